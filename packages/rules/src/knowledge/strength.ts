import type { StrengthName } from './language.ts';

/**
 * The likelihood ratio that each strength stands for, as a natural logarithm: how many times more often
 * the finding is seen where the cause is at work than where it is not. weak 2:1, moderate
 * 5:1, strong 20:1, decisive 100:1, near the steps of Jeffreys (Theory of Probability, appendix B).
 */
export const logRatio: Record<StrengthName, number> = {
  decisive: Math.log(100),
  strong: Math.log(20),
  moderate: Math.log(5),
  weak: Math.log(2),
  weakly_against: -Math.log(2),
  moderately_against: -Math.log(5),
  strongly_against: -Math.log(20),
  decisively_against: -Math.log(100),
  /** Not impossible, so that an error in one observation can still be outweighed by much else. */
  rules_out: -Math.log(1e6),
};
