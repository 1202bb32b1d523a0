import type { Found, Span } from './span.ts';

/**
 * Part of a text as it reads when escapes are undone or broken lines are joined, with the way back: character
 * `i` of `plain` was written in the text from `from[i]` to `to[i]`.
 */
export interface View {
  plain: string;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/** Finds what a view shows and says where it stands in the text itself. */
export function searchView(text: string, view: View, search: (plain: string) => readonly Span[], found: Found): void {
  for (const span of search(view.plain)) {
    const places: [number, number][] = [];
    for (const [start, end] of [[span.start, span.end] as const, ...(span.tails ?? [])]) {
      pushPlaces(text, view, start, end, places);
    }
    const [first, ...tails] = places;
    if (!first) continue;
    const { start: _, end: __, tails: ___, quote: ____, ...said } = span;
    found({ ...said, start: first[0], end: first[1], ...(tails.length > 0 ? { tails } : {}) });
  }
}

/** Where `start` to `end` of a view stands: one place, or several where line breaks lie between. */
function pushPlaces(text: string, { from, to }: View, start: number, end: number, places: [number, number][]): void {
  let begin = start;
  for (let i = start; i < end; i += 1) {
    const stop = to[i] ?? 0;
    const next = i + 1 < end ? (from[i + 1] ?? stop) : stop;
    const isLast = i + 1 === end;
    if (!isLast && !(next > stop && hasBreak(text, stop, next))) continue;
    places.push([from[begin] ?? 0, stop]);
    begin = i + 1;
  }
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return true;
  }
  return false;
}
