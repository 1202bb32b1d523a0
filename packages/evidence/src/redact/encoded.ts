import { textOfBase64 } from './base64-text.ts';
import { eachRun, runAlphabet } from './character-runs.ts';
import type { Found, Span } from './span.ts';

const base64Letters = runAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-');
const shortestRun = 24;

/** Base64 of a text that itself holds credentials, as a whole. `search` looks into the decoded text. */
export function scanEncoded(text: string, search: (decoded: string) => Span | undefined, found: Found): void {
  eachRun(text, base64Letters, shortestRun, (start, end) => {
    if (!looksEncoded(text, start)) return end;
    const whole = wrappedLines(text, start, end);
    // What stands below may be something else that only looks like more of it.
    const opened = openedIn(text, whole, search) ?? openedIn(text, whole.slice(0, 1), search);
    if (!opened) return end;
    const { inner, written, lines } = opened;
    const [first = [start, end], ...tails] = lines;
    while (text.charAt(first[1]) === '=') first[1] += 1;
    const prefix: [string, string][] = inner.prefix === '' ? [] : [['prefix', inner.prefix]];
    found({
      start: first[0],
      end: first[1],
      kind: `base64-of-${inner.kind}`,
      prefix: '',
      secret: written,
      attributes: [['encoding', 'base64'], ...prefix],
      tails,
    });
    return Math.max(first[1], tails.at(-1)?.[1] ?? 0);
  });
}

/** The first credential in what some lines encode together. */
function openedIn(text: string, lines: [number, number][], search: (decoded: string) => Span | undefined) {
  const written = lines.map(([a, b]) => text.slice(a, b)).join('');
  const decoded = textOfBase64(written.slice(0, written.length - (written.length % 4 === 1 ? 1 : 0)));
  const inner = decoded === undefined ? undefined : search(decoded);
  return inner && { inner, written, lines };
}

/** Decodes the first six bytes: noise, ids and paths are nearly never readable there. */
function looksEncoded(text: string, start: number): boolean {
  let bits = 0;
  let held = 0;
  for (let i = start; i < start + 8; i += 1) {
    bits = (bits << 6) | sextet(text.charCodeAt(i));
    held += 6;
    if (held >= 8) {
      held -= 8;
      const byte = (bits >> held) & 0xff;
      if (byte > 126 || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
      bits &= (1 << held) - 1;
    }
  }
  return true;
}

function sextet(c: number): number {
  if (c >= 97) return c === 95 ? 63 : c - 71;
  if (c >= 65) return c === 95 ? 63 : c - 65;
  if (c >= 48) return c + 4;
  return c === 43 || c === 45 ? 62 : 63;
}

/** The run and, when it fills a line as base64 tools break them, the runs on the lines below. */
function wrappedLines(text: string, start: number, end: number): [number, number][] {
  const lines: [number, number][] = [[start, end]];
  const width = end - start;
  let at = end;
  while (width >= 60 && width % 4 === 0) {
    const lineBreak = text.startsWith('\r\n', at) ? 2 : text.charCodeAt(at) === 10 ? 1 : 0;
    if (lineBreak === 0) break;
    let next = at + lineBreak;
    while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9) next += 1;
    let stop = next;
    while (stop < text.length && stop - next <= width && /[A-Za-z0-9+/=]/.test(text.charAt(stop))) stop += 1;
    if (stop === next || stop - next > width || !/^(?:[\s"'`\\,<]|$)/.test(text.charAt(stop))) break;
    lines.push([next, stop]);
    at = stop;
    if (stop - next < width) break;
  }
  return lines;
}
