import { namedCall } from '../errors/named-call.ts';
import { networkFailure, urlOf } from '../errors/network-failure.ts';
import { pythonFailure } from '../errors/python-http.ts';
import type { Exchange, Instant, LogRecord } from '../exchange.ts';
import { isObject, type JsonObject, parseJson } from '../json/json-text.ts';
import { Clock } from './clock.ts';
import { type LogLine, readLogLine } from './log-line.ts';
import { type KnownRecord, RecordKinds } from './record-kinds.ts';
import type { RecordPlaces } from './record-places.ts';
import { fieldsOf, type Scalars } from './scalars.ts';

/** Takes what a line says. */
export interface Taker {
  add(line: number, exchange?: Exchange, record?: LogRecord): void;
}

/** Where an object begins in a line; -1 where none does within reach. */
export function jsonColumn(text: string): number {
  if (text.startsWith('{"')) return text.length > 1_000_000 ? -1 : 0;
  let column = text.indexOf('{"');
  if (column < 0) column = text.indexOf('{ "');
  return column > 200 || text.length > 1_000_000 ? -1 : column;
}

/** A request of which one record told the beginning. */
interface Begun {
  fields: Record<string, string>;
  /** What another told of it already: Fastify writes one for the error, and one for the end. */
  exchange?: Exchange;
}

/** Requests that a program has begun and not ended; more are not kept in mind. */
const mostBegun = 10_000;

const kinds = new RecordKinds();

/** The records of one log, in their order. */
export class JsonLog {
  readonly #reader: string;
  readonly #ofCaddy: boolean;
  readonly #artifact: string;
  readonly #clock = new Clock();
  readonly #kinds = kinds;
  /** What was said of a request when it began: Fastify tells its status when it is done, under one reqId. */
  readonly #begun = new Map<string, Begun>();

  /** @param ofCaddy whether records of Caddy are read, or all others */
  constructor(reader: string, artifact: string, ofCaddy = false) {
    this.#ofCaddy = ofCaddy;
    this.#reader = reader;
    this.#artifact = artifact;
    kinds.begin();
  }

  /** Reads a line in which an object begins at a column. */
  read(text: string, column: number, line: number, finds: Taker): void {
    const prefix = column === 0 ? undefined : readLogLine(text.slice(0, column), line);
    if (prefix && prefix.message !== '') return;
    const known = this.#kinds.cut(text, column) ?? this.#parsed(text.slice(column));
    if (known) this.#readRecord(known, line, prefix, finds);
  }

  /** Reads a record that was parsed already. True when it is one of a log. */
  readObject(value: JsonObject, line: number, finds: Taker): boolean {
    return this.#readRecord(this.#kinds.parsed(value), line, undefined, finds);
  }

  #parsed(text: string): KnownRecord | undefined {
    const value = parseJson(text);
    return isObject(value) ? this.#kinds.parsed(value, text) : undefined;
  }

  #readRecord(
    { record: scalars, places }: KnownRecord,
    line: number,
    prefix: LogLine | undefined,
    finds: Taker,
  ): boolean {
    if (places.isCaddys(scalars) !== this.#ofCaddy) return false;
    const at = places.time(scalars, this.#clock, line);
    const level = places.level(scalars) ?? prefix?.level;
    if (!places.isLog(level, at !== undefined || prefix?.timed === true, prefix?.timed === true)) return false;
    const said = places.message(scalars);
    const error = places.error(scalars, said, line);
    const message = said ?? error?.message ?? '';
    const time = at ?? prefix?.at;
    const exchange = this.#requestOf(scalars, places, message, line, time);
    const grave = level === 'warn' || level === 'error' || level === 'fatal';
    const failed = grave || (exchange?.response?.status ?? 0) >= 400;
    if (exchange && !error && (!failed || message === '')) {
      // Nothing is to be said of it that the exchange does not say.
      if (failed) withOthers(exchange, places, scalars);
      finds.add(line, exchange);
      return true;
    }
    const reader = this.#reader;
    const artifact = this.#artifact;
    const record: LogRecord =
      time && level
        ? { reader, artifact, firstLine: line, lastLine: line, message, at: time, level }
        : { reader, artifact, firstLine: line, lastLine: line, message };
    if (time) record.at = time;
    if (level) record.level = level;
    // Of a request the exchange has them.
    if (!exchange) record.fields = fieldsOf(scalars);
    if (error) record.error = error;
    const told = exchange ?? failureOf(record);
    if (told) withOthers(told, places, scalars);
    finds.add(line, told, record);
    return true;
  }

  #requestOf(
    record: Scalars,
    { request }: RecordPlaces,
    message: string,
    line: number,
    startedAt: Instant | undefined,
  ): Exchange | undefined {
    const place = { reader: this.#reader, artifact: this.#artifact, line, startedAt };
    if (!request.tellsRequest(record)) return undefined;
    const id = request.id(record);
    const begun = id === undefined || this.#begun.size === 0 ? undefined : this.#begun.get(id);
    if (!begun) {
      const exchange = request.exchange(record, message, place);
      if (id !== undefined && !exchange && this.#begun.size < mostBegun)
        this.#begun.set(id, { fields: requestFields(record) });
      return exchange;
    }
    const whole = this.#kinds.flat({ ...begun.fields, ...fieldsOf(record) });
    const exchange = whole.places.request.exchange(whole.record, message, place);
    const known = begun.exchange;
    if (
      exchange &&
      known?.response?.status === exchange.response?.status &&
      known?.request?.url === exchange.request?.url
    ) {
      if (known && exchange.durationMs !== undefined) known.durationMs ??= exchange.durationMs;
      return undefined;
    }
    if (exchange) begun.exchange = exchange;
    return exchange;
  }
}

function withOthers(exchange: Exchange, places: RecordPlaces, record: Scalars): void {
  const others = places.others(record);
  if (others) exchange.fields = others;
}

function requestFields(record: Scalars): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(record)).filter(([name]) => name.startsWith('req')));
}

/** A record whose error is the network's: a call that got no answer. */
function failureOf(record: LogRecord): Exchange | undefined {
  if (!record.error) return undefined;
  const { reader, artifact, firstLine, lastLine, fields, error } = record;
  const call = namedCall(error.message);
  const failure = networkFailure(error.message, error.code);
  const python = error.type ? pythonFailure(error.type, error.message) : undefined;
  if (!failure && !call?.error && !python?.code) return undefined;
  const named = ['err.config.url', 'error.config.url', 'url', 'request.url'].map((name) => fields?.[name]);
  const url = call?.url ?? named.find((u) => u && /^https?:/.test(u)) ?? (failure && urlOf(failure));
  const code = failure?.code ?? call?.error?.code ?? python?.code;
  const exchange: Exchange = {
    reader,
    artifact,
    firstLine,
    lastLine,
    seenFrom: 'client',
    error: { ...(code && { code }), message: error.message, firstLine, lastLine },
  };
  if (url) exchange.request = { ...(call?.method && { method: call.method }), url, headers: [], line: firstLine };
  if (record.at) exchange.startedAt = record.at;
  return exchange;
}
