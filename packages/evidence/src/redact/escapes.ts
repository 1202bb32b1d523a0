import type { View } from './view.ts';

/**
 * Escapes of URLs, JSON, JavaScript, Python and HTML that hide something: of a letter, a digit or a sign that
 * needs none, of an escape, of `@`. Those that every URL has (`%20`, `%2F`, `%3D`) the other scans read as they are.
 */
const telling = {
  '%': /%(?:2[5de]|3[0-9]|40|[46][1-9a-f]|[57][0-9a]|5f|7e)/iy,
  '\\u00': /\\u00[2-7][0-9a-f]/iy,
  '\\x': /\\x[2-7][0-9a-f]/iy,
  '&': /&(?:#(?:x[2-7][0-9a-f]|[3-9][0-9]|1[0-2][0-9]);|[lg]t;|amp;(?:#|[a-z]{2,4};))/iy,
};
const anyEscape =
  /%([2-7][0-9a-f])|\\{1,15}u00([2-7][0-9a-f])|\\{1,15}x([2-7][0-9a-f])|&#(?:x([2-7][0-9a-f])|([3-9][0-9]|1[0-2][0-9]));|&(lt|gt|amp|quot|apos);/giy;
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What stands around an escape and may belong to it: a name before the value, and the rest of the value. */
const around = 400;
/** Longer parts are taken in pieces, so that a map back never is as long as the text. */
const longest = 1 << 16;

/** Calls `visit` with each part of a text that has escapes, as it reads without them. */
export function eachUnescaped(text: string, visit: (view: View) => void): void {
  const next = tellingEscapes(text);
  let start = -1;
  let end = 0;
  for (let at = next(0); at < text.length; at = next(at + 1)) {
    if (start >= 0 && at > end) {
      end = runEnd(text, end);
      if (at > end) {
        visit(unescapedView(text, start, end));
        start = -1;
      }
    }
    if (start < 0) start = runStart(text, Math.max(end, at - around), end);
    end = Math.max(end, Math.min(text.length, at + around));
    if (at - start > longest) {
      visit(unescapedView(text, start, end));
      start = at - around;
    }
  }
  if (start >= 0) visit(unescapedView(text, start, runEnd(text, end)));
}

/** Where the next telling escape stands at or after a place; the text's length when there is none. Asked in order. */
function tellingEscapes(text: string): (from: number) => number {
  const kinds = Object.entries(telling).map(([mark, pattern]) => ({ mark, pattern, at: -1 }));
  const advance = (mark: string, pattern: RegExp, from: number) => {
    for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
      pattern.lastIndex = at;
      if (pattern.test(text)) return at;
    }
    return text.length;
  };
  return (from) => {
    let nearest = text.length;
    for (const kind of kinds) {
      if (kind.at < from) kind.at = advance(kind.mark, kind.pattern, from);
      nearest = Math.min(nearest, kind.at);
    }
    return nearest;
  };
}

/** Where the word that is cut at `at` begins, not before `least`. */
function runStart(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && at - start < longest && isInWord(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function runEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longest && isInWord(text.charCodeAt(end))) end += 1;
  return end;
}

/** Neither white space nor a quotation mark. */
const isInWord = (c: number) => c > 32 && c !== 34 && c !== 39 && c !== 96;

function unescapedView(text: string, start: number, end: number): View {
  const from = new Int32Array(end - start);
  const to = new Int32Array(end - start);
  const parts: string[] = [];
  let length = 0;
  let kept = start;
  for (let i = start; i < end; ) {
    const c = text.charCodeAt(i);
    if (c === 37 || c === 38 || c === 92) {
      anyEscape.lastIndex = i;
      const match = anyEscape.exec(text);
      if (match && anyEscape.lastIndex <= end) {
        parts.push(text.slice(kept, i), characterOf(match));
        from[length] = i;
        i = anyEscape.lastIndex;
        to[length] = i;
        length += 1;
        kept = i;
        continue;
      }
    }
    from[length] = i;
    i += 1;
    to[length] = i;
    length += 1;
  }
  parts.push(text.slice(kept, end));
  return { plain: parts.join(''), from, to };
}

function characterOf(match: RegExpExecArray): string {
  const [, percent, u, x, hexadecimal, decimal, name] = match;
  if (name !== undefined) return named[name.toLowerCase()] ?? '';
  const code = decimal === undefined ? Number.parseInt(percent ?? u ?? x ?? hexadecimal ?? '', 16) : Number(decimal);
  return String.fromCharCode(code);
}
