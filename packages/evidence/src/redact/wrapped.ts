import { looksRandom } from './randomness.ts';
import type { Span } from './span.ts';

const continuation = /([A-Za-z0-9_.+/=~-]{1,2048})(\\?["'`]|[ \t]*(?:\r|\n|$)|[ \t]+-|[;,)}])/y;
const narrowest = 60;

/**
 * A secret that a terminal or a mail program broke over two lines: the part on the next line belongs
 * to it. Believed when the line is as wide as such programs make them, and what follows looks drawn.
 */
export function withWrappedTail(text: string, span: Span): Span {
  const at = span.end;
  const c = text.charCodeAt(at);
  if (c !== 10 && c !== 13 && !(c === 92 && /^\\\r?\n/.test(text.slice(at, at + 3)))) return span;
  if (span.tails && span.tails.length > 0) return span;
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - narrowest, 0);
  const isWide = at - lineStart >= narrowest;
  const next = /^\\?\r?\n?/.exec(text.slice(at, at + 3))?.[0].length ?? 1;
  let from = at + next;
  while (text.charCodeAt(from) === 32 && from - at < 12) from += 1;
  continuation.lastIndex = from;
  const match = continuation.exec(text);
  const rest = match?.[1];
  if (rest === undefined || /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(rest) || (rest.includes('=') && !/=$/.test(rest)))
    return span;
  const closesQuote = /["'`]$/.test(match?.[2] ?? '') && openQuote(text, span.start, lineStart);
  const believed = closesQuote ? rest.length >= 2 : isWide && looksRandom(rest, 4) && !/^[a-z]+$/i.test(rest);
  if (!believed) return span;
  return { ...span, secret: span.secret + rest, tails: [[from, from + rest.length]] };
}

/** True when a quotation mark on the span's own line stands open before it. */
function openQuote(text: string, start: number, lineStart: number): boolean {
  return /["'`][^"'`]*$/.test(text.slice(Math.max(lineStart, start - 200), start));
}
