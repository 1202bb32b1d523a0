import { namedCall } from '../errors/named-call.ts';
import { nodeFrame, pythonFrame } from '../errors/stack-frames.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import { absoluteUrl } from '../http/url.ts';
import { durationMillis, isStatus } from '../http/words.ts';
import { flatten, parseJson } from '../json/json-text.ts';
import type { Found } from '../reader.ts';
import { type LogLine, levelOf } from './log-line.ts';
import { isLogfmt, logfmtPairs } from './logfmt.ts';
import { instantOf } from './timestamp.ts';

const duration = /(?:^|[\s(])(\d{1,9}(?:\.\d{1,6})?\s?(?:ms|µs|s))(?=[\s),;\]]|$)/;
const typedError =
  /(?:^|[\s(])((?:[A-Za-z_]\w{0,80}(?:::|\.|\\)){0,8}[A-Z]\w{0,80}(?:Error|Exception))(?:\(code: (\d{1,6})\))?: (.+)$/;

/**
 * The record of a log line that was taken apart, and the call that it names. Undefined when it says no time, no level
 * and no message.
 * @param more lines below that belong to it
 * @param known fields that its format tells beside the words
 */
export function readLogged(
  log: LogLine,
  more: readonly string[],
  place: Place,
  known: Readonly<Record<string, string>> = {},
): Found | undefined {
  const fields = { ...known, ...contextOf(log.message), ...logfmtPairs(log.message) };
  const logfmt = isLogfmt(log.message);
  const record: LogRecord = { ...place, message: log.message };
  const at = log.at ?? (logfmt ? timeIn(fields, place.firstLine) : undefined);
  if (at) record.at = at;
  const level =
    log.level ?? (logfmt ? levelOf(fields.level ?? fields.lvl ?? fields.severity ?? fields.at ?? '') : undefined);
  if (level) record.level = level;
  if (logfmt) {
    const message = fields.msg ?? fields.message ?? fields.event;
    if (!log.timed && !level && message === undefined && !at) return undefined;
    if (message) record.message = message;
  }
  if (more.length > 0) record.message = [log.message, ...more].join('\n');
  if (log.source !== undefined && fields.logger === undefined) fields.logger = log.source;
  if (Object.keys(fields).length > 0) record.fields = fields;
  const error = errorIn(log, fields, logfmt);
  const frames = more.flatMap((text, i) => {
    const line = place.firstLine + 1 + i;
    return nodeFrame(text, line) ?? pythonFrame(text, line) ?? [];
  });
  if (error) record.error = frames.length > 0 ? { ...error, frames } : error;
  else if (frames.length > 0) record.error = { message: log.message, frames };
  const found: Found = { firstLine: place.firstLine, lastLine: place.lastLine, records: [record] };
  const exchange = callIn(log.message, log, place, false) ?? routed(fields, log.message, place);
  if (exchange) {
    if (at) exchange.startedAt = at;
    found.exchanges = [exchange];
  }
  return found;
}

/** A call that a line names, with the status that came back or why none did. */
export function callIn(message: string, log: LogLine, place: Place, atStart: boolean): Exchange | undefined {
  const call = namedCall(message);
  if (!call || (atStart && call.index > 60)) return undefined;
  const line = place.firstLine;
  const exchange: Exchange = { ...place, lastLine: line, seenFrom: 'client' };
  if (call.url) exchange.request = { ...(call.method && { method: call.method }), url: call.url, headers: [], line };
  if (call.status !== undefined) {
    exchange.response = { status: call.status, ...(call.reason && { reason: call.reason }), headers: [], line };
  } else if (call.error) {
    exchange.error = { ...call.error, firstLine: line, lastLine: line };
  }
  const took = durationMillis(duration.exec(call.rest)?.[1] ?? '');
  if (took !== undefined) exchange.durationMs = took;
  if (log.at) exchange.startedAt = log.at;
  return exchange;
}

/** A request in key=value pairs: Heroku's router, Go services, `api.access (method='GET' path='/x' status=200)`. */
function routed(fields: Readonly<Record<string, string>>, message: string, place: Place): Exchange | undefined {
  const path = fields.path ?? fields.url ?? fields.uri ?? fields.request_path;
  const method = fields.method ?? fields.http_method;
  const status = Number(fields.status ?? fields.status_code ?? fields.code);
  if (!path || !method || !/^[A-Za-z]{3,8}$/.test(method) || !isStatus(status)) return undefined;
  const line = place.firstLine;
  const scheme = /^https?$/.test(fields.protocol ?? '') ? fields.protocol : undefined;
  const exchange: Exchange = {
    ...place,
    lastLine: line,
    seenFrom: /\b(?:outgoing|outbound|calling)\b/i.test(message) ? 'client' : 'server',
    request: { method: method.toUpperCase(), url: absoluteUrl(path, fields.host, scheme), headers: [], line },
    response: { status, headers: [], line },
  };
  const took = fields.service ?? fields.duration ?? fields.elapsed ?? fields.latency ?? fields.took;
  const millis = took === undefined ? Number(fields.duration_ms ?? Number.NaN) : durationMillis(took);
  if (millis !== undefined && Number.isFinite(millis)) exchange.durationMs = millis;
  const size = fields.bytes ?? fields.size;
  if (size && /^\d{1,15}$/.test(size) && exchange.response) exchange.response.bodyBytes = Number(size);
  const peer = fields.fwd ?? fields.remote_ip ?? fields.ip ?? fields.remote_addr;
  if (peer) exchange.peer = peer;
  return exchange;
}

function errorIn(log: LogLine, fields: Readonly<Record<string, string>>, logfmt: boolean): LogRecord['error'] {
  const said = logfmt ? (fields.err ?? fields.error) : undefined;
  if (said) return { message: said, frames: [] };
  // Heroku's router: at=error code=H12 desc="Request timeout".
  if (logfmt && fields.code && fields.desc) return { code: fields.code, message: fields.desc, frames: [] };
  const typed = typedError.exec(log.message.slice(0, 5000));
  if (!typed?.[1] || !typed[3]) return undefined;
  return { type: typed[1], message: typed[3], frames: [] };
}

/** Monolog and others put a JSON object behind the words; its scalars become fields. */
function contextOf(message: string): Record<string, string> {
  const at = message.indexOf('{"');
  const end = message.lastIndexOf('}');
  const value = at < 0 || end < at || end - at > 50_000 ? undefined : parseJson(message.slice(at, end + 1));
  return value ? flatten(value, 60) : {};
}

function timeIn(fields: Readonly<Record<string, string>>, line: number): LogRecord['at'] {
  const text = fields.ts ?? fields.time ?? fields.timestamp ?? fields.t;
  return text === undefined ? undefined : instantOf(text, line);
}

/** Where a record stands, and who reads it. */
export interface Place {
  reader: string;
  artifact: string;
  firstLine: number;
  lastLine: number;
}
