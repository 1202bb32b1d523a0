import { urlOf } from '../errors/network-failure.ts';
import {
  type Body,
  type Exchange,
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
  type LogRecord,
  type TransportError,
} from '../exchange.ts';
import { declaredBytes } from '../http/body.ts';
import { absoluteUrl } from '../http/url.ts';
import type { CurlCommand } from './command.ts';
import { askedHost, connectionOf, tlsRecord } from './connection.ts';
import { handshakeOf } from './handshake.ts';
import { errorFromNotes, type Note, statedDuration, statusInFailure, withCircumstances } from './note.ts';

/** An exchange of a `curl -v` transcript while its lines come in. */
export class Draft {
  command: CurlCommand | undefined;
  notes: Note[] = [];
  request:
    | { method?: string; target?: string; httpVersion?: string; headers: Header[]; body?: Body; line: number }
    | undefined;
  /** The empty `>` line was seen. */
  requestEnded = false;
  response: HttpResponse | undefined;
  headersEnded = false;
  /** Bytes of body that `{ [n bytes data]` lines tell of. */
  bytesSeen = 0;
  failure: TransportError | undefined;
  /** curl said that it is done with this request. */
  ended = false;
  /** Indices of lines that belong here. */
  claimed: number[] = [];
  times: string[] = [];

  /** Whether the next request is another exchange's: this one has its own, or failed before it could be sent. */
  get isTaken(): boolean {
    if (this.request || this.response || this.failure) return true;
    return this.ended && errorFromNotes(this.notes, false) !== undefined;
  }

  claim(index: number, time?: string): void {
    if (this.claimed.at(-1) !== index) this.claimed.push(index);
    if (time) this.times.push(time);
  }
}

export interface Finished {
  exchange?: Exchange;
  record?: LogRecord;
  /** For the next request on the same connection. */
  connection?: { scheme?: 'http' | 'https'; peer?: string; tunnel: boolean } | undefined;
}

/** Notes of a request that goes over the connection of the one before. */
const goesOn = /^\s*(?:Re-?using existing|Found bundle|Issue another request)/;

/** The exchange that a draft amounts to, if it does: without a request, a response and an error it is none. */
export function finish(
  draft: Draft,
  place: { artifact: string; reader: string; line(index: number): number },
  before?: Finished['connection'],
): Finished {
  const connection = connectionOf(draft.notes);
  const tunnel = draft.request?.method === 'CONNECT';
  const carried = before?.tunnel || draft.notes.some((note) => goesOn.test(note.text)) ? before : undefined;
  const scheme = connection.scheme ?? carried?.scheme;
  const peer = connection.peer ?? carried?.peer;
  let error = draft.failure
    ? withCircumstances(draft.failure, draft.response ? [] : draft.notes)
    : errorFromNotes(draft.notes, draft.response !== undefined);
  const request =
    requestOf(draft, connection, tunnel ? undefined : scheme) ?? (error && neverSent(draft.notes, connection, error));
  const bodyBytes = draft.response && declaredBytes(draft.response.headers);
  let response = draft.response && { ...draft.response, ...(bodyBytes === undefined ? {} : { bodyBytes }) };
  const status = error && statusInFailure(error);
  if (error && status !== undefined) {
    // `curl -f`: the server did answer, curl only hides how.
    response ??= { status, headers: [], line: error.firstLine };
    error = undefined;
  }
  const handshake = handshakeOf(connection, place.artifact, place.reader);
  const record = tlsRecord(connection, place.artifact, place.reader);
  const rest = {
    ...(record ? { record } : {}),
    connection: { ...(scheme && !tunnel ? { scheme } : {}), ...(peer ? { peer } : {}), tunnel },
  };
  if (!response && !error && !request) return rest;
  const durationMs = durationOf(draft.times) ?? (error && statedDuration(error.message));
  const startedAt = startOf(draft, place.line);
  const lines = draft.claimed.map(place.line);
  const exchange: Exchange = {
    artifact: place.artifact,
    firstLine: Math.min(...ends(lines)),
    lastLine: Math.max(...ends(lines)),
    reader: place.reader,
    seenFrom: 'client',
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
    ...(error ? { error } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(peer ? { peer } : {}),
    ...(handshake ? { tls: handshake } : {}),
  };
  return { ...rest, exchange };
}

/** First and last: the lines are in order, and too many to spread into a call. */
function ends(lines: readonly number[]): number[] {
  return [lines[0] ?? 1, lines.at(-1) ?? 1];
}

function requestOf(
  draft: Draft,
  connection: ReturnType<typeof connectionOf>,
  scheme: string | undefined,
): HttpRequest | undefined {
  const shown = draft.request;
  const typed = draft.command?.request;
  if (!shown && !typed && connection.headers.length === 0 && !connection.method) return undefined;
  const headers = shown?.headers.length
    ? shown.headers
    : connection.headers.length
      ? connection.headers
      : (typed?.headers ?? []);
  const host = header(headers, 'host')?.value ?? (shown ? connection.host : undefined);
  const typedScheme = /^(https?):/i.exec(typed?.url ?? '')?.[1]?.toLowerCase();
  const url = shown?.target
    ? absoluteUrl(shown.target, host, scheme ?? typedScheme)
    : (connection.url ?? typed?.url ?? (host ? absoluteUrl('*', host, scheme) : undefined));
  const method = shown?.method ?? connection.method ?? typed?.method;
  // Over a redirect that turns POST into GET the body is not sent again.
  const body = shown?.body ?? (typed?.method === method ? typed?.body : undefined);
  const bodyBytes = declaredBytes(headers) ?? connection.bodyBytes;
  return {
    ...(method ? { method } : {}),
    ...(url ? { url } : {}),
    ...(shown?.httpVersion ? { httpVersion: shown.httpVersion } : {}),
    headers,
    ...(body ? { body } : {}),
    ...(bodyBytes === undefined ? {} : { bodyBytes }),
    line: shown?.line ?? connection.headers[0]?.line ?? typed?.line ?? 1,
  };
}

/** Where no request could be sent, the notes and the error may still name the host that was asked; a proxy is none. */
function neverSent(
  notes: readonly Note[],
  connection: ReturnType<typeof connectionOf>,
  error: TransportError,
): HttpRequest | undefined {
  const { host, port } = connection.host ? connection : (askedHost(error.message) ?? {});
  if (!host || error.code === 'curl:5' || notes.some((note) => /proxy/i.test(note.text))) return undefined;
  const tls = connection.scheme === 'https' || error.code === 'curl:35' || error.code === 'curl:60';
  const url = urlOf({ host: host.replace(/^\[|\]$/g, ''), ...(port ? { port: Number(port) } : {}), tls });
  return url === undefined ? undefined : { url, headers: [], line: error.lastLine };
}

const dayMs = 86_400_000;

function durationOf(times: readonly string[]): number | undefined {
  const first = momentOf(times[0]);
  const last = momentOf(times.at(-1));
  if (!first || !last || times.length < 2 || first.dated !== last.dated) return undefined;
  const passed = Math.round((last.at - first.at) * 1000) / 1000;
  // A clock without a date may have passed midnight.
  return passed >= 0 ? passed : first.dated ? undefined : passed + dayMs;
}

function startOf(draft: Draft, line: (index: number) => number): Exchange['startedAt'] {
  const moment = momentOf(draft.times[0]);
  if (!moment?.dated) return undefined;
  return { at: Math.trunc(moment.at), zoneKnown: moment.zoneKnown, line: line(draft.claimed[0] ?? 0) };
}

function momentOf(time: string | undefined): { at: number; dated: boolean; zoneKnown: boolean } | undefined {
  if (!time) return undefined;
  const clock = /^(\d\d):(\d\d):(\d\d\.\d{3,6})$/.exec(time);
  if (clock) {
    const at = (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1000;
    return { at, dated: false, zoneKnown: false };
  }
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(time);
  if (!found) return undefined;
  const zone = found[4]?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = Date.parse(`${found[1]}T${found[2]}.${(found[3] ?? '0').slice(0, 3).padEnd(3, '0')}${zone ?? 'Z'}`);
  return Number.isNaN(at) ? undefined : { at, dated: true, zoneKnown: zone !== undefined };
}
