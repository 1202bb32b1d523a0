import { bareEnd, stringEnd, unescaped } from './json-scalars.ts';

const space = 32;
const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** A mask that took the quotation mark behind a secret with it: terminal colours stood in between. */
const endsInMask = /…\[\d{1,7},#[0-9a-z]{1,16}\]$/;

/** Cells of a name or scalar: column where it begins, its line. */
const small = 2;
/** Of an object or array: complement of the column, line, next value behind it, last line, end, whether it was closed. */
const large = 6;

/**
 * The values of a JSON text in the order in which they begin, as numbers: where each begins, and where the next begins
 * that is not within it. Nothing is taken out of the text before it is asked for, so that finding places costs about
 * what JSON.parse does. The members of an object are its names and values in turn. A value's index is that of its cell.
 */
export class Tape {
  readonly #lines: readonly string[];
  readonly #cells: Int32Array;
  /** Behind the last value. */
  readonly #past: number;
  /** The scalar within which the text ended, or -1: it is the last of all. */
  readonly #cut: number;

  constructor(lines: readonly string[], cells: Int32Array, past: number, cut: number) {
    this.#lines = lines;
    this.#cells = cells;
    this.#past = past;
    this.#cut = cut;
  }

  firstLine(index: number): number {
    return this.#cells[index + 1] ?? 0;
  }

  lastLine(index: number): number {
    return this.#isLarge(index) ? (this.#cells[index + 3] ?? 0) : this.firstLine(index);
  }

  start(index: number): number {
    const column = this.#cells[index] ?? 0;
    return column < 0 ? ~column : column;
  }

  /** Behind the last character, in the last line. */
  end(index: number): number {
    if (this.#isLarge(index)) return this.#cells[index + 4] ?? 0;
    const line = this.#lines[this.firstLine(index)] ?? '';
    const start = this.start(index);
    if (index === this.#cut) return line.length;
    const end = line.charCodeAt(start) === quote ? stringEnd(line, start) : bareEnd(line, start);
    return end < 0 ? line.length : end;
  }

  /** Index of the first value behind this one and all that is in it. */
  next(index: number): number {
    return this.#isLarge(index) ? (this.#cells[index + 2] ?? this.#past) : index + small;
  }

  /** Index of the first value within an object or array. */
  inner(index: number): number {
    return index + large;
  }

  isComplete(index: number): boolean {
    return this.#isLarge(index) ? this.#cells[index + 5] === 1 : index !== this.#cut;
  }

  isObject(index: number): boolean {
    return this.#isLarge(index) && this.#lines[this.firstLine(index)]?.charCodeAt(this.start(index)) !== openBracket;
  }

  isArray(index: number): boolean {
    return this.#isLarge(index) && !this.isObject(index);
  }

  #isLarge(index: number): boolean {
    return (this.#cells[index] ?? 0) < 0;
  }

  /** Index of the value of an object's member, the last of that name; -1 where there is none. */
  member(index: number, name: string): number {
    if (!this.isObject(index)) return -1;
    const past = this.next(index);
    let found = -1;
    for (let key = this.inner(index); key + small < past; key = this.next(key + small))
      if (this.#isName(key, name)) found = key + small;
    return found;
  }

  #isName(key: number, name: string): boolean {
    const line = this.#lines[this.firstLine(key)] ?? '';
    const start = this.start(key) + 1;
    return line.charCodeAt(start + name.length) === quote && line.startsWith(name, start);
  }

  text(index: number): string | undefined {
    if (this.#isLarge(index)) return undefined;
    const line = this.#lines[this.firstLine(index)] ?? '';
    const start = this.start(index);
    if (line.charCodeAt(start) !== quote) return undefined;
    const end = stringEnd(line, start);
    const inner = end < 0 ? line.slice(start + 1) : line.slice(start + 1, end - 1);
    return inner.includes('\\') ? unescaped(inner) : inner;
  }

  /** A finite number; undefined for anything else. */
  number(index: number): number | undefined {
    const line = this.#lines[this.firstLine(index)] ?? '';
    const first = line.charCodeAt(this.start(index));
    // A minus sign or a digit.
    if (this.#isLarge(index) || !(first === 45 || (first >= 48 && first <= 57))) return undefined;
    const value = Number(this.bare(index));
    return Number.isFinite(value) ? value : undefined;
  }

  /** A number, `true`, `false` or `null` as it stands. */
  bare(index: number): string | undefined {
    if (this.#isLarge(index)) return undefined;
    const line = this.#lines[this.firstLine(index)] ?? '';
    const start = this.start(index);
    return line.charCodeAt(start) === quote ? undefined : line.slice(start, this.end(index));
  }
}

/**
 * Reads the JSON value at a place onto a tape, by RFC 8259 but for what costs time and tells nothing: characters
 * within strings are not checked, commas and colons need not be there. A string ends on its line. With `asMembers`,
 * an object is taken to be open already. Without recursion, so that no depth of nesting can exhaust the stack.
 */
export function scanJson(
  lines: readonly string[],
  firstLine: number,
  column: number,
  asMembers: boolean,
): Tape | undefined {
  let line = firstLine;
  let text = lines[line] ?? '';
  let at = column;
  let cells = new Int32Array(64);
  let count = 0;
  let cut = -1;
  const open: number[] = [];
  // Whether the innermost that is open is an object, and whether its next value is a name.
  let inObject = asMembers;
  let atName = asMembers;
  if (asMembers) {
    cells[0] = ~Math.max(0, column - 1);
    cells[1] = line;
    open.push(0);
    count = large;
  }
  for (;;) {
    if (at >= text.length) {
      if (line + 1 >= lines.length) break;
      line += 1;
      text = lines[line] ?? '';
      at = 0;
      continue;
    }
    const c = text.charCodeAt(at);
    if (c <= space || c === comma || c === colon) {
      at += 1;
      continue;
    }
    if (count + large > cells.length) {
      const larger = new Int32Array(cells.length * 2);
      larger.set(cells);
      cells = larger;
    }
    if (c === quote) {
      cells[count] = at;
      cells[count + 1] = line;
      count += small;
      at = stringEnd(text, at);
      if (at < 0) {
        at = text.length;
        if (line + 1 === lines.length || !endsInMask.test(text)) {
          cut = count - small;
          break;
        }
      }
      atName = inObject && !atName;
    } else if (c === openBrace || c === openBracket) {
      if (atName) break;
      cells[count] = ~at;
      cells[count + 1] = line;
      open.push(count);
      count += large;
      inObject = c === openBrace;
      atName = inObject;
      at += 1;
      continue;
    } else if (c === closeBrace || c === closeBracket) {
      const top = open.pop() ?? 0;
      at += 1;
      if ((c === closeBrace) !== inObject || (asMembers && open.length === 0)) {
        at -= 1;
        open.push(top);
        break;
      }
      cells[top + 2] = count;
      cells[top + 3] = line;
      cells[top + 4] = at;
      cells[top + 5] = 1;
      const outer = open.at(-1);
      inObject = outer !== undefined && isObjectAt(lines, cells, outer, asMembers);
      atName = inObject;
    } else {
      const end = bareEnd(text, at);
      if (end === at || atName) break;
      cells[count] = at;
      cells[count + 1] = line;
      count += small;
      at = end;
      atName = inObject;
      // What touches the end of the text may go on behind it.
      if (at === text.length && line + 1 === lines.length) cut = count - small;
    }
    if (open.length === 0) break;
  }
  for (const index of open) {
    cells[index + 2] = count;
    cells[index + 3] = line;
    cells[index + 4] = Math.min(at, text.length);
  }
  return count > 0 ? new Tape(lines, cells, count, cut) : undefined;
}

function isObjectAt(lines: readonly string[], cells: Int32Array, index: number, asMembers: boolean): boolean {
  if (asMembers && index === 0) return true;
  return lines[cells[index + 1] ?? 0]?.charCodeAt(~(cells[index] ?? 0)) === openBrace;
}
