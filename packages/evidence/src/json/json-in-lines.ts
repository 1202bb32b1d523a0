import { scanJson } from './json-tape.ts';
import { type JsonView, ParsedView, TapeView } from './json-view.ts';

/** A JSON value as it was found: the view that knows it, its handle, and where it ends in its last line. */
export interface JsonFound {
  view: JsonView;
  root: unknown;
  first: number;
  last: number;
  /** Behind its last character. */
  end: number;
}

/**
 * Reads the JSON value that stands at a place, as far as it goes: what is cut off or broken keeps what was read
 * before. Undefined where no value stands. Indices count from 0 in the lines given.
 */
export function jsonAt(lines: readonly string[], line: number, column: number): JsonFound | undefined {
  return wholeOnLine(lines[line] ?? '', line, column) ?? onTape(lines, line, column, false);
}

/** Reads members that stand at a place without the beginning of their object, as if it had just been opened. */
export function jsonMembersAt(lines: readonly string[], line: number, column: number): JsonFound | undefined {
  return onTape(lines, line, column, true);
}

/** So much may stand behind a value on its line before it is no longer tried as a whole. */
const mostBehind = 200;

/** The value that begins at a place of a line and ends with the line's last bracket. */
function wholeOnLine(text: string, line: number, column: number): JsonFound | undefined {
  const from = Math.max(column + 1, text.length - mostBehind);
  const end = from + text.slice(from).lastIndexOf(text.charAt(column) === '[' ? ']' : '}') + 1;
  if (end <= from) return undefined;
  try {
    return { view: new ParsedView(line), root: JSON.parse(text.slice(column, end)), first: line, last: line, end };
  } catch {
    // Not whole, or more behind it: it has to be read bit by bit.
    return undefined;
  }
}

function onTape(lines: readonly string[], line: number, column: number, asMembers: boolean): JsonFound | undefined {
  const tape = scanJson(lines, line, column, asMembers);
  return tape && { view: new TapeView(tape), root: 0, first: line, last: tape.lastLine(0), end: tape.end(0) };
}

/** A JSON value within lines that carries its view with it: handy where speed does not count. */
export class JsonPlace {
  readonly #view: JsonView;
  readonly #value: unknown;

  constructor(view: JsonView, value: unknown) {
    this.#view = view;
    this.#value = value;
  }

  /** Index of the line that its first character stands on. */
  get first(): number {
    return this.#view.first(this.#value);
  }

  /** Index of the line that its last character stands on. */
  get last(): number {
    return this.#view.last(this.#value);
  }

  get complete(): boolean {
    return this.#view.complete(this.#value);
  }

  get isObject(): boolean {
    return this.#view.isObject(this.#value);
  }

  get isArray(): boolean {
    return this.#view.isArray(this.#value);
  }

  get text(): string | undefined {
    return this.#view.text(this.#value);
  }

  get number(): number | undefined {
    return this.#view.number(this.#value);
  }

  get scalar(): string | undefined {
    return this.#view.scalar(this.#value);
  }

  get items(): JsonPlace[] {
    return this.#view.items(this.#value).map((item) => new JsonPlace(this.#view, item));
  }

  get members(): [string, JsonPlace][] {
    return this.#view.members(this.#value).map(([name, value]) => [name, new JsonPlace(this.#view, value)]);
  }

  get(name: string): JsonPlace | undefined {
    const found = this.#view.get(this.#value, name);
    return found === undefined ? undefined : new JsonPlace(this.#view, found);
  }
}
