import { type Exchange, type Header, header } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';
import { eventTime, type Moment } from './exchange-time.ts';
import { isObject, jsonOf, lineSaying } from './json-body.ts';

/** Headers that name the event or the message, the same in every attempt to deliver it; the event's own before the message's. */
const idHeaders = new Map(
  [
    'x-shopify-event-id',
    'webhook-id',
    'svix-id',
    'ce-id',
    'x-event-id',
    'x-github-delivery',
    'x-gitlab-event-uuid',
    'twitch-eventsub-message-id',
    'x-shopify-webhook-id',
    'x-webhook-id',
    'x-request-uuid',
    'x-wc-webhook-delivery-id',
    'paypal-transmission-id',
    'idempotency-key',
  ].map((name, rank) => [name, rank]),
);
const idMembers = [
  'event_id',
  'eventId',
  'eventid',
  'webhook_event_id',
  'notification_id',
  'message_id',
  'messageId',
  'MessageId',
  'uuid',
];
/** What makes a body an event with a frame around it, whose `id` and `created` are the event's own. */
const frameMembers = [
  'type',
  'event',
  'event_type',
  'eventType',
  'topic',
  'event_name',
  'detail-type',
  'specversion',
  'action',
];
const timeMembers = [
  'event_time',
  'eventTime',
  'event_timestamp',
  'eventTimestamp',
  'occurred_at',
  'occurredAt',
  'timestamp',
  'Timestamp',
  'sent_at',
];
const framedTimeMembers = ['created', 'created_at', 'createdAt', 'create_time', 'time', 'date', 'date_created'];

export interface Named {
  id: string;
  line: number;
}

/** The id of the event that a delivery brings: where the profile says, else under the names that vendors use. */
export function eventIdOf(exchange: Exchange, provider: Provider | undefined): Named | undefined {
  const { request } = exchange;
  if (!request) return undefined;
  const json = jsonOf(request.body)?.value;
  for (const name of namesIn(provider?.webhooks?.event_id)) {
    const own = header(request.headers, name);
    if (own) return { id: own.value, line: own.line };
    const inBody = member(json, name.replace(/^body\./, ''));
    if (inBody !== undefined && request.body) return { id: inBody, line: lineSaying(request.body, inBody) };
  }
  const own = firstOf(request.headers);
  if (own) return { id: own.value, line: own.line };
  if (!request.body || !isObject(json)) return undefined;
  const names = isFramed(json) ? [...idMembers, 'id'] : idMembers;
  for (const name of names) {
    const id = member(json, name);
    if (id !== undefined) return { id, line: lineSaying(request.body, id) };
  }
  return undefined;
}

/** The names in what a profile says of the place of the id, which may be a sentence. */
function namesIn(said: string | undefined): readonly string[] {
  return said?.match(/[A-Za-z][\w.-]{1,60}/g) ?? [];
}

/** The header that stands first in the list of names. */
function firstOf(headers: readonly Header[]): Header | undefined {
  let best: Header | undefined;
  let bestRank = idHeaders.size;
  for (const one of headers) {
    const rank = one.value === '' ? undefined : idHeaders.get(one.name.toLowerCase());
    if (rank !== undefined && rank < bestRank) {
      best = one;
      bestRank = rank;
    }
  }
  return best;
}

/** When the event happened, by its own words. */
export function eventTimeOf(exchange: Exchange): Moment | undefined {
  const { request } = exchange;
  if (!request) return undefined;
  const ownHeader = header(request.headers, 'ce-time') ?? header(request.headers, 'x-shopify-triggered-at');
  const byHeader = ownHeader && eventTime(ownHeader.value);
  if (ownHeader && byHeader !== undefined) return { at: byHeader, line: ownHeader.line };
  const json = jsonOf(request.body)?.value;
  if (!request.body || !isObject(json)) return undefined;
  const names = isFramed(json) ? [...timeMembers, ...framedTimeMembers] : timeMembers;
  for (const place of [json, json.event, json.metadata]) {
    if (!isObject(place)) continue;
    for (const name of place === json ? names : timeMembers) {
      const at = eventTime(place[name]);
      if (at !== undefined) return { at, line: lineSaying(request.body, `"${name}"`) };
    }
  }
  return undefined;
}

/** An event that a program wrote into its log. */
export interface LoggedEvent {
  id: string;
  /** When it happened, by its own words: milliseconds since 1970. */
  at: number;
}

/** The event that the fields of a log record tell: with a type, an id, and the time at which it happened. */
export function eventInFields(fields: Readonly<Record<string, string>>): LoggedEvent | undefined {
  if (!frameMembers.some((name) => fields[name])) return undefined;
  const id = [...idMembers, 'id'].map((name) => fields[name]).find((value) => value);
  if (id === undefined) return undefined;
  for (const name of [...timeMembers, ...framedTimeMembers]) {
    const at = eventTime(fields[name]);
    if (at !== undefined) return { id, at };
  }
  return undefined;
}

function isFramed(json: Record<string, unknown>): boolean {
  return (
    frameMembers.some((name) => typeof json[name] === 'string') &&
    (json.data !== undefined || json.id !== undefined || json.payload !== undefined || json.object !== undefined)
  );
}

/** A text or number at a dotted path. */
function member(json: unknown, path: string): string | undefined {
  let value = json;
  for (const step of path.split('.')) value = isObject(value) ? value[step] : undefined;
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
