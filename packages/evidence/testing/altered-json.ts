import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Texts of a JSON document in which any JSON value stands in place of one of its values; indented or on one line. */
export function alteredJson(document: string): fc.Arbitrary<string> {
  const original: unknown = JSON.parse(document);
  const paths: Path[] = [];
  collect(original, [], paths);
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue(), fc.constantFrom(undefined, 2))
    .map(([path, by, indent]) => JSON.stringify(replaced(original, path, by), null, indent) ?? '');
}

function collect(value: unknown, path: Path, into: Path[]): void {
  into.push(path);
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) collect(inner, [...path, i], into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) collect(inner, [...path, name], into);
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  if (Array.isArray(value)) return value.map((inner, i) => (i === name ? replaced(inner, rest, by) : inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([n, v]) => [n, n === name ? replaced(v, rest, by) : v]));
}
