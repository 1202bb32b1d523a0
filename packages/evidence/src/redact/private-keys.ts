import type { Found } from './span.ts';

const begin = /-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----/g;
/** Real line breaks, and those written `\n` in JSON or an .env file, at any depth of escaping. */
const lineBreak = /\r\n|\n|\r|(?<!\\)\\+(?:r\\+n|[nr])/g;
const wholeLine = /^[ \t>|"']*([A-Za-z0-9+/=]+)[ \t"',\\]*$/;
const longRunAtEnd = /([A-Za-z0-9+/=]{40,})[ \t"',\\]*$/;
/** A line of key material is 64 or 76 characters; what is longer is not searched, only taken whole. */
const longestLine = 1000;
const blockHeader = /^[ \t>|]*(?:[A-Za-z][A-Za-z-]{1,30}: .{0,200})?[ \t]*$/;

/**
 * Bodies of private key blocks (PEM, OpenSSH, PGP), cut ones included. The BEGIN and END lines and all
 * line breaks stay: a missing END or lost line breaks are what is wrong with many keys.
 */
export function scanForPrivateKeys(text: string, found: Found): void {
  if (!text.includes('PRIVATE KEY')) return;
  const places = {
    breaks: nextOf((from) => matchFrom(lineBreak, text, from)),
    dashes: nextOf((from) => dashesFrom(text, from)),
  };
  begin.lastIndex = 0;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const pieces = bodyOf(text, begin.lastIndex, places);
    const [first, ...tails] = pieces;
    if (!first) continue;
    const secret = pieces.map(([start, end]) => text.slice(start, end)).join('');
    found({ start: first[0], end: first[1], kind: 'private-key', prefix: '', secret, tails });
    begin.lastIndex = (tails.at(-1) ?? first)[1];
  }
}

type Place = readonly [start: number, end: number];

/** Remembers the next place, so that a text full of BEGIN lines is still searched once. */
function nextOf(search: (from: number) => Place): (from: number) => Place {
  let known: Place = [-1, -1];
  let searchedFrom = 0;
  return (from) => {
    if (known[0] < from || from < searchedFrom) {
      known = search(from);
      searchedFrom = from;
    }
    return known;
  };
}

function matchFrom(pattern: RegExp, text: string, from: number): Place {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? [match.index, pattern.lastIndex] : [text.length, text.length];
}

function dashesFrom(text: string, from: number): Place {
  const at = text.indexOf('-----', from);
  return at < 0 ? [text.length, text.length] : [at, at + 5];
}

/** The runs of key material after a BEGIN line, one a line. */
function bodyOf(
  text: string,
  from: number,
  next: { breaks: (from: number) => Place; dashes: (from: number) => Place },
): [number, number][] {
  const pieces: [number, number][] = [];
  let at = from;
  for (let first = true; at < text.length; first = false) {
    const [end, after] = next.breaks(at);
    const [dashes] = next.dashes(at);
    if (dashes < end) {
      // The END stands on this line: a key on one line, its breaks lost or turned into spaces.
      pushInner(text, at, dashes, pieces);
      return pieces;
    }
    const line = text.slice(at, end);
    const whole = wholeLine.exec(line) ?? (line.length <= longestLine ? longRunAtEnd.exec(line) : null);
    const [all, run] = whole ?? [];
    if (whole && all !== undefined && run !== undefined) {
      const start = at + whole.index + all.indexOf(run);
      pieces.push([start, start + run.length]);
    } else if (first && line.trim().length > 0) {
      pushInner(text, at, endOfInline(text, at, end), pieces);
      return pieces;
    } else if (line.length > 300 || !blockHeader.test(line)) {
      return pieces;
    }
    at = after;
  }
  return pieces;
}

const inline = /[A-Za-z0-9+/= \t]*/y;

function endOfInline(text: string, at: number, end: number): number {
  inline.lastIndex = at;
  inline.test(text);
  return Math.min(inline.lastIndex, end);
}

function pushInner(text: string, from: number, to: number, pieces: [number, number][]): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (end - start >= 4 && !text.slice(start, end).includes('…')) pieces.push([start, end]);
}
