import type { Instant } from '../exchange.ts';
import { type Times, TimesCounter } from './times.ts';

/**
 * Others that went like the one they are told with. Of a large artifact the first and the last of a kind
 * are kept whole; those between are counted here and are not kept.
 */
export interface Repeats {
  count: number;
  /** Lines of the first and of the last of them. */
  firstLine: number;
  lastLine: number;
  /** The earliest and the latest time that any of them tells. */
  firstAt?: Instant;
  lastAt?: Instant;
  times?: Times;
  /** True where they only have in common that they went well or ill: too many kinds to count one by one. */
  mixed?: true;
}

/** How many an exchange or a record stands for: itself, and those that went alike and are not kept. */
export function weightOf({ repeats }: { repeats?: Repeats }): number {
  return 1 + (repeats?.count ?? 0);
}

/** One that is counted, with its place and time. */
export interface Occurrence {
  firstLine: number;
  lastLine: number;
  at: Instant | undefined;
}

/** Counts what is not kept. */
export class RepeatsCounter {
  #count = 0;
  #firstLine = Number.POSITIVE_INFINITY;
  #lastLine = 0;
  #firstAt: Instant | undefined;
  #lastAt: Instant | undefined;
  #times: TimesCounter | undefined;

  get count(): number {
    return this.#count;
  }

  add({ firstLine, lastLine, at }: Occurrence): void {
    this.#count += 1;
    this.#place(firstLine, lastLine);
    if (!at) return;
    this.#span(at, at);
    this.#times ??= new TimesCounter();
    this.#times.add(at.at);
  }

  addAll({ count, firstLine, lastLine, firstAt, lastAt, times }: Repeats): void {
    this.#count += count;
    this.#place(firstLine, lastLine);
    if (firstAt && lastAt) this.#span(firstAt, lastAt);
    if (!times) return;
    this.#times ??= new TimesCounter();
    this.#times.addAll(times);
  }

  /** Undefined where nothing was counted. */
  repeats(): Repeats | undefined {
    if (this.#count === 0) return undefined;
    const repeats: Repeats = { count: this.#count, firstLine: this.#firstLine, lastLine: this.#lastLine };
    if (this.#firstAt) repeats.firstAt = this.#firstAt;
    if (this.#lastAt) repeats.lastAt = this.#lastAt;
    const times = this.#times?.times();
    if (times) repeats.times = times;
    return repeats;
  }

  #place(firstLine: number, lastLine: number): void {
    this.#firstLine = Math.min(this.#firstLine, firstLine);
    this.#lastLine = Math.max(this.#lastLine, lastLine);
  }

  #span(first: Instant, last: Instant): void {
    if (!this.#firstAt || first.at < this.#firstAt.at) this.#firstAt = first;
    if (!this.#lastAt || last.at > this.#lastAt.at) this.#lastAt = last;
  }
}
