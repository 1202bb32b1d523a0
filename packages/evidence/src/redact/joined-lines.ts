import { looksRandom } from './randomness.ts';
import type { Span } from './span.ts';
import type { View } from './view.ts';

/** Where a line that a terminal, a mail program or a tool broke, where no word ends, goes on below. */
export interface Joint {
  /** After the last character of the line. */
  end: number;
  /** The first character on the next line that goes on. */
  next: number;
  /** The break is marked: by quoted-printable's `=` (RFC 2045, 6.7), or by the offsets of curl's --trace-ascii. */
  isSure: boolean;
  /** The line ends in `=`, which is such a mark or the line's own. */
  isSoft?: true;
}

/** Narrower lines are not broken by a machine; nobody's terminal is wider. */
const narrowest = 50;
const widest = 400;
/** Lines joined at most; more are joined again from the last of them. */
const mostLines = 400;

const quoteMarks = /(?:>[ \t]?){1,8}/y;
const offset = /[0-9a-f]{4,8}: /y;
const wordCharacter = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=%:&@!') {
  wordCharacter[c.charCodeAt(0)] = 1;
}

/** Calls `visit` with each group of lines that look broken, joined. */
export function eachJoined(text: string, visit: (view: View, joints: readonly Joint[]) => void): void {
  let lineStart = 0;
  let groupStart = 0;
  let joints: Joint[] = [];
  const flush = (end: number) => {
    if (joints.length > 0) visit(joinedView(text, groupStart, end, joints), joints);
    if (joints.some(({ isSoft }) => isSoft)) {
      const softly = joints.map((joint) => (joint.isSoft ? { ...joint, end: joint.end - 1, isSure: true } : joint));
      visit(joinedView(text, groupStart, end, softly), softly);
    }
    joints = [];
  };
  for (;;) {
    const feed = text.indexOf('\n', lineStart);
    if (feed < 0) break;
    const joint = jointAt(text, lineStart, feed);
    if (joint) {
      if (joints.length === 0) groupStart = lineStart;
      joints.push(joint);
    } else flush(feed);
    lineStart = feed + 1;
    if (joints.length >= mostLines) {
      const next = text.indexOf('\n', lineStart);
      flush(next < 0 ? text.length : next);
    }
  }
  flush(text.length);
}

/** How the line that ends at a line feed goes on below, if it does. */
function jointAt(text: string, start: number, feed: number): Joint | undefined {
  const end = text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
  const width = end - start;
  if (width < 8 || width > widest) return undefined;
  const last = text.charCodeAt(end - 1);
  if (!(last < 128 && wordCharacter[last] === 1)) return undefined;
  const quoted = leadEnd(quoteMarks, text, start);
  const traced = quoted > start ? start : leadEnd(offset, text, start);
  let next = feed + 1;
  if (quoted > start) next = leadEnd(quoteMarks, text, next);
  else if (traced > start) next = leadEnd(offset, text, next);
  const first = text.charCodeAt(next);
  if (last === 61 && width <= 78 && width >= 40 && first > 32) return { end, next, isSure: false, isSoft: true };
  if (!(first < 128 && wordCharacter[first] === 1)) return undefined;
  if (traced > start && next > feed + 1) return { end, next, isSure: true };
  if (width < narrowest || isNextRecord(text, start, next)) return undefined;
  return { end, next, isSure: false };
}

/** Lines of logs begin alike, or with a date; what goes on in the middle of something does neither. */
function isNextRecord(text: string, start: number, next: number): boolean {
  if (text.charCodeAt(next + 4) === 45 && /^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]/.test(text.slice(next, next + 11)))
    return true;
  return text.startsWith(text.slice(start, start + 3), next);
}

function leadEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function joinedView(text: string, start: number, end: number, joints: readonly Joint[]): View {
  const parts: string[] = [];
  const from = new Int32Array(end - start);
  const to = new Int32Array(end - start);
  const isQuotedPrintable = joints.some(({ isSoft, isSure }) => isSoft && isSure);
  let length = 0;
  let at = start;
  for (const { end: stop, next } of [...joints, { end, next: end }]) {
    const line = text.slice(at, stop);
    for (let i = at; i < stop; length += 1) {
      from[length] = i;
      // The only escape of quoted-printable that ASCII needs.
      i += isQuotedPrintable && text.startsWith('=3D', i) ? 3 : 1;
      to[length] = i;
    }
    parts.push(isQuotedPrintable ? line.replaceAll('=3D', '=') : line);
    at = next;
  }
  return { plain: parts.join(''), from, to };
}

const nextThing = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9a-f])|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[a-z]{2,10}:\/\/)/i;
const nextName = /^([A-Za-z_][\w.-]{0,60})[ \t]?(?::\s|[=:][^=\s])/;
const oneCase = /^[A-Z0-9_.-]+$|^[a-z0-9_.-]+$/;
const letters = /^[A-Za-z]+(?:[._-][A-Za-z]+)*[.,:!?]?$/;
const wordParts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
/** Letters in a part of a word or a name, on average; of letters that were drawn it is two. */
const wordy = 3.6;

function isWords(piece: string): boolean {
  const parts = letters.test(piece) ? (piece.match(wordParts) ?? []) : [];
  return parts.length > 0 && parts.join('').length >= wordy * parts.length;
}

/** Whether what stands at the start of a line is something of its own: a word, a date, the next variable. */
function isOwn(text: string, start: number, end: number): boolean {
  const ahead = text.slice(start, start + 90);
  if (nextThing.test(ahead)) return true;
  const [, name] = nextName.exec(ahead) ?? [];
  if (name !== undefined && (isWords(name) || (oneCase.test(name) && !looksRandom(name, 12)))) return true;
  const piece = text.slice(start, end);
  // Else, alone on its line only a word is something of its own: nothing else fills a line by itself.
  if (/^[ \t]*(?:$|[\r\n])/.test(text.slice(end, end + 20)))
    return piece.length > 3 && /^[A-Z]?[a-z]+$|^[A-Z]+$/.test(piece);
  // What was opened on the line above closes here.
  if (/["'`@]/.test(text.charAt(end))) return false;
  return isWords(piece) || (/[0-9]/.test(piece) && !looksRandom(piece, 4));
}

/**
 * What of a span found in joined lines is believed: a line below that begins with something of its own (a
 * word, a date, the next variable) is not the rest of a secret, unless the break is marked. Undefined when
 * nothing is left that needed the lines to be joined.
 */
export function believed(text: string, span: Span, joints: readonly Joint[]): Span | undefined {
  const below = joints.find(({ next }) => next === span.start);
  // An empty `NAME=` ends its line; what begins the next is hardly its value.
  if (below?.isSure === false && (isOwn(text, span.start, span.end) || !looksRandom(span.secret, 8))) return undefined;
  const tails = span.tails ?? [];
  const wrong = tails.findIndex(
    ([start, end]) => !joints.find(({ next }) => next === start)?.isSure && isOwn(text, start, end),
  );
  if (wrong < 0) return span;
  const kept = tails.slice(0, wrong);
  const secret = [[span.start, span.end] as const, ...kept].map(([start, end]) => text.slice(start, end)).join('');
  if (wrong === 0 && !looksRandom(secret, 8)) return undefined;
  return { ...span, secret, tails: kept };
}
