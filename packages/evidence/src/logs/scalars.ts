import type { Json, JsonObject } from '../json/json-text.ts';
import type { CutLine, LineShape } from '../json/line-template.ts';

/** The scalars of one structured log record, under dotted names. */
export interface Scalars {
  readonly shape: LineShape;
  /** As text. */
  value(index: number): string;
}

/** Scalars of a line that was cut by a template. */
export class CutScalars implements Scalars {
  readonly shape: LineShape;
  readonly #parts: readonly string[];
  readonly #hasEscapes: boolean;

  constructor(shape: LineShape, { parts, hasEscapes }: CutLine) {
    this.shape = shape;
    this.#parts = parts;
    this.#hasEscapes = hasEscapes;
  }

  value(index: number): string {
    const value = this.#parts[index + 1] ?? '';
    return this.#hasEscapes && value.includes('\\') ? unescaped(value) : value;
  }
}

function unescaped(value: string): string {
  try {
    return String(JSON.parse(`"${value}"`));
  } catch {
    // An escape that JSON does not know, or a control character: what stands there is all there is to say.
    return value;
  }
}

/** Scalars of a parsed record. */
export class FlatScalars implements Scalars {
  readonly shape: LineShape;
  readonly #values: readonly string[];

  constructor(shape: LineShape, values: readonly string[]) {
    this.shape = shape;
    this.#values = values;
  }

  value(index: number): string {
    return this.#values[index] ?? '';
  }
}

/** More scalars of one record are not read, nor deeper ones. */
const mostScalars = 200;
const deepest = 20;

/** The scalars of an object that was parsed. */
export function scalarsOf(value: JsonObject): FlatScalars {
  const found = new Map<string, { text: string; quoted: boolean }>();
  const visit = (name: string, inner: Json, depth: number): void => {
    if (found.size >= mostScalars || depth > deepest) return;
    if (typeof inner !== 'object' || inner === null) {
      found.set(name, { text: String(inner), quoted: typeof inner === 'string' });
      return;
    }
    for (const [key, child] of Object.entries(inner)) visit(name === '' ? key : `${name}.${key}`, child, depth + 1);
  };
  visit('', value, 0);
  const scalars = [...found.values()];
  return new FlatScalars(
    { names: [...found.keys()], quoted: scalars.map(({ quoted }) => quoted) },
    scalars.map(({ text }) => text),
  );
}

const blanks = new WeakMap<LineShape, Record<string, string>>();

/** All scalars by name. */
export function fieldsOf(scalars: Scalars): Record<string, string> {
  const { shape } = scalars;
  const { names } = shape;
  let blank = blanks.get(shape);
  if (!blank) {
    blank = Object.fromEntries(names.map((name) => [name, '']));
    blanks.set(shape, blank);
  }
  // A copy has room for all members from the start, where an object that grows is copied again and again.
  const fields = { ...blank };
  for (let i = 0; i < names.length; i += 1) fields[names[i] ?? ''] = scalars.value(i);
  return fields;
}

/** The first scalar of some that says anything. */
export function pick(scalars: Scalars, places: readonly number[]): string | undefined {
  for (let i = 0; i < places.length; i += 1) {
    const value = scalars.value(places[i] ?? 0);
    if (value !== '' && value !== 'null') return value;
  }
  return undefined;
}

/** Objects in which loggers and log services put what the program gave: it is looked for as if it stood outside. */
const wrappers =
  /^(?:attributes\.attributes|attributes|jsonPayload|message|meta|Properties|_source|fields|context|extra|log\.parsed)\.(?=\D)|^_(?=[a-z])/;

/** Where scalars stand, by name. */
export class Places {
  readonly #index = new Map<string, number>();
  /** As they stand, and without what wraps them. */
  readonly #names: { name: string; place: number }[] = [];

  readonly #quoted: readonly boolean[];

  constructor({ names, quoted }: LineShape) {
    this.#quoted = quoted;
    for (const [place, name] of names.entries()) {
      this.#index.set(name, place);
      this.#names.push({ name, place });
    }
    for (const [place, whole] of names.entries()) {
      const name = whole.replace(wrappers, '');
      if (name === whole) continue;
      this.#names.push({ name, place });
      if (!this.#index.has(name)) this.#index.set(name, place);
    }
  }

  /** Of these names, apart by spaces, those that are there, in the order given. */
  of(names: string): readonly number[] {
    return names.split(' ').flatMap((name) => this.#index.get(name) ?? []);
  }

  /** Those of them that are strings. */
  textsOf(names: string): readonly number[] {
    return this.of(names).filter((place) => this.#quoted[place] !== false);
  }

  has(names: string): boolean {
    return this.of(names).length > 0;
  }

  /** True when an object of that name is there. */
  hasObject(name: string): boolean {
    return this.#names.some((own) => own.name.startsWith(`${name}.`) && !/^\d/.test(own.name.slice(name.length + 1)));
  }

  /** Those whose name fits. */
  matching(pattern: RegExp): readonly number[] {
    return this.#names.filter(({ name }) => pattern.test(name)).map(({ place }) => place);
  }

  /** Those under a prefix, with what their names have behind it. */
  under(prefixes: readonly string[]): readonly { place: number; name: string }[] {
    return this.#names.flatMap(({ name, place }) => {
      const prefix = prefixes.find((p) => name.startsWith(p));
      return prefix ? [{ place, name: name.slice(prefix.length) }] : [];
    });
  }
}
