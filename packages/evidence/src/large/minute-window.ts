import type { Exchange } from '../exchange.ts';

/** Places that are watched; a log with more of them is no log of one rate limit. */
const mostPlaces = 1_000;
const second = 1000;
const minute = 60;

/** Counts the requests to each place in the minute before it first refuses one for their number (429, 503). */
export class MinuteWindows {
  readonly #windows = new Map<string, Map<number, number> | null>();

  /**
   * Takes the exchanges in order.
   * @returns for the first refusal of a place the requests in the minute before, to the second; else undefined
   */
  take(exchange: Exchange, place: string): number | undefined {
    const at = exchange.startedAt?.at;
    const window = this.#windows.get(place);
    if (at === undefined || window === null) return undefined;
    const status = exchange.response?.status;
    const now = Math.floor(at / second);
    if (status !== 429 && status !== 503) {
      this.#add(place, window, now);
      return undefined;
    }
    if (window || this.#windows.size < mostPlaces) this.#windows.set(place, null);
    let count = 0;
    for (const [then, requests] of window ?? []) if (then > now - minute && then <= now) count += requests;
    return count;
  }

  #add(place: string, known: Map<number, number> | undefined, now: number): void {
    const window = known ?? new Map<number, number>();
    if (!known) {
      if (this.#windows.size >= mostPlaces) return;
      this.#windows.set(place, window);
    }
    window.set(now, (window.get(now) ?? 0) + 1);
    if (window.size <= 4 * minute) return;
    const newest = Math.max(...window.keys());
    for (const then of window.keys()) if (then <= newest - 2 * minute) window.delete(then);
    // Times that jump to and fro are no rate; what is oldest by order goes.
    for (const then of window.keys()) {
      if (window.size <= 2 * minute) break;
      window.delete(then);
    }
  }
}
