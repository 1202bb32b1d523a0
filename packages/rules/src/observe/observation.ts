import type { FactValue } from '../knowledge/fact-values.ts';

/** Where an observation comes from. Quotes are redacted text. */
export type ObservationSource =
  | { kind: 'lines'; artifact: string; firstLine: number; lastLine: number; quote: string }
  | { kind: 'report'; quote: string }
  | { kind: 'answer'; question: string }
  | { kind: 'probe'; check: string; at: string }
  | { kind: 'profile'; provider: string };

/** A fact's value and where it comes from. */
export interface Observation {
  fact: string;
  /** In words, with the value. */
  statement: string;
  value: FactValue;
  source: ObservationSource;
}

/**
 * Which of two observations of one fact is believed: what a person corrects before what a probe sees,
 * what the failing exchange itself shows before what a log near it says, the report's words last but one.
 */
export const believed = { profile: 0, report: 1, log: 2, exchange: 3, probe: 4, answer: 5 } as const;
export type Belief = keyof typeof believed;
