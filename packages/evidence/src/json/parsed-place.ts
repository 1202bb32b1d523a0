import type { JsonPlace } from './json-in-lines.ts';

/** The value that begins at a place of a line and ends with the line's last bracket, and where it ends; undefined where it is not whole. */
export function parsedOnLine(line: string, column: number): { value: unknown; end: number } | undefined {
  const end = line.lastIndexOf(line.charAt(column) === '[' ? ']' : '}') + 1;
  if (end <= column + 1) return undefined;
  try {
    return { value: JSON.parse(line.slice(column, end)), end };
  } catch {
    // Not whole, or more behind it: it has to be read bit by bit.
    return undefined;
  }
}

/** A value that stands on one line with all that is in it, out of JSON.parse: nothing reads JSON faster. */
export class ParsedPlace implements JsonPlace {
  readonly #value: unknown;
  readonly first: number;
  readonly last: number;
  readonly complete = true;

  constructor(value: unknown, line: number) {
    this.#value = value;
    this.first = line;
    this.last = line;
  }

  get isObject(): boolean {
    return isObject(this.#value);
  }

  get isArray(): boolean {
    return Array.isArray(this.#value);
  }

  get text(): string | undefined {
    return typeof this.#value === 'string' ? this.#value : undefined;
  }

  get number(): number | undefined {
    return typeof this.#value === 'number' && Number.isFinite(this.#value) ? this.#value : undefined;
  }

  get scalar(): string | undefined {
    const value = this.#value;
    return typeof value === 'object' && value !== null ? undefined : String(value);
  }

  get items(): JsonPlace[] {
    return Array.isArray(this.#value) ? this.#value.map((item) => new ParsedPlace(item, this.first)) : [];
  }

  get members(): [string, JsonPlace][] {
    const value = this.#value;
    if (!isObject(value)) return [];
    return Object.entries(value).map(([name, inner]) => [name, new ParsedPlace(inner, this.first)]);
  }

  get(name: string): JsonPlace | undefined {
    const value = this.#value;
    if (!isObject(value)) return undefined;
    const inner = value[name];
    return inner === undefined || !Object.hasOwn(value, name) ? undefined : new ParsedPlace(inner, this.first);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
