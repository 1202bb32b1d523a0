import { scanJson, type Tape } from './json-tape.ts';
import { ParsedPlace, parsedOnLine } from './parsed-place.ts';

/** A JSON value within lines: what it is, and on which lines it stands. Indices count from 0 in the lines given. */
export interface JsonPlace {
  /** Index of the line that its first character stands on. */
  readonly first: number;
  /** Index of the line that its last character stands on. */
  readonly last: number;
  /** False when the text ended, or went wrong, before the value was complete. */
  readonly complete: boolean;
  readonly isObject: boolean;
  readonly isArray: boolean;
  /** A string as it was meant, escapes resolved; of one that is cut off, what is there. */
  readonly text: string | undefined;
  /** A finite number that is whole: of one at which the text ends, digits may be missing. */
  readonly number: number | undefined;
  /** A string, number, `true`, `false` or `null` as text; undefined for objects and arrays. */
  readonly scalar: string | undefined;
  /** The values of an array; of anything else, none. */
  readonly items: JsonPlace[];
  /** Names and values of an object, in order; of anything else, none. */
  readonly members: [string, JsonPlace][];
  /** A member's value; of a name that is there twice, the last, as JSON.parse does. */
  get(name: string): JsonPlace | undefined;
}

/** The value that a path of names leads to. */
export function under(place: JsonPlace | undefined, ...path: string[]): JsonPlace | undefined {
  let found = place;
  for (const name of path) found = found?.get(name);
  return found;
}

/** A value as it was found, with the place behind its last character in its last line. */
export interface JsonFound {
  place: JsonPlace;
  end: number;
}

/**
 * Reads the JSON value that stands at a place, as far as it goes: what is cut off or broken keeps what was read
 * before. Undefined where no value stands.
 */
export function jsonAt(lines: readonly string[], line: number, column: number): JsonFound | undefined {
  const parsed = parsedOnLine(lines[line] ?? '', column);
  if (parsed) return { place: new ParsedPlace(parsed.value, line), end: parsed.end };
  return onTape(scanJson(lines, line, column, false));
}

/** Reads members that stand at a place without the beginning of their object, as if it had just been opened. */
export function jsonMembersAt(lines: readonly string[], line: number, column: number): JsonFound | undefined {
  return onTape(scanJson(lines, line, column, true));
}

function onTape(tape: Tape | undefined): JsonFound | undefined {
  return tape && { place: new TapePlace(tape, 0), end: tape.end(0) };
}

class TapePlace implements JsonPlace {
  readonly #tape: Tape;
  readonly #index: number;

  constructor(tape: Tape, index: number) {
    this.#tape = tape;
    this.#index = index;
  }

  get first(): number {
    return this.#tape.firstLine(this.#index);
  }

  get last(): number {
    return this.#tape.lastLine(this.#index);
  }

  get complete(): boolean {
    return this.#tape.isComplete(this.#index);
  }

  get isObject(): boolean {
    return this.#tape.isObject(this.#index);
  }

  get isArray(): boolean {
    return this.#tape.isArray(this.#index);
  }

  get text(): string | undefined {
    return this.#tape.text(this.#index);
  }

  get number(): number | undefined {
    return this.complete ? this.#tape.number(this.#index) : undefined;
  }

  get scalar(): string | undefined {
    return this.#tape.text(this.#index) ?? this.#tape.bare(this.#index);
  }

  get items(): JsonPlace[] {
    if (!this.isArray) return [];
    const tape = this.#tape;
    const items: JsonPlace[] = [];
    const past = tape.next(this.#index);
    for (let i = tape.inner(this.#index); i < past; i = tape.next(i)) items.push(new TapePlace(tape, i));
    return items;
  }

  get members(): [string, JsonPlace][] {
    if (!this.isObject) return [];
    const tape = this.#tape;
    const members: [string, JsonPlace][] = [];
    const past = tape.next(this.#index);
    for (let name = tape.inner(this.#index), value = tape.next(name); value < past; value = tape.next(name)) {
      members.push([tape.text(name) ?? '', new TapePlace(tape, value)]);
      name = tape.next(value);
    }
    return members;
  }

  get(name: string): JsonPlace | undefined {
    const found = this.#tape.member(this.#index, name);
    return found < 0 ? undefined : new TapePlace(this.#tape, found);
  }
}
