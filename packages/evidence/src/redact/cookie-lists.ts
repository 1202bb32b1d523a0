import { maskCookieValue } from './cookies.ts';
import { quoteAt, stringEnd } from './quotes.ts';
import type { Found } from './span.ts';

const opening = /(?:\\{0,15}["'])?\s{0,20}[:=]\s{0,20}([[{])/y;
const readable = new Set([
  'name',
  'path',
  'domain',
  'expires',
  'comment',
  'sameSite',
  'samesite',
  'key',
  'httpOnly',
  'secure',
]);

/** Values of `"cookies": [{"name": …, "value": …}]`, as in HAR files, and of `"cookies": {"sid": …}`. */
export function maskNamedCookies(text: string, after: number, found: Found): void {
  opening.lastIndex = after;
  const match = opening.exec(text);
  if (!match) return;
  const isList = match[1] === '[';
  let depth = 1;
  let key = '';
  for (let i = opening.lastIndex; i < text.length && depth > 0; i += 1) {
    const c = text.charAt(i);
    if (c === '[' || c === '{') {
      depth += 1;
      // No list of cookies is deeper; and nested openings must not have the text walked through for each.
      if (depth > 4) return;
    } else if (c === ']' || c === '}') depth -= 1;
    else if (c === '"' || c === "'" || c === '\\') {
      const quote = quoteAt(text, i);
      if (quote === '') continue;
      const start = i + quote.length;
      const { end, closed } = stringEnd(text, start, quote);
      if (!closed) return;
      i = end + quote.length - 1;
      if (/^\s{0,20}:/.test(text.slice(i + 1, i + 24))) key = text.slice(start, end);
      else if (isList ? key === 'value' || key === 'Value' : !readable.has(key))
        maskCookieValue(text, start, end, found);
    } else if (c === '<' || c === '>') return;
  }
}
