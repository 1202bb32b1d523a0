import type { PlacedMask } from './mask.ts';
import { isPlaceholder } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import type { Span } from './span.ts';
import { vendorOf } from './vendor-match.ts';

/**
 * Spans in order and apart: what several scans found is one secret. What is masked already stays, and what
 * touches a mask in such a span is a secret of its own, so that a mask that somebody wrote hides nothing.
 */
export function settle(text: string, spans: readonly Span[], masks: readonly PlacedMask[]): Span[] {
  const apart = masks.length === 0 ? [...spans] : outsideMasks(text, spans, masks);
  apart.sort((a, b) => a.start - b.start || reachOf(b) - reachOf(a) || b.end - a.end);
  const settled: Span[] = [];
  for (const span of apart) {
    const last = settled.at(-1);
    if (!last || span.start >= reachOf(last)) {
      settled.push(span);
      continue;
    }
    if (reachOf(span) <= reachOf(last)) continue;
    settled[settled.length - 1] = together(text, last, span);
  }
  return settled;
}

/** More is not looked at to see whose a secret is. */
const longestPrefixed = 512;

/** Where a span ends, tails included. */
function reachOf({ end, tails }: Span): number {
  return tails?.at(-1)?.[1] ?? end;
}

/** Two spans that cross: together they are one secret as far as anybody can tell. */
function together(text: string, first: Span, second: Span): Span {
  const places: [number, number][] = [];
  for (const [start, end] of [...placesOf(first), ...placesOf(second)].sort((a, b) => a[0] - b[0])) {
    const last = places.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else places.push([start, end]);
  }
  const [whole = [first.start, first.end], ...tails] = places;
  // Without line breaks and escapes the secret is what is written; a slice costs nothing however often they cross.
  const secret =
    tails.length === 0 ? text.slice(...whole) : places.map(([start, end]) => text.slice(start, end)).join('');
  const vendor = vendorOf(secret.slice(0, longestPrefixed));
  return {
    start: whole[0],
    end: whole[1],
    kind: vendor?.kind ?? first.kind,
    prefix: vendor?.prefix ?? first.prefix,
    secret,
    ...(first.attributes ? { attributes: first.attributes } : {}),
    ...(tails.length > 0 ? { tails } : {}),
  };
}

function placesOf({ start, end, tails }: Span): [number, number][] {
  return [[start, end], ...(tails ?? []).map(([a, b]): [number, number] => [a, b])];
}

/** The spans, those that touch masks replaced by what of them is neither masked nor plain. */
function outsideMasks(text: string, spans: readonly Span[], masks: readonly PlacedMask[]): Span[] {
  const outside: Span[] = [];
  const add = (span: Span) => outside.push(span);
  for (const span of spans) {
    let mask = firstEndingAfter(masks, span.start);
    if ((masks[mask]?.start ?? Number.POSITIVE_INFINITY) >= reachOf(span)) {
      outside.push(span);
      continue;
    }
    for (const [start, end] of placesOf(span)) {
      let at = start;
      while (mask > 0 && (masks[mask - 1]?.end ?? 0) > at) mask -= 1;
      for (let next = masks[mask]; next && next.start < end; next = masks[mask]) {
        if (next.end > at) {
          pushRest(text, at, next.start, span.kind, add);
          at = next.end;
        }
        mask += 1;
      }
      pushRest(text, at, end, span.kind, add);
    }
  }
  return outside;
}

const besides = /[A-Za-z0-9+=_.~!-]{1,4096}/y;

/** What is written right behind a mask or right before it, as if it were more of it, and looks drawn. */
export function scanBesideMasks(text: string, masks: readonly PlacedMask[], found: (span: Span) => void): void {
  let after = 0;
  for (const [i, mask] of masks.entries()) {
    let start = mask.start;
    while (start > after && mask.start - start < 4096 && isBeside(text, start - 1)) start -= 1;
    pushRest(text, start, mask.start, 'credential', found);
    besides.lastIndex = mask.end;
    const end = besides.test(text) ? besides.lastIndex : mask.end;
    after = Math.min(end, masks[i + 1]?.start ?? end);
    pushRest(text, mask.end, after, 'credential', found);
  }
}

function isBeside(text: string, at: number): boolean {
  besides.lastIndex = at;
  return besides.test(text);
}

function firstEndingAfter(masks: readonly PlacedMask[], at: number): number {
  let low = 0;
  let high = masks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

const piece = /[^\s"'`<>,;()[\]{}]+/g;
/** As much as `isPlaceholder` leaves readable beside what others have masked. */
const tolerated = 7;

/** What of a part that is not masked could be a secret. */
function pushRest(text: string, start: number, end: number, kind: string, found: (span: Span) => void): void {
  if (end - start <= tolerated) return;
  for (const match of text.slice(start, end).matchAll(piece)) {
    const secret = match[0];
    if (secret.length <= tolerated || isPlaceholder(secret) || !looksRandom(secret, 6)) continue;
    found({ start: start + match.index, end: start + match.index + secret.length, kind, prefix: '', secret });
  }
}
