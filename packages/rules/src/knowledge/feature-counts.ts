import type { Feature } from './word-features.ts';

/** Who has a feature, and how often: two lists of the same length. */
export interface Occurrences {
  /** Members by their place, ascending. */
  members: Uint16Array;
  counts: Uint32Array;
}

/**
 * How often each of several members has each feature, kept feature by feature (an inverted index: Zobel and
 * Moffat, 2006, ACM Computing Surveys 38): a table for each member takes four times the memory.
 */
export class FeatureCounts {
  readonly #numbers = new Map<Feature, number>();
  /** Where the occurrences of each feature begin, and after the last one where they end. */
  readonly #starts: Uint32Array;
  readonly #members: Uint16Array;
  readonly #counts: Uint32Array;
  /** How many features each member has, by its place. */
  readonly sizes: readonly number[];

  /** @param members the features of each, a feature as often as it has it */
  constructor(members: readonly Iterable<Feature>[]) {
    const tallies = members.map((features) => this.#tally(features));
    this.sizes = tallies.map((tally) => tally.values().reduce((total, count) => total + count, 0));
    const starts = new Uint32Array(this.#numbers.size + 1);
    for (const tally of tallies) for (const number of tally.keys()) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
    for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const total = starts.at(-1) ?? 0;
    this.#starts = starts;
    this.#members = new Uint16Array(total);
    this.#counts = new Uint32Array(total);
    const free = starts.slice();
    tallies.forEach((tally, member) => {
      for (const [number, count] of tally) {
        const at = free[number] ?? 0;
        this.#members[at] = member;
        this.#counts[at] = count;
        free[number] = at + 1;
      }
    });
  }

  /** Undefined where no member has the feature. */
  of(feature: Feature): Occurrences | undefined {
    const number = this.#numbers.get(feature);
    if (number === undefined) return undefined;
    const [start, end] = this.#starts.subarray(number, number + 2);
    return { members: this.#members.subarray(start, end), counts: this.#counts.subarray(start, end) };
  }

  #tally(features: Iterable<Feature>): Map<number, number> {
    const tally = new Map<number, number>();
    for (const feature of features) {
      const number = this.#numbers.get(feature) ?? this.#numbers.size;
      this.#numbers.set(feature, number);
      tally.set(number, (tally.get(number) ?? 0) + 1);
    }
    return tally;
  }
}
