import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../samples/', import.meta.url);

/** One sample: real output of a tool, or what its documentation shows; `samples/<reader>/<name>`. */
export interface Sample {
  reader: string;
  /** File name, with its ending. */
  name: string;
  text: string;
}

/** The text of `samples/<reader>/<name>`; the name with its ending. */
export function sample(reader: string, name: string): string {
  return readFileSync(new URL(`${reader}/${name}`, folder), 'utf8');
}

/** Every sample, by reader and name. */
export function samples(): Sample[] {
  return readdirSync(folder)
    .sort()
    .flatMap((reader) =>
      readdirSync(new URL(`${reader}/`, folder))
        .sort()
        .map((name) => ({ reader, name, text: sample(reader, name) })),
    );
}
