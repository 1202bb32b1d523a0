/** How often something happened over time. A bounded number of buckets, whatever the span. */
export interface Times {
  /** Beginning of the first bucket: milliseconds since 1970 in UTC, a multiple of `stepMs`. */
  startsAt: number;
  /** Milliseconds a bucket: a minute, or longer where that would make too many. */
  stepMs: number;
  counts: readonly number[];
}

const minute = 60_000;
/** Each is a multiple of the one before it, so that buckets merge whole. */
const steps = [1, 5, 15, 60, 360, 1440, 10_080, 100_800, 1_008_000, 100_800_000, 1_008_000_000, 10_080_000_000].map(
  (minutes) => minutes * minute,
);
/** Times that a date can have (ECMA-262, 21.4.1.1); a log may tell others. The longest step takes all of them in. */
const mostTime = 8.64e15;
/** Enough for two hours of minutes and for a sparkline as wide as a screen. */
const mostBuckets = 120;

/** Counts moments in as fine buckets as their span allows; their order is of no matter. */
export class TimesCounter {
  #step = minute;
  #first = 0;
  #counts: number[] = [];

  /** @param at milliseconds since 1970 in UTC */
  add(at: number): void {
    if (Math.abs(at) <= mostTime) this.#put(at, 1);
  }

  /** Adds everything that was counted elsewhere. */
  addAll({ startsAt, stepMs, counts }: Times): void {
    // Buckets merge upwards only.
    while (this.#step < stepMs && this.#coarsen());
    counts.forEach((count, i) => {
      if (count > 0) this.#put(startsAt + i * stepMs, count);
    });
  }

  /** Undefined where nothing was counted. */
  times(): Times | undefined {
    if (this.#counts.length === 0) return undefined;
    return { startsAt: this.#first * this.#step, stepMs: this.#step, counts: [...this.#counts] };
  }

  #put(at: number, count: number): void {
    let bucket = Math.floor(at / this.#step);
    if (this.#counts.length === 0) this.#first = bucket;
    while (this.#spanWith(bucket) > mostBuckets && this.#coarsen()) bucket = Math.floor(at / this.#step);
    for (; bucket < this.#first; this.#first -= 1) this.#counts.unshift(0);
    while (bucket >= this.#first + this.#counts.length) this.#counts.push(0);
    const place = bucket - this.#first;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  #spanWith(bucket: number): number {
    return Math.max(bucket, this.#first + this.#counts.length - 1) - Math.min(bucket, this.#first) + 1;
  }

  #coarsen(): boolean {
    const next = steps.find((step) => step > this.#step);
    if (next === undefined) return false;
    const counts: number[] = [];
    const first = Math.floor((this.#first * this.#step) / next);
    this.#counts.forEach((count, i) => {
      const place = Math.floor(((this.#first + i) * this.#step) / next) - first;
      counts[place] = (counts[place] ?? 0) + count;
    });
    this.#step = next;
    this.#first = first;
    this.#counts = counts;
    return true;
  }
}
