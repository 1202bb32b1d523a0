import type { PlacedMask } from './mask.ts';
import type { Span } from './span.ts';
import { vendorOf } from './vendor-match.ts';

/**
 * Spans in order and apart: what several scans found is one secret, and what is masked already is
 * left alone. Of two that overlap the wider wins; that keeps a name's whole value together.
 */
export function settle(spans: Span[], masks: readonly PlacedMask[]): Span[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Span[] = [];
  let mask = 0;
  for (const span of spans) {
    while ((masks[mask]?.end ?? Number.POSITIVE_INFINITY) <= span.start) mask += 1;
    const touched = masks[mask];
    if (touched && touched.start < span.end) continue;
    const last = settled.at(-1);
    const lastEnd = last ? Math.max(last.end, last.tails?.at(-1)?.[1] ?? 0) : 0;
    if (!last || span.start >= lastEnd) {
      settled.push(span);
      continue;
    }
    if (span.end <= lastEnd) continue;
    // They cross: together they are one secret as far as anybody can tell.
    const secret = last.secret + span.secret.slice(-(span.end - lastEnd));
    const vendor = vendorOf(secret);
    settled[settled.length - 1] = {
      start: last.start,
      end: span.end,
      kind: vendor?.kind ?? last.kind,
      prefix: vendor?.prefix ?? last.prefix,
      secret,
      ...(last.attributes ? { attributes: last.attributes } : {}),
    };
  }
  return settled;
}
