import { scanJson, type Tape } from './json-tape.ts';

/** A JSON value within lines: what it is, and on which lines it stands. Indices count from 0 in the lines given. */
export class JsonPlace {
  readonly #tape: Tape;
  readonly #index: number;

  constructor(tape: Tape, index: number) {
    this.#tape = tape;
    this.#index = index;
  }

  /** Index of the line that its first character stands on. */
  get first(): number {
    return this.#tape.firstLine(this.#index);
  }

  /** Index of the line that its last character stands on. */
  get last(): number {
    return this.#tape.lastLine(this.#index);
  }

  /** Where it begins in its first line, and where it ends, behind its last character, in its last. */
  get columns(): { start: number; end: number } {
    return { start: this.#tape.start(this.#index), end: this.#tape.end(this.#index) };
  }

  /** False when the text ended, or went wrong, before the value was complete. */
  get complete(): boolean {
    return this.#tape.isComplete(this.#index);
  }

  /** The value that a path of names leads to; of a name that is there twice, the last, as JSON.parse does. */
  at(...path: string[]): JsonPlace | undefined {
    let found = this.#index;
    for (const name of path) {
      found = this.#tape.member(found, name);
      if (found < 0) return undefined;
    }
    return new JsonPlace(this.#tape, found);
  }

  /** The values of an array; of anything else, none. */
  get items(): JsonPlace[] {
    if (!this.isArray) return [];
    const items: JsonPlace[] = [];
    const past = this.#tape.next(this.#index);
    for (let i = this.#tape.inner(this.#index); i < past; i = this.#tape.next(i))
      items.push(new JsonPlace(this.#tape, i));
    return items;
  }

  /** Names and values of an object, in order; of anything else, none. */
  get members(): [string, JsonPlace][] {
    if (!this.isObject) return [];
    const members: [string, JsonPlace][] = [];
    const past = this.#tape.next(this.#index);
    for (
      let key = this.#tape.inner(this.#index);
      this.#tape.next(key) < past;
      key = this.#tape.next(this.#tape.next(key))
    )
      members.push([this.#tape.text(key) ?? '', new JsonPlace(this.#tape, this.#tape.next(key))]);
    return members;
  }

  get isObject(): boolean {
    return this.#tape.isObject(this.#index);
  }

  get isArray(): boolean {
    return this.#tape.isArray(this.#index);
  }

  /** A string as it was meant, escapes resolved; of one that is cut off, what is there. */
  get text(): string | undefined {
    return this.#tape.text(this.#index);
  }

  /** A number that is whole: of one at which the text ends, digits may be missing. */
  get number(): number | undefined {
    const text = this.complete ? this.#tape.bare(this.#index) : undefined;
    const value = text === undefined || !/^-?\d/.test(text) ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }

  /** A string, number, `true`, `false` or `null` as text; undefined for objects and arrays. */
  get scalar(): string | undefined {
    return this.#tape.text(this.#index) ?? this.#tape.bare(this.#index);
  }

  /** The text at a path, if there is one. */
  textAt(...path: string[]): string | undefined {
    return this.at(...path)?.text;
  }

  /** The finite number at a path, if there is one. */
  numberAt(...path: string[]): number | undefined {
    return this.at(...path)?.number;
  }
}

/**
 * Reads the JSON value that stands at a place, as far as it goes: what is cut off or broken keeps what was read
 * before. Of members without their object (`asMembers`), reads those that follow. Undefined where no value stands.
 */
export function jsonAt(
  lines: readonly string[],
  line: number,
  column: number,
  asMembers = false,
): JsonPlace | undefined {
  const tape = scanJson(lines, line, column, asMembers);
  return tape ? new JsonPlace(tape, 0) : undefined;
}
