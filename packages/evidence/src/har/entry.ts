import type { Exchange, Instant } from '../exchange.ts';
import type { JsonView } from '../json/json-view.ts';
import { fieldsOf, handshakeOf } from './additions.ts';
import { failureOf } from './failure.ts';
import { requestOf, responseOf, statusOf } from './message.ts';

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
/** Members that every request and response has; with a list of headers they tell a HAR from other logs. */
const signs = ['httpVersion', 'headersSize', 'bodySize', 'queryString', 'cookies'];

/** Whether a value is an entry of a HAR: other logs have `request` and `response` too, but no list of headers with them. */
export function isEntry(json: JsonView, place: unknown): boolean {
  const request = json.get(place, 'request');
  if (json.text(json.get(request, 'method')) === undefined || json.text(json.get(request, 'url')) === undefined)
    return false;
  if (!json.isArray(json.get(request, 'headers')) && json.text(json.get(place, 'startedDateTime')) === undefined)
    return false;
  return json.complete(place) || json.isObject(json.get(place, 'response'));
}

/** Whether members that lost the beginning of their object are what is left of an entry. */
export function isRestOfEntry(json: JsonView, place: unknown): boolean {
  return ['request', 'response'].some((name) => {
    const part = json.get(place, name);
    // A request of which neither method nor address is left makes no exchange.
    if (name === 'request' && json.get(part, 'method') === undefined && json.get(part, 'url') === undefined)
      return false;
    return json.isArray(json.get(part, 'headers')) && signs.some((sign) => json.get(part, sign) !== undefined);
  });
}

/** Whether so much of an entry is there that it says how it ended. */
export function tellsOutcome(json: JsonView, place: unknown): boolean {
  return json.complete(place) || statusOf(json, json.get(place, 'response')) !== undefined;
}

export function exchangeOf(json: JsonView, entry: unknown, origin: Origin): Exchange {
  const { reader, artifact, offset, creator } = origin;
  // Insomnia keeps the last answer of each request: the time is that of the export, the comment the request's name.
  const exported = creator?.startsWith('Insomnia') === true;
  const asked = json.get(entry, 'request');
  const answered = json.get(entry, 'response');
  const exchange: Exchange = {
    artifact,
    firstLine: offset + json.first(entry),
    lastLine: offset + json.last(entry),
    reader,
    seenFrom: 'client',
  };
  if (json.get(asked, 'method') !== undefined || json.get(asked, 'url') !== undefined)
    exchange.request = requestOf(json, asked, offset);
  const response = responseOf(json, answered, offset);
  if (response) exchange.response = response;
  if (!exported || json.text(json.get(answered, 'statusText'))) {
    const error = failureOf(json, entry, { status: response?.status, exported, offset });
    if (error) exchange.error = error;
  }
  const startedAt = exported ? undefined : instantOf(json, json.get(entry, 'startedDateTime'), offset);
  if (startedAt) exchange.startedAt = startedAt;
  const time = json.number(json.get(entry, 'time'));
  if (time !== undefined && time >= 0) exchange.durationMs = time;
  const timings = timingsOf(json, json.get(entry, 'timings'));
  if (timings) exchange.timings = timings;
  const peer = json.text(json.get(entry, 'serverIPAddress'));
  if (peer) exchange.peer = peer;
  const tls = handshakeOf(json, json.get(entry, '_securityDetails'), origin);
  if (tls) exchange.tls = tls;
  const fields = fieldsOf(json, entry, creator);
  if (fields) exchange.fields = fields;
  return exchange;
}

/** -1 says that a phase does not apply. */
function timingsOf(json: JsonView, place: unknown): Record<string, number> | undefined {
  if (place === undefined) return undefined;
  let timings: Record<string, number> | undefined;
  for (const phase of phases) {
    const value = json.number(json.get(place, phase));
    if (value === undefined || value < 0) continue;
    timings ??= {};
    timings[phase] = value;
  }
  return timings;
}

function instantOf(json: JsonView, place: unknown, offset: number): Instant | undefined {
  const text = json.text(place);
  if (!text || text.length > 40) return undefined;
  const zoneKnown = text.endsWith('Z') || /[+-]\d\d:?\d\d$/i.test(text);
  // .NET writes seven digits of a second, which Date.parse need not take.
  const plain = text.length > 24 ? text.replace(/(\.\d{3})\d+/, '$1') : text;
  const at = Date.parse(zoneKnown || !plain.includes('T') ? plain : `${plain}Z`);
  return Number.isNaN(at) ? undefined : { at, zoneKnown, line: offset + json.first(place) };
}
