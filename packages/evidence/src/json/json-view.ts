import type { Tape } from './json-tape.ts';

/**
 * A way to look at a JSON text by its values, without making anything of those that are not asked for. Values are
 * handles, known to the view that gave them alone; `undefined` stands for one that is not there.
 */
export interface JsonView {
  /** A member's value; of a name that is there twice, the last, as JSON.parse does. */
  get(value: unknown, name: string): unknown;
  /** The values of an array; of anything else, none. */
  items(value: unknown): readonly unknown[];
  /** Names and values of an object, in order; of anything else, none. */
  members(value: unknown): [string, unknown][];
  isObject(value: unknown): boolean;
  isArray(value: unknown): boolean;
  /** A string as it was meant, escapes resolved; of one that is cut off, what is there. */
  text(value: unknown): string | undefined;
  /** A finite number that is whole: of one at which the text ends, digits may be missing. */
  number(value: unknown): number | undefined;
  /** A string, number, `true`, `false` or `null` as text. */
  scalar(value: unknown): string | undefined;
  /** Index of the line that its first character stands on. */
  first(value: unknown): number;
  /** Index of the line that its last character stands on. */
  last(value: unknown): number;
  /** False when the text ended, or went wrong, before the value was complete. */
  complete(value: unknown): boolean;
}

/** Looks at values that stand on one line, out of JSON.parse: nothing reads JSON faster. */
export class ParsedView implements JsonView {
  readonly #line: number;

  constructor(line: number) {
    this.#line = line;
  }

  get(value: unknown, name: string): unknown {
    // What an object has only from its prototype has no name that anybody asks for.
    return isRecord(value) ? value[name] : undefined;
  }

  items(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
  }

  members(value: unknown): [string, unknown][] {
    return isRecord(value) ? Object.entries(value) : [];
  }

  isObject(value: unknown): boolean {
    return isRecord(value);
  }

  isArray(value: unknown): boolean {
    return Array.isArray(value);
  }

  text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
  }

  number(value: unknown): number | undefined {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }

  scalar(value: unknown): string | undefined {
    return value === undefined || (typeof value === 'object' && value !== null) ? undefined : String(value);
  }

  first(): number {
    return this.#line;
  }

  last(): number {
    return this.#line;
  }

  complete(): boolean {
    return true;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Looks at values by their places on a tape; a handle is an index of it. */
export class TapeView implements JsonView {
  readonly #tape: Tape;

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  get(value: unknown, name: string): unknown {
    if (typeof value !== 'number') return undefined;
    const found = this.#tape.member(value, name);
    return found < 0 ? undefined : found;
  }

  items(value: unknown): readonly unknown[] {
    const items: number[] = [];
    if (typeof value !== 'number' || !this.#tape.isArray(value)) return items;
    const past = this.#tape.next(value);
    for (let i = this.#tape.inner(value); i < past; i = this.#tape.next(i)) items.push(i);
    return items;
  }

  members(value: unknown): [string, unknown][] {
    const members: [string, unknown][] = [];
    if (typeof value !== 'number' || !this.#tape.isObject(value)) return members;
    const tape = this.#tape;
    const past = tape.next(value);
    for (let name = tape.inner(value), inner = tape.next(name); inner < past; inner = tape.next(name)) {
      members.push([tape.text(name) ?? '', inner]);
      name = tape.next(inner);
    }
    return members;
  }

  isObject(value: unknown): boolean {
    return typeof value === 'number' && this.#tape.isObject(value);
  }

  isArray(value: unknown): boolean {
    return typeof value === 'number' && this.#tape.isArray(value);
  }

  text(value: unknown): string | undefined {
    return typeof value === 'number' ? this.#tape.text(value) : undefined;
  }

  number(value: unknown): number | undefined {
    return typeof value === 'number' && this.#tape.isComplete(value) ? this.#tape.number(value) : undefined;
  }

  scalar(value: unknown): string | undefined {
    return typeof value === 'number' ? (this.#tape.text(value) ?? this.#tape.bare(value)) : undefined;
  }

  first(value: unknown): number {
    return typeof value === 'number' ? this.#tape.firstLine(value) : 0;
  }

  last(value: unknown): number {
    return typeof value === 'number' ? this.#tape.lastLine(value) : 0;
  }

  complete(value: unknown): boolean {
    return typeof value === 'number' && this.#tape.isComplete(value);
  }
}
