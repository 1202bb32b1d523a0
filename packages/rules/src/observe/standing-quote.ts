import type { Place } from './text-cues.ts';

/** Characters of a quote, and how many of them stand before the words that it proves. */
const quoteLength = 300;
const before = 100;

/**
 * A quote that stands in the artifact. A body is quoted as it was read where its line shows that text, bare or
 * escaped as in a HAR; where a reader wrote the body anew (a Python dict as JSON) or joined it from several lines
 * (Newman's box), the line that says the words found is quoted. What was decoded (Base64) stays as it was read.
 */
export function standingQuote(place: Place, words: string, lines: readonly string[], firstLine: number): Place {
  if (lines.length === 0 || standsIn(place.quote.replace(/^…|…$/g, ''), lines)) return place;
  const longestFirst = (words.match(/[\p{L}\p{N}_]{3,}/gu) ?? []).sort((a, b) => b.length - a.length);
  for (const wanted of [words.trim(), ...longestFirst.slice(0, 5)]) {
    const index = lines.findIndex((line) => line.includes(wanted));
    const line = lines[index];
    if (line !== undefined) return { line: firstLine + index, quote: around(line, line.indexOf(wanted)) };
  }
  return lines.length === 1 ? place : { line: firstLine, quote: around((lines[0] ?? '').trim(), 0) };
}

/** Whether one of the lines shows a text, as it is or as JSON in JSON writes it. */
function standsIn(text: string, lines: readonly string[]): boolean {
  const once = JSON.stringify(text).slice(1, -1);
  const twice = JSON.stringify(once).slice(1, -1);
  return lines.some((line) => line.includes(text) || line.includes(once) || line.includes(twice));
}

function around(line: string, at: number): string {
  if (line.length <= quoteLength) return line.trim();
  const start = Math.max(0, at - before);
  const cut = line.slice(start, start + quoteLength).trim();
  return start + quoteLength < line.length ? `${cut}…` : cut;
}
