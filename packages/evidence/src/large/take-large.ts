import { toDocument } from '../document.ts';
import { type ReadDocuments, readPiece } from '../read.ts';
import type { RedactedChunk } from '../redact/chunk-end.ts';
import type { ExchangeKinds } from './exchange-fold.ts';
import { Intake, type TakenArtifact } from './intake.ts';
import { afterLastBreak, afterLines } from './line-ends.ts';
import { openFrom, readingBetween } from './piece-end.ts';

/** How far taking a large artifact has come. */
export interface Progress {
  lines: number;
  /** Exchanges that failed so far, and in how many ways. */
  failed: number;
  ways: number;
}

/** Characters that are read at once: few enough that what is made of them is soon forgotten again. */
const usualSize = 1 << 18;
/** Lines that are read again before those that follow them. */
const contextLines = 100;
/** So many times that is held where the beginning of something is not followed by anything else, as a long body. */
const mostSizes = 32;

/** Takes an artifact of any length from its redacted chunks, as `chunkRedactor` makes them. */
export class LargeTaker {
  readonly #name: string;
  readonly #intake: Intake;
  readonly #size: number;
  #text = '';
  #wanted: number;
  #context: readonly string[] = [];
  #lines = 0;

  /** @param size characters read at once */
  constructor(name: string, kinds: ExchangeKinds, size: number = usualSize) {
    this.#name = name;
    this.#intake = new Intake(name, kinds);
    this.#size = size;
    this.#wanted = size;
  }

  get progress(): Progress {
    const { exchanges, ways } = this.#intake.failed;
    return { lines: this.#lines, failed: exchanges, ways };
  }

  take({ text, redactions }: RedactedChunk): void {
    for (const { kind, line } of redactions) this.#intake.addRedaction({ kind, line, artifact: this.#name });
    this.#text += text;
    while (this.#text.length > this.#wanted) this.#readPiece(this.#wanted);
  }

  finish(): TakenArtifact {
    const { lines } = toDocument(this.#name, this.#text);
    this.#add(lines, this.#read(lines), this.#text.length);
    return this.#intake.finish();
  }

  /** Reads up to so many characters, and takes of them what cannot go on behind them. */
  #readPiece(length: number): void {
    const end = afterLastBreak(this.#text, length);
    if (end === 0) {
      this.#wanted = length * 2;
      return;
    }
    // Behind the last line break no line of the piece begins.
    const lines = toDocument(this.#name, this.#text.slice(0, end)).lines.slice(0, -1);
    const reading = this.#read(lines);
    const open = openFrom(reading);
    const count = open === undefined ? lines.length : open - 1 - this.#lines;
    // Little would be won by taking the small part before something long: first its end is looked for.
    const isLong = count < lines.length / 2;
    if (isLong && length < this.#size * mostSizes) {
      this.#wanted = length * 2;
      return;
    }
    if (isLong || open === undefined) this.#add(lines, reading, end);
    else this.#add(lines.slice(0, count), readingBetween(reading, 0, open), afterLines(this.#text, count));
    this.#wanted = this.#size;
  }

  /** Reads the next lines. Those before them are read again: an entry may name the request that an earlier one began. */
  #read(lines: readonly string[]): ReadDocuments {
    const before = this.#lines - this.#context.length;
    const reading = readPiece({ name: this.#name, lines: [...this.#context, ...lines] }, before);
    return readingBetween(reading, this.#lines + 1, Number.POSITIVE_INFINITY);
  }

  #add(lines: readonly string[], reading: ReadDocuments, end: number): void {
    this.#intake.add({ name: this.#name, lines }, this.#lines, reading);
    this.#lines += lines.length;
    this.#text = this.#text.slice(end);
    this.#context = [...this.#context, ...lines.slice(-contextLines)].slice(-contextLines);
  }
}
