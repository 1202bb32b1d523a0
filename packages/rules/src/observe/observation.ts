import { reportName } from '../evidence-input.ts';
import type { FactValue } from '../knowledge/fact-values.ts';

/** Where an observation comes from. Quotes are redacted text. */
export type ObservationSource =
  | { kind: 'lines'; artifact: string; firstLine: number; lastLine: number; quote: string }
  /** `hedged`: they only suppose it. */
  | { kind: 'report'; quote: string; hedged?: true }
  | { kind: 'answer'; question: string }
  | { kind: 'probe'; check: string; at: string }
  | { kind: 'profile'; provider: string };

/** Lines of an artifact as a source; lines of the report are its words. */
export function linesSource(artifact: string, firstLine: number, lastLine: number, quote: string): ObservationSource {
  return artifact === reportName ? { kind: 'report', quote } : { kind: 'lines', artifact, firstLine, lastLine, quote };
}

/** A fact's value and where it comes from. */
export interface Observation {
  fact: string;
  /** In words, with the value. */
  statement: string;
  value: FactValue;
  source: ObservationSource;
  /** Of a likeness: how much the text is like each hypothesis, by cause id or `none`; nats, before they are weighed. */
  likeness?: Readonly<Record<string, number>>;
}

/**
 * Which of two observations of one fact is believed: what a person corrects before what a probe sees,
 * what the failing exchange itself shows before what a log near it says, then the report's words. An
 * exchange that did not fail (`bystander`) says less of the failure than the person who reports it; a guess
 * of theirs says least.
 */
export const believed = {
  guess: 0,
  profile: 1,
  bystander: 2,
  report: 3,
  log: 4,
  exchange: 5,
  probe: 6,
  answer: 7,
} as const;
export type Belief = keyof typeof believed;
