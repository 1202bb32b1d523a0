import { type Document, toDocument } from '../document.ts';
import { type ReadDocuments, readPiece } from '../read.ts';
import type { RedactedChunk } from '../redact/chunk-end.ts';
import type { ExchangeKinds } from './exchange-fold.ts';
import { Intake, type TakenArtifact } from './intake.ts';
import { afterLastBreak, afterLines } from './line-ends.ts';
import { openFrom, readingBefore } from './piece-end.ts';

/** How far taking a large artifact has come. */
export interface Progress {
  lines: number;
  /** Exchanges that failed so far, and in how many ways. */
  failed: number;
  ways: number;
}

/** Characters that are read at once: few enough that what is made of them is soon forgotten again. */
const usualSize = 1 << 18;
/** So many times that is held where the beginning of something is not followed by anything else, as a long body. */
const mostSizes = 32;

/** Takes an artifact of any length from its redacted chunks, as `chunkRedactor` makes them. */
export class LargeTaker {
  readonly #name: string;
  readonly #intake: Intake;
  readonly #size: number;
  #text = '';
  #wanted: number;
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
    const piece = toDocument(this.#name, this.#text);
    this.#text = '';
    this.#intake.add(piece, this.#lines, readPiece(piece, this.#lines));
    return this.#intake.finish();
  }

  /** Reads up to so many characters, and takes of them what cannot go on behind them. */
  #readPiece(length: number): void {
    const end = afterLastBreak(this.#text, length);
    if (end === 0) {
      this.#wanted = length * 2;
      return;
    }
    const { name, lines } = toDocument(this.#name, this.#text.slice(0, end));
    // Behind the last line break no line of the piece begins.
    const whole = { name, lines: lines.slice(0, -1) };
    const reading = readPiece(whole, this.#lines);
    const open = openFrom(reading);
    const count = open === undefined ? whole.lines.length : open - 1 - this.#lines;
    // Little would be won by taking the small part before something long: first its end is looked for.
    const isLong = count < whole.lines.length / 2;
    if (isLong && length < this.#size * mostSizes) {
      this.#wanted = length * 2;
      return;
    }
    if (isLong || open === undefined) this.#add(whole, reading, end);
    else {
      const piece = { name, lines: whole.lines.slice(0, count) };
      this.#add(piece, readingBefore(reading, open), afterLines(this.#text, count));
    }
    this.#wanted = this.#size;
  }

  #add(piece: Document, reading: ReadDocuments, end: number): void {
    this.#intake.add(piece, this.#lines, reading);
    this.#lines += piece.lines.length;
    this.#text = this.#text.slice(end);
  }
}
