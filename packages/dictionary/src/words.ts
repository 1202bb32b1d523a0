import type { Cause, StrengthName } from '@causeway/rules';

/** How often a cause is met, in words. */
export const baseRateWords: Record<Cause['baseRate'], string> = {
  very_common: 'very often',
  common: 'often',
  uncommon: 'now and then',
  rare: 'rarely',
};

/** How much a finding counts, in a word. */
export const strengthWords: Record<StrengthName, string> = {
  decisive: 'decisive',
  strong: 'strong',
  moderate: 'moderate',
  weak: 'weak',
  weakly_against: 'weak',
  moderately_against: 'moderate',
  strongly_against: 'strong',
  decisively_against: 'decisive',
  rules_out: 'rules it out',
};

/** How many times more often a finding is seen with the cause than without it, or the reverse. */
export const strengthRatios: Record<StrengthName, string> = {
  decisive: '100 to 1',
  strong: '20 to 1',
  moderate: '5 to 1',
  weak: '2 to 1',
  weakly_against: '1 to 2',
  moderately_against: '1 to 5',
  strongly_against: '1 to 20',
  decisively_against: '1 to 100',
  rules_out: '1 to a million',
};

/** Whether a strength speaks for its cause. */
export function speaksFor(strength: StrengthName): boolean {
  return strength === 'decisive' || strength === 'strong' || strength === 'moderate' || strength === 'weak';
}

/** `1 cause`, `12 causes`. */
export function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** An address as one reads it: without scheme and last slash. */
export function readableUrl(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
