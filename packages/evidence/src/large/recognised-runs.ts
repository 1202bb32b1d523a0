import type { Recognised } from '../read.ts';

/** Runs that are told of one artifact; of a log whose formats change from line to line there are no end of them. */
const mostRuns = 1_000;

/** Puts together what one reader read line after line; past a bound, only what each reader read first. */
export class RecognisedRuns {
  readonly #runs: Recognised[] = [];
  readonly #readers = new Set<string>();

  /** Takes them in the order of their lines. */
  add(found: readonly Recognised[]): void {
    for (const next of found) {
      const last = this.#runs.at(-1);
      if (last?.reader === next.reader && last.artifact === next.artifact && next.firstLine <= last.lastLine + 1) {
        last.lastLine = Math.max(last.lastLine, next.lastLine);
        continue;
      }
      if (this.#runs.length >= mostRuns && this.#readers.has(next.reader)) continue;
      this.#readers.add(next.reader);
      this.#runs.push({ ...next });
    }
  }

  get runs(): Recognised[] {
    return this.#runs;
  }
}
