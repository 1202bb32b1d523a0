import { reportName } from '../evidence-input.ts';
import type { FactValue } from '../knowledge/fact-values.ts';

/** Where an observation comes from. Quotes are redacted text. */
export type ObservationSource =
  | { kind: 'lines'; artifact: string; firstLine: number; lastLine: number; quote: string }
  | { kind: 'report'; quote: string }
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
 * exchange that did not fail (`bystander`) says less of the failure than the person who reports it.
 */
export const believed = { profile: 0, bystander: 1, report: 2, log: 3, exchange: 4, probe: 5, answer: 6 } as const;
export type Belief = keyof typeof believed;
