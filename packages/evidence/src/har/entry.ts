import type { TlsHandshake } from '../endpoint-look.ts';
import type { Exchange, Instant, TransportError } from '../exchange.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';
import { requestOf, responseOf } from './message.ts';

/** Where the lines that an entry was read from stand. */
export interface Origin {
  reader: string;
  artifact: string;
  /** Number of the first of the lines. */
  offset: number;
  /** The tool that wrote the file, as it names itself. */
  creator?: string;
}

const phases = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;
/** Members that every request, response or page has; with a list of headers they tell a HAR from other logs. */
const signs = ['httpVersion', 'headersSize', 'bodySize', 'queryString', 'cookies'];

/** Whether a value is an entry of a HAR: other logs have `request` and `response` too, but no list of headers with them. */
export function isEntry(place: JsonPlace): boolean {
  const request = place.get('request');
  if (request?.get('method')?.text === undefined || request.get('url')?.text === undefined) return false;
  if (!request.get('headers')?.isArray && place.get('startedDateTime')?.text === undefined) return false;
  return place.complete || place.get('response')?.isObject === true;
}

/** Whether members that lost the beginning of their object are what is left of an entry. */
export function isRestOfEntry(place: JsonPlace): boolean {
  const parts = [place.get('request'), place.get('response')].filter((part) => part?.isObject);
  return parts.some((part) => part?.get('headers')?.isArray && signs.some((sign) => part.get(sign) !== undefined));
}

/** Whether so much of an entry is there that it says how it ended. */
export function tellsOutcome(place: JsonPlace): boolean {
  return place.complete || responseOf(place.get('response'), 0) !== undefined;
}

export function exchangeOf(entry: JsonPlace, origin: Origin): Exchange {
  const { reader, artifact, offset, creator } = origin;
  // Insomnia keeps the last answer of each request: the time is that of the export, the comment the request's name.
  const exported = creator?.startsWith('Insomnia') === true;
  const asked = entry.get('request');
  const answered = entry.get('response');
  const response = responseOf(answered, offset);
  const error =
    exported && !answered?.get('statusText')?.text ? undefined : errorOf(entry, response?.status, exported, offset);
  const startedAt = exported ? undefined : instantOf(entry.get('startedDateTime'), offset);
  const time = entry.get('time')?.number;
  const timings = timingsOf(entry.get('timings'));
  const peer = entry.get('serverIPAddress')?.text;
  const tls = handshakeOf(entry, origin);
  const fields = fieldsOf(entry, asked, answered, creator);
  const exchange: Exchange = {
    artifact,
    firstLine: offset + entry.first,
    lastLine: offset + entry.last,
    reader,
    seenFrom: 'client',
  };
  if (asked?.get('method')?.text !== undefined || asked?.get('url')?.text !== undefined)
    exchange.request = requestOf(asked, offset);
  if (response) exchange.response = response;
  if (error) exchange.error = error;
  if (startedAt) exchange.startedAt = startedAt;
  if (time !== undefined && time >= 0) exchange.durationMs = time;
  if (timings) exchange.timings = timings;
  if (peer) exchange.peer = peer;
  if (tls) exchange.tls = tls;
  if (fields) exchange.fields = fields;
  return exchange;
}

/** -1 says that a phase does not apply. */
function timingsOf(place: JsonPlace | undefined): Record<string, number> | undefined {
  if (!place) return undefined;
  const timings: Record<string, number> = {};
  let any = false;
  for (const phase of phases) {
    const value = place.get(phase)?.number;
    if (value === undefined || value < 0) continue;
    timings[phase] = value;
    any = true;
  }
  return any ? timings : undefined;
}

/**
 * What went wrong: `_error` of Chrome and Safari, `_failureText` of Playwright, `_charlesStatus` of Charles, a page of
 * Fiddler's own in place of an answer, a comment on a status of 0.
 */
function errorOf(
  entry: JsonPlace,
  status: number | undefined,
  exported: boolean,
  offset: number,
): TransportError | undefined {
  const response = entry.get('response');
  const said = [response?.get('_error'), response?.get('_failureText'), entry.get('_error')];
  if (status === undefined && !exported) said.push(response?.get('comment'), entry.get('comment'));
  if (status === undefined || status === 502) said.push(fiddlerPage(response));
  const charles = response?.get('_charlesStatus');
  if (charles?.text && !/^complete$/i.test(charles.text))
    said.push(response?.get('content')?.get('text'), response?.get('statusText'), charles);
  // Fiddler's comments count its sessions: `[#12]`.
  const place = said.find((one) => one?.text && !/^\[#\d+\]$/.test(one.text));
  const recorded = response?.get('status');
  if (!place && (status !== undefined || !isNone(recorded))) return undefined;
  const message =
    place?.text?.trim() ||
    response?.get('statusText')?.text?.trim() ||
    (recorded?.number === undefined
      ? 'No response was recorded'
      : `No response: the browser recorded status ${recorded.number}`);
  const code = /\b(?:net::ERR_[A-Z0-9_]+|NS_ERROR_[A-Z0-9_]+|E[A-Z]{4,20})\b/.exec(message.slice(0, 2000))?.[0];
  const at = place ?? recorded ?? entry;
  return {
    ...(code ? { code } : {}),
    message: message.slice(0, 2000),
    firstLine: offset + at.first,
    lastLine: offset + at.last,
  };
}

/** What stands where a status would, when no response came; a number that the end of the text cut is not known. */
function isNone(status: JsonPlace | undefined): boolean {
  return status?.number === 0 || status?.number === -1 || (status?.complete === true && status.scalar === 'null');
}

/** Fiddler answers in the server's place: https://docs.telerik.com/fiddler/knowledge-base/troubleshooting/. */
function fiddlerPage(response: JsonPlace | undefined): JsonPlace | undefined {
  const place = response?.get('content')?.get('text');
  return place?.text?.startsWith('[Fiddler] ') ? place : undefined;
}

function instantOf(place: JsonPlace | undefined, offset: number): Instant | undefined {
  const text = place?.text;
  if (!place || !text || text.length > 40) return undefined;
  const zoneKnown = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  // .NET writes seven digits of a second, which Date.parse need not take.
  const plain = text.replace(/(\.\d{3})\d+/, '$1');
  const at = Date.parse(zoneKnown || !plain.includes('T') ? plain : `${plain}Z`);
  return Number.isNaN(at) ? undefined : { at, zoneKnown, line: offset + place.first };
}

/** Playwright's `_securityDetails`; times are seconds since 1970. */
function handshakeOf(entry: JsonPlace, { reader, artifact, offset }: Origin): TlsHandshake | undefined {
  const details = entry.get('_securityDetails');
  const version = details?.get('protocol')?.text;
  const subject = details?.get('subjectName')?.text;
  const issuer = details?.get('issuer')?.text;
  if (!details || !(version || subject)) return undefined;
  const place = { artifact, firstLine: offset + details.first, lastLine: offset + details.last, reader };
  const second = (name: string): Instant | undefined => {
    const value = details.get(name);
    const at = value?.number;
    return value && at && at > 0 && at < 1e11
      ? { at: at * 1000, zoneKnown: true, line: offset + value.first }
      : undefined;
  };
  const notBefore = second('validFrom');
  const notAfter = second('validTo');
  const certificate = {
    ...(subject ? { subject } : {}),
    ...(issuer ? { issuer } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notAfter ? { notAfter } : {}),
    line: place.firstLine,
  };
  return { ...place, ...(version ? { version } : {}), certificates: subject || issuer ? [certificate] : [] };
}

/** What tools add of their own, scalars under `_` names, and what the format has no other use for. */
function fieldsOf(
  entry: JsonPlace,
  request: JsonPlace | undefined,
  response: JsonPlace | undefined,
  creator: string | undefined,
): Record<string, string> | undefined {
  let fields: Record<string, string> | undefined;
  const put = (name: string, value: string | undefined) => {
    if (!value || value === 'null' || value.length > 500) return;
    fields ??= {};
    fields[name] = value;
  };
  for (const [name, place] of entry.members) {
    if (name === 'connection' || name === 'comment') put(name, place.scalar);
    else if (name === '_initiator') put('_initiator.type', place.get('type')?.text);
    else if (name === '_webSocketMessages') put(`${name}.length`, String(place.items.length));
    else if (name.startsWith('_') && name !== '_error' && name !== '__proto__') put(name, place.scalar);
  }
  put('creator', creator);
  if (creator === 'WebInspector') put('headersLeftOutBytes', leftOut(request));
  put('redirectURL', response?.get('redirectURL')?.text);
  for (const name of ['_transferSize', '_charlesStatus', '_fetchedViaServiceWorker'])
    put(name, response?.get(name)?.scalar);
  return fields;
}

/**
 * Chrome exports without Authorization and cookies unless asked for them, and leaves no mark. Over HTTP/1.1 it still
 * states the bytes of all headers that were sent: what they are more than the headers shown was left out.
 */
function leftOut(request: JsonPlace | undefined): string | undefined {
  const stated = request?.get('headersSize')?.number ?? -1;
  const url = request?.get('url')?.text;
  if (stated <= 0 || !url || !/^http\/1/i.test(request?.get('httpVersion')?.text ?? '')) return undefined;
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/';
  let shown = (request?.get('method')?.text ?? '').length + path.length + ' HTTP/1.1'.length + 1 + lineEnd;
  for (const header of request?.get('headers')?.items ?? []) {
    const name = header.get('name')?.text ?? '';
    const value = header.get('value')?.text ?? '';
    // A masked value has another length than what was sent.
    if (value.includes('…[')) return undefined;
    shown += name.length + value.length + ': '.length + lineEnd;
  }
  return stated - shown > 8 ? String(stated - shown) : undefined;
}

const lineEnd = 2;
