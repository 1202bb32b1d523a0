/** The scalars of a JSON object on one line: where they stand and under which dotted names. */
export interface LineShape {
  /** `req.method`, `errors.0.message`; in the order of the text. */
  readonly names: readonly string[];
  /** Whether the scalar is a string; otherwise a number, true, false or null. */
  readonly quoted: readonly boolean[];
}

/** A line taken apart. */
export interface CutLine {
  /** The scalars as they stand, from index 1 on. */
  parts: readonly string[];
  /** Whether there are escapes in the strings. */
  hasEscapes: boolean;
}

/** Lines with more scalars than that are not learnt. */
const mostScalars = 200;
const deepest = 20;
const [quoteMark, backslash, openBrace, closeBrace, openBracket, closeBracket, comma, colon] = [
  34, 92, 123, 125, 91, 93, 44, 58,
];
const bare = String.raw`(-?\d[\d.eE+-]*|true|false|null)`;
const bareWord = new RegExp(String.raw`${bare}(?=[,}\]\s])`, 'y');

/**
 * What stays the same from line to line in a log of JSON objects: names and punctuation. A program writes each kind
 * of record with the same names in the same order, so one pattern made of them takes a line apart in a third of the
 * time of JSON.parse. Nothing in the pattern can be matched in two ways, so a line is walked through once.
 */
export class LineTemplate implements LineShape {
  readonly names: readonly string[];
  readonly quoted: readonly boolean[];
  readonly #plain: RegExp;
  readonly #escaped: RegExp;

  /** @param between what stands before each scalar, and behind the last */
  constructor(names: readonly string[], quoted: readonly boolean[], between: readonly string[]) {
    this.names = names;
    this.quoted = quoted;
    const pattern = (text: string) =>
      between.map((part, i) => literally(part) + (i === names.length ? '' : quoted[i] ? text : bare)).join('');
    this.#plain = new RegExp(`${pattern(String.raw`([^"\\]*)`)}$`, 'y');
    this.#escaped = new RegExp(`${pattern(String.raw`((?:[^"\\]|\\.)*)`)}$`, 'y');
  }

  /** Takes a line apart that is of this template from a place on to its end. */
  cut(text: string, from: number): CutLine | undefined {
    this.#plain.lastIndex = from;
    const plain = this.#plain.exec(text);
    if (plain) return { parts: plain, hasEscapes: false };
    if (!text.includes('\\', from)) return undefined;
    this.#escaped.lastIndex = from;
    const escaped = this.#escaped.exec(text);
    return escaped ? { parts: escaped, hasEscapes: true } : undefined;
  }
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Where the string ends whose first character stands at a place: its closing quote, or -1. */
function stringEnd(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > 0) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash && at - 1 - slashes >= from) slashes += 1;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

/** The template of a line that JSON.parse takes for an object; undefined when it has too many scalars, or a name twice. */
export function learnTemplate(text: string, from: number): LineTemplate | undefined {
  const names: string[] = [];
  const quoted: boolean[] = [];
  const between: string[] = [];
  /** Name of each open object, or the count of each open array, with what it is named itself. */
  const open: { path: string; count: number; isArray: boolean }[] = [];
  let literal = from;
  let name = '';
  let isName = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const inner = open.at(-1);
    if (code === openBrace || code === openBracket) {
      if (open.length >= deepest) return undefined;
      open.push({ path: inner ? nameIn(inner, name) : '', count: 0, isArray: code === openBracket });
      isName = code === openBrace;
    } else if (code === closeBrace || code === closeBracket) open.pop();
    else if (code === comma && inner) {
      inner.count += 1;
      isName = !inner.isArray;
    } else if (code === quoteMark && isName) {
      const end = stringEnd(text, at + 1);
      name = text.slice(at + 1, end);
      if (end < 0 || name.includes('\\')) return undefined;
      at = end;
      isName = false;
    } else if (code === quoteMark || !(code === colon || code === 32 || code === 9)) {
      const start = code === quoteMark ? at + 1 : at;
      bareWord.lastIndex = at;
      const end = code === quoteMark ? stringEnd(text, start) : at + (bareWord.exec(text)?.[0].length ?? -at - 1);
      if (end < 0 || !inner || names.length >= mostScalars) return undefined;
      between.push(text.slice(literal, start));
      names.push(nameIn(inner, name));
      quoted.push(code === quoteMark);
      literal = end;
      at = code === quoteMark ? end : end - 1;
    }
  }
  between.push(text.slice(literal));
  return open.length > 0 || new Set(names).size < names.length ? undefined : new LineTemplate(names, quoted, between);
}

function nameIn(open: { path: string; count: number; isArray: boolean }, name: string): string {
  const own = open.isArray ? String(open.count) : name;
  return open.path === '' ? own : `${open.path}.${own}`;
}
