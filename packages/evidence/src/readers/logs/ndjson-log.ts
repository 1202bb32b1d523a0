import { networkFailure, urlOf } from '../../errors/network-failure.ts';
import { framesIn } from '../../errors/stack-frames.ts';
import type { Exchange, Instant, LogRecord } from '../../exchange.ts';
import { flatten, isObject, type Json, type JsonObject, parseJson } from '../../json/json-text.ts';
import { type Level, type LogLine, levelOf, readLogLine } from '../../logs/log-line.ts';
import { exchangeOf, tellsRequest } from '../../logs/logged-request.ts';
import { instantOf } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

const timeNames = [
  'time',
  'timestamp',
  '@timestamp',
  'ts',
  'datetime',
  'date',
  'eventTime',
  'asctime',
  't',
  '@t',
  'StartUTC',
  'requestTime',
  'timeLocal',
];
const levelNames = ['level', 'severity', 'lvl', 'levelname', 'loglevel', 'log.level', 'logLevel', '@l', 'severityText'];
const messageNames = [
  'msg',
  'message',
  'event',
  'short_message',
  'textPayload',
  '@m',
  '@mt',
  'body',
  'errorMessage',
  'log',
];
const errorNames = ['err', 'error', 'exception', 'exc', 'exc_info', 'e', 'cause'];
/** bunyan's and pino's numbers, in tens. */
const numbered: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Logs with one JSON object a line: pino, bunyan, winston, zap, structlog, logrus, Cloud Logging, Lambda, Caddy. */
export const ndjsonLog: Reader = {
  id: 'ndjson-log',
  title: 'JSON log',
  formats: [],
  read(section) {
    const found: Found[] = [];
    const begun = new Map<string, Record<string, string>>();
    for (const [i, text] of section.lines.entries()) {
      const column = text.indexOf('{"') >= 0 ? text.indexOf('{"') : text.indexOf('{ "');
      if (column < 0 || column > 200 || text.length > 1_000_000) continue;
      const line = section.firstLine + i;
      const prefix = column === 0 ? undefined : readLogLine(text.slice(0, column), line);
      if (prefix && prefix.message !== '') continue;
      const value = parseJson(text.slice(column));
      if (isObject(value) && isLogRecord(value, prefix))
        found.push(readRecord(value, line, section.artifact, prefix, begun));
    }
    return found;
  },
};

function isLogRecord(value: JsonObject, prefix: LogLine | undefined): boolean {
  const has = (list: readonly string[]) => list.some((name) => scalar(value, name) !== undefined);
  const level = levelNames.some((name) => levelFrom(scalar(value, name)) !== undefined);
  const message = has(messageNames) || errorNames.some((name) => isObject(value[name]));
  if (level && (message || has(timeNames))) return true;
  const timed = timeNames.some((name) => time(scalar(value, name), 1) !== undefined) || prefix?.timed === true;
  const request =
    ['req', 'res', 'request', 'httpRequest', 'http'].some((name) => isObject(value[name])) ||
    (scalar(value, 'method') !== undefined && scalar(value, 'status') !== undefined) ||
    'request_method' in value;
  return (
    timed && (request || (message && (has(['msg', 'logger', 'name', 'caller', 'event']) || prefix?.timed === true)))
  );
}

function readRecord(
  value: JsonObject,
  line: number,
  artifact: string,
  prefix: LogLine | undefined,
  begun: Map<string, Record<string, string>>,
): Found {
  const place = { reader: 'ndjson-log', artifact, firstLine: line, lastLine: line };
  const inner = isObject(value.message) ? value.message : isObject(value.jsonPayload) ? value.jsonPayload : undefined;
  const fields = flatten(value);
  const error = errorOf(value, inner, line);
  const message = first(value, messageNames) ?? first(inner, messageNames) ?? error?.message ?? '';
  const record: LogRecord = { ...place, message, fields };
  const at = timeOf(value, line) ?? prefix?.at;
  if (at) record.at = at;
  const level =
    levelNames.map((name) => levelFrom(scalar(value, name))).find((found) => found !== undefined) ?? prefix?.level;
  if (level) record.level = level;
  if (error) record.error = error;
  const found: Found = { firstLine: line, lastLine: line, records: [record] };
  const exchange = requestOf(fields, message, place, begun) ?? failureOf(record, fields);
  if (exchange) {
    if (at) exchange.startedAt = at;
    found.exchanges = [exchange];
  }
  return found;
}

/** The request of a record; Fastify tells the method when it begins and the status when it is done, under one reqId. */
function requestOf(
  fields: Record<string, string>,
  message: string,
  place: Pick<LogRecord, 'reader' | 'artifact' | 'firstLine' | 'lastLine'>,
  begun: Map<string, Record<string, string>>,
): Exchange | undefined {
  if (!tellsRequest(fields)) return undefined;
  const id = fields.reqId ?? fields['req.id'] ?? fields.requestId ?? fields.request_id;
  const earlier = id === undefined ? undefined : begun.get(id);
  const exchange = exchangeOf({ ...earlier, ...fields }, message, place);
  if (id !== undefined && !exchange)
    begun.set(id, Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('req'))));
  return exchange;
}

/** A record whose error is the network's: a call that got no answer. */
function failureOf(record: LogRecord, fields: Record<string, string>): Exchange | undefined {
  const failure = record.error && networkFailure(record.error.message, record.error.code);
  if (!failure || !record.error) return undefined;
  const { reader, artifact, firstLine, lastLine } = record;
  const url =
    ['err.config.url', 'error.config.url', 'url', 'request.url']
      .map((name) => fields[name])
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
  return exchange;
}

function errorOf(value: JsonObject, inner: JsonObject | undefined, line: number): LogRecord['error'] {
  const object = errorNames.flatMap((name) => [value[name], inner?.[name]]).find(isObject);
  const stack =
    first(object, ['stack', 'stack_trace', 'stackTrace', 'traceback']) ??
    first(value, ['stack', 'stack_trace', 'stackTrace', 'exception', 'error.stack_trace']) ??
    first(inner, ['stack']) ??
    lines(value.stackTrace) ??
    lines(value.stack);
  const bare = first(value, ['error', 'err', 'error.message', 'errorMessage']);
  const message = first(object, ['message', 'msg']) ?? bare ?? (stack ? headline(stack) : undefined);
  if (message === undefined) return undefined;
  const error: NonNullable<LogRecord['error']> = { message, frames: stack ? framesIn(stack, line) : [] };
  const type =
    first(object, ['type', 'name', 'class', 'kind']) ??
    first(value, ['errorType', 'error.type', 'error_type']) ??
    /^([\w.$]{1,80}(?:Error|Exception))\b/.exec(stack ?? message)?.[1];
  if (type) error.type = type;
  const code = first(object, ['code', 'errno']) ?? first(inner, ['code']) ?? first(value, ['error_code', 'errorCode']);
  if (code) error.code = code;
  return error;
}

function headline(stack: string): string {
  const all = stack.trim().split('\n', 200);
  // A Python traceback ends with what went wrong, every other begins with it.
  const line = (stack.startsWith('Traceback') ? all.at(-1) : all[0]) ?? '';
  return line.replace(/^[\w.$]{1,80}(?:Error|Exception): /, '');
}

function lines(value: Json | undefined): string | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join('\n') : undefined;
}

function levelFrom(value: string | number | undefined): Level | undefined {
  if (typeof value === 'number') return value >= 10 && value < 70 ? numbered[Math.floor(value / 10) - 1] : undefined;
  return value === undefined || value.length < 2 ? undefined : levelOf(value);
}

function timeOf(value: JsonObject, line: number): Instant | undefined {
  for (const name of timeNames) {
    const found = time(scalar(value, name), line);
    if (found) return found;
  }
  return undefined;
}

function time(value: string | number | undefined, line: number): Instant | undefined {
  return value === undefined ? undefined : instantOf(value, line);
}

function scalar(value: JsonObject | undefined, name: string): string | number | undefined {
  const found = value && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

function first(value: JsonObject | undefined, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = scalar(value, name);
    if (found !== undefined && found !== '') return String(found);
  }
  return undefined;
}
