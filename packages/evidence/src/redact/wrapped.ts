import { looksRandom } from './randomness.ts';
import type { Span } from './span.ts';

const continuation = /([A-Za-z0-9_.+/=~-]{1,2048})(\\?["'`]|[ \t]*(?:\r|\n|$)|[ \t]+-|[;,)}])/y;
const narrowest = 60;
const dateOrUuid = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)/i;

/**
 * A secret that a terminal or a mail program broke over two lines: the part on the next line belongs
 * to it. Believed when a quotation mark that was opened before the secret closes behind that part, when
 * the part stands alone on its line, or when the line is as wide as such programs make them; and, but
 * for quotes, only when it looks drawn.
 */
export function withWrappedTail(text: string, span: Span): Span {
  const at = span.end;
  const broken = /^\\?(?:\r\n|\n|\r)[ \t]{0,12}/.exec(text.slice(at, at + 16));
  if (!broken || (span.tails && span.tails.length > 0)) return span;
  const from = at + broken[0].length;
  continuation.lastIndex = from;
  const [, rest, follower = ''] = continuation.exec(text) ?? [];
  if (rest === undefined || dateOrUuid.test(rest)) return span;
  const tail: Span = { ...span, secret: span.secret + rest, tails: [[from, from + rest.length]] };
  if (/["'`]$/.test(follower) && quoteIsOpen(text, span.start)) return tail;
  // `NAME=value` is the next variable, not the rest of this one.
  if (/=./.test(rest.replace(/=+$/, '')) || !looksRandom(rest, 4)) return span;
  const isAlone = /^\s*$/.test(follower) && rest.length >= 8;
  const isWide = !text.slice(Math.max(0, at - narrowest), at).includes('\n') && at >= narrowest;
  return isAlone || isWide ? tail : span;
}

/** True when a quotation mark on the span's own line stands open before it. */
function quoteIsOpen(text: string, start: number): boolean {
  return /["'`][^"'`\r\n]*$/.test(text.slice(Math.max(0, start - 200), start));
}
