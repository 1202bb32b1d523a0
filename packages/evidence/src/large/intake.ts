import type { Document } from '../document.ts';
import type { LogRecord } from '../exchange.ts';
import { emptyReading, type ReadDocuments } from '../read.ts';
import type { Redaction } from '../redact.ts';
import { documentOf, type Excerpt, excerptOf } from './excerpt.ts';
import { ExchangeFold, type ExchangeKinds } from './exchange-fold.ts';
import { Fold, type Level } from './fold.ts';
import { RecognisedRuns } from './recognised-runs.ts';
import { RedactionList } from './redaction-list.ts';
import { standaloneCopy } from './standalone.ts';
import { templateOf } from './template.ts';

/** An artifact that was redacted and read, folded to what a diagnosis needs of it. */
export interface TakenArtifact {
  /** With all lines, or of a large one those that are cited or say something new. */
  document: Document;
  reading: ReadDocuments;
  redactions: readonly Redaction[];
}

/** A document up to so many characters keeps all its lines. */
export const wholeCharacters = 1 << 20;
/** So many exchanges and records are kept, each, whatever their kinds. */
export const mostWhole = 2_000;
/** Of what tools saw of endpoints, and of settings, so many of each: nobody pastes more. */
const mostFinds = 1_000;

const recordLevels: readonly Level[] = [
  { first: Number.POSITIVE_INFINITY, last: 0, most: mostWhole, mostCharacters: 8 << 20 },
  { first: 5, last: 1, most: 6_000, mostCharacters: 10 << 20 },
  { first: 1, last: 0, most: 20_000, mostCharacters: 12 << 20 },
];
const lineLevels: readonly Level[] = [
  { first: Number.POSITIVE_INFINITY, last: 0, most: 20_000, mostCharacters: 1 << 20 },
  { first: 3, last: 1, most: 20_000, mostCharacters: 4 << 20 },
  { first: 1, last: 0, most: 20_000, mostCharacters: 8 << 20 },
];
const mostKinds = 5_000;
const complaint = /\b(?:error|exception|fail|fatal|denied|refus|reject|invalid|timed? ?out|unauthori[sz]ed|forbidden)/i;

interface KeptRecord {
  record: LogRecord;
  excerpts: Excerpt[];
}

/** Takes an artifact piece by piece; what it holds is bounded, whatever the artifact's length. */
export class Intake {
  readonly #name: string;
  readonly #exchanges: ExchangeFold;
  readonly #records = new Fold<KeptRecord>(recordLevels, mostKinds);
  readonly #lines = new Fold<Excerpt>(lineLevels, mostKinds);
  readonly #recognised = new RecognisedRuns();
  readonly #redactions = new RedactionList();
  readonly #finds = emptyReading();
  #whole: string[] | undefined = [];
  #characters = 0;
  #lineCount = 0;

  constructor(name: string, kinds: ExchangeKinds) {
    this.#name = name;
    this.#exchanges = new ExchangeFold(kinds);
  }

  /** Exchanges that failed so far, and in how many ways. */
  get failed(): { exchanges: number; ways: number } {
    return { exchanges: this.#exchanges.failed, ways: this.#exchanges.failures };
  }

  addRedaction(redaction: Redaction): void {
    this.#redactions.add(redaction);
  }

  /**
   * Takes the next lines and what was read out of them.
   * @param linesBefore lines that were taken before
   */
  add(piece: Document, linesBefore: number, reading: ReadDocuments): void {
    this.#exchanges.add(reading.exchanges, piece, linesBefore);
    this.#addRecords(reading.records, piece, linesBefore);
    this.#addLines(piece, linesBefore, reading);
    this.#recognised.add(reading.recognised);
    const finds = this.#finds;
    keepFirst(finds.lookups, reading.lookups);
    keepFirst(finds.handshakes, reading.handshakes);
    keepFirst(finds.routes, reading.routes);
    keepFirst(finds.settings, reading.settings);
    this.#keepWhole(piece);
    this.#lineCount = linesBefore + piece.lines.length;
  }

  finish(): TakenArtifact {
    const { exchanges, excerpts } = this.#exchanges.finish();
    const records = this.#records.all();
    const reading: ReadDocuments = {
      ...this.#finds,
      exchanges,
      records: records.map(({ value: { record }, repeats }) => (repeats ? { ...record, repeats } : record)),
      recognised: this.#recognised.runs,
    };
    const document = this.#whole
      ? { name: this.#name, lines: this.#whole }
      : documentOf(
          this.#name,
          [...excerpts, ...records.flatMap(({ value }) => value.excerpts), ...this.#lines.all().map((l) => l.value)],
          this.#lineCount,
        );
    return { document, reading, redactions: this.#redactions.listed };
  }

  #addRecords(records: readonly LogRecord[], piece: Document, linesBefore: number): void {
    for (const record of records) {
      const { level = '', error, message } = record;
      const kind = {
        key: [
          record.reader,
          level,
          error?.type,
          error?.code,
          templateOf(error?.message ?? ''),
          templateOf(message),
        ].join('\n'),
        rest: level,
        lasting: error !== undefined || level === 'error' || level === 'fatal' || level === 'warn',
      };
      let size = 300 + message.length + 50 * (error?.frames.length ?? 0);
      for (const [name, value] of Object.entries(record.fields ?? {})) size += name.length + value.length;
      const occurrence = { firstLine: record.firstLine, lastLine: record.lastLine, at: record.at };
      this.#records.add({ record, excerpts: [] }, kind, occurrence, size);
    }
    this.#records.settle(({ record }) => ({
      record: standaloneCopy(record),
      excerpts: [excerptOf(record, piece, linesBefore)],
    }));
  }

  /** What no reader took is searched for what it says: each different saying is kept. */
  #addLines(piece: Document, linesBefore: number, { recognised }: ReadDocuments): void {
    const taken: boolean[] = new Array(piece.lines.length).fill(false);
    for (const { firstLine, lastLine } of recognised) {
      taken.fill(true, firstLine - 1 - linesBefore, lastLine - linesBefore);
    }
    for (const [i, line] of piece.lines.entries()) {
      if (taken[i] || line.trim() === '') continue;
      const place = linesBefore + i + 1;
      const kind = { key: templateOf(line), rest: '', lasting: complaint.test(line.slice(0, 2_000)) };
      const occurrence = { firstLine: place, lastLine: place, at: undefined };
      this.#lines.add({ firstLine: place, lines: [line] }, kind, occurrence, Math.min(line.length, 20_000));
    }
    this.#lines.settle(({ firstLine }) => excerptOf({ firstLine, lastLine: firstLine }, piece, linesBefore));
  }

  #keepWhole({ lines }: Document): void {
    if (!this.#whole) return;
    for (const line of lines) this.#characters += line.length + 1;
    if (this.#characters > wholeCharacters) this.#whole = undefined;
    else for (const line of lines) this.#whole.push(line);
  }
}

function keepFirst<T>(kept: T[], found: readonly T[]): void {
  for (const find of found.slice(0, mostFinds - kept.length)) kept.push(standaloneCopy(find));
}
