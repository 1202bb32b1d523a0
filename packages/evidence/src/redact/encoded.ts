import { textOfBytes } from './base64-text.ts';
import { eachRun, runAlphabet } from './character-runs.ts';
import { bytesOfBase64, bytesOfHex, isPacked, unpacked } from './packed-text.ts';
import type { Found, Span } from './span.ts';

const base64Letters = runAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-');
const shortestRun = 24;

/** How a text was made into letters and digits. */
type Encoding = 'base64' | 'hex';

/** Base64 and hexadecimal of a text that holds credentials, packed or not, as a whole. `search` looks into the text. */
export function scanEncoded(text: string, search: (decoded: string) => Span | undefined, found: Found): void {
  eachRun(text, base64Letters, shortestRun, (start, end) => {
    const encoding = encodingAt(text, start, end);
    if (!encoding) return end;
    const whole = wrappedLines(text, start, end);
    // What stands below may be something else that only looks like more of it.
    const opened = openedIn(text, whole, encoding, search) ?? openedIn(text, whole.slice(0, 1), encoding, search);
    if (!opened) return end;
    const { inner, written, lines } = opened;
    const [first = [start, end], ...tails] = lines;
    while (text.charAt(first[1]) === '=') first[1] += 1;
    const prefix: [string, string][] = inner.prefix === '' ? [] : [['prefix', inner.prefix]];
    found({
      start: first[0],
      end: first[1],
      kind: `${encoding}-of-${inner.kind}`,
      prefix: '',
      secret: written,
      attributes: [['encoding', encoding], ...prefix],
      tails,
    });
    return Math.max(first[1], tails.at(-1)?.[1] ?? 0);
  });
}

/** The first credential in what some lines encode together. */
function openedIn(
  text: string,
  lines: [number, number][],
  encoding: Encoding,
  search: (decoded: string) => Span | undefined,
) {
  const written = lines.map(([a, b]) => text.slice(a, b)).join('');
  const decoded = decodedText(written, encoding);
  const inner = decoded === undefined ? undefined : search(decoded);
  return inner && { inner, written, lines };
}

function decodedText(written: string, encoding: Encoding): string | undefined {
  const bytes =
    encoding === 'hex'
      ? bytesOfHex(written)
      : bytesOfBase64(written.slice(0, written.length - (written.length % 4 === 1 ? 1 : 0)));
  if (!bytes) return undefined;
  return isPacked(bytes) ? packedText.decode(unpacked(bytes)) : textOfBytes(bytes);
}

/** Packed text may be cut within a character. */
const packedText = new TextDecoder();

/** What the first bytes of a run say: noise, ids and paths nearly never begin like text or packed text. */
function encodingAt(text: string, start: number, end: number): Encoding | undefined {
  if (looksEncoded(text, start)) return 'base64';
  const a = text.charCodeAt(start);
  // The bytes 1f 8b 08 and 78 in base64.
  if ((a === 72 && text.startsWith('H4sI', start)) || (a === 101 && /[AFJN]/.test(text.charAt(start + 1))))
    return 'base64';
  return end - start >= shortestHex && looksHex(text, start, end) ? 'hex' : undefined;
}

const shortestHex = 32;

function looksHex(text: string, start: number, end: number): boolean {
  if ((end - start) % 2 === 1) return false;
  for (let i = start; i < start + 24; i += 2) {
    const high = hexDigit(text.charCodeAt(i));
    const low = hexDigit(text.charCodeAt(i + 1));
    if (high < 0 || low < 0 || !isText(high * 16 + low)) return false;
  }
  return true;
}

function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** ASCII that is written in texts. */
const isText = (byte: number) => (byte >= 32 && byte <= 126) || byte === 10 || byte === 13 || byte === 9;

/** Decodes the first six bytes. */
function looksEncoded(text: string, start: number): boolean {
  let bits = 0;
  let held = 0;
  for (let i = start; i < start + 8; i += 1) {
    bits = (bits << 6) | sextet(text.charCodeAt(i));
    held += 6;
    if (held >= 8) {
      held -= 8;
      if (!isText((bits >> held) & 0xff)) return false;
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
