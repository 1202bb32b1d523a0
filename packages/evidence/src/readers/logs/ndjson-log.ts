import { networkFailure, urlOf } from '../../errors/network-failure.ts';
import type { Exchange, Instant, LogRecord } from '../../exchange.ts';
import { isObject, parseJson } from '../../json/json-text.ts';
import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { type LogLine, readLogLine } from '../../logs/log-line.ts';
import { type KnownRecord, RecordKinds } from '../../logs/record-kinds.ts';
import type { RecordPlaces } from '../../logs/record-places.ts';
import { fieldsOf, type Scalars } from '../../logs/scalars.ts';
import type { Reader } from '../../reader.ts';

/** Logs with one JSON object a line: pino, bunyan, winston, zap, structlog, logrus, Cloud Logging, Lambda, Caddy. */
export const ndjsonLog: Reader = {
  id: 'ndjson-log',
  title: 'JSON log',
  formats: [],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const log = new JsonLog(section.artifact);
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      const column = jsonColumn(text);
      if (column >= 0) log.read(text, column, section.firstLine + i, finds);
    }
    return finds.found;
  },
};

/** Where an object begins in a line; -1 where none does within reach. */
function jsonColumn(text: string): number {
  if (text.startsWith('{"')) return text.length > 1_000_000 ? -1 : 0;
  let column = text.indexOf('{"');
  if (column < 0) column = text.indexOf('{ "');
  return column > 200 || text.length > 1_000_000 ? -1 : column;
}

/** Requests that a program has begun and not ended; more are not kept in mind. */
const mostBegun = 10_000;

const kinds = new RecordKinds();

/** One log, line after line. */
class JsonLog {
  readonly #artifact: string;
  readonly #clock = new Clock();
  readonly #kinds = kinds;
  /** What was said of a request when it began: Fastify tells its status when it is done, under one reqId. */
  readonly #begun = new Map<string, Record<string, string>>();

  constructor(artifact: string) {
    this.#artifact = artifact;
    kinds.begin();
  }

  read(text: string, column: number, line: number, finds: Finds): void {
    const prefix = column === 0 ? undefined : readLogLine(text.slice(0, column), line);
    if (prefix && prefix.message !== '') return;
    const known = this.#kinds.cut(text, column) ?? this.#parsed(text.slice(column));
    if (known) this.#readRecord(known, line, prefix, finds);
  }

  #parsed(text: string): KnownRecord | undefined {
    const value = parseJson(text);
    return isObject(value) ? this.#kinds.parsed(value, text) : undefined;
  }

  #readRecord({ record: scalars, places }: KnownRecord, line: number, prefix: LogLine | undefined, finds: Finds): void {
    const at = places.time(scalars, this.#clock, line);
    const level = places.level(scalars) ?? prefix?.level;
    if (!places.isLog(level, at !== undefined || prefix?.timed === true, prefix?.timed === true)) return;
    const error = places.error(scalars, line);
    const message = places.message(scalars) ?? error?.message ?? '';
    const time = at ?? prefix?.at;
    const exchange = this.#requestOf(scalars, places, message, line, time);
    const grave = level === 'warn' || level === 'error' || level === 'fatal';
    if (exchange && !error && !grave && (exchange.response?.status ?? 0) < 400) {
      // Nothing is to be said of it that the exchange does not say.
      finds.add(line, exchange);
      return;
    }
    const reader = 'ndjson-log';
    const artifact = this.#artifact;
    const fields = fieldsOf(scalars);
    const record: LogRecord =
      time && level
        ? { reader, artifact, firstLine: line, lastLine: line, message, fields, at: time, level }
        : { reader, artifact, firstLine: line, lastLine: line, message, fields };
    if (time) record.at = time;
    if (level) record.level = level;
    if (error) record.error = error;
    const told = exchange ?? failureOf(record);
    const others = told && places.others(scalars);
    if (others) told.fields = others;
    finds.add(line, told, record);
  }

  #requestOf(
    record: Scalars,
    { request }: RecordPlaces,
    message: string,
    line: number,
    startedAt: Instant | undefined,
  ): Exchange | undefined {
    const place = { reader: 'ndjson-log', artifact: this.#artifact, line, startedAt };
    if (!request.tellsRequest(record)) return undefined;
    const id = request.id(record);
    const earlier = id === undefined || this.#begun.size === 0 ? undefined : this.#begun.get(id);
    if (!earlier) {
      const exchange = request.exchange(record, message, place);
      if (id !== undefined && !exchange && this.#begun.size < mostBegun) this.#begun.set(id, requestFields(record));
      return exchange;
    }
    const whole = this.#kinds.flat({ ...earlier, ...fieldsOf(record) });
    return whole.places.request.exchange(whole.record, message, place);
  }
}

function requestFields(record: Scalars): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(record)).filter(([name]) => name.startsWith('req')));
}

/** A record whose error is the network's: a call that got no answer. */
function failureOf(record: LogRecord): Exchange | undefined {
  const failure = record.error && networkFailure(record.error.message, record.error.code);
  if (!failure || !record.error) return undefined;
  const { reader, artifact, firstLine, lastLine, fields } = record;
  const url =
    ['err.config.url', 'error.config.url', 'url', 'request.url']
      .map((name) => fields?.[name])
      .find((u) => u && /^https?:/.test(u)) ?? urlOf(failure);
  const exchange: Exchange = {
    reader,
    artifact,
    firstLine,
    lastLine,
    seenFrom: 'client',
    error: { ...(failure.code && { code: failure.code }), message: record.error.message, firstLine, lastLine },
  };
  if (url) exchange.request = { url, headers: [], line: firstLine };
  if (record.at) exchange.startedAt = record.at;
  return exchange;
}
