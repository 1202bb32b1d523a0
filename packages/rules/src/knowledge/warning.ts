import type { Problem } from './problem.ts';

/** What is not wrong in itself and has no effect, or not the effect that was meant. */
export const warningKinds = [
  'contradicting',
  'out_of_reach',
  'not_told_apart',
  'shadowed',
  'unobtainable',
  'missing_choice',
  'no_benefit',
  'unused',
  'unwritten',
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** Something in the knowledge that is allowed and yet hardly meant: where, what, and how to mend it. */
export interface Warning extends Problem {
  kind: WarningKind;
}
