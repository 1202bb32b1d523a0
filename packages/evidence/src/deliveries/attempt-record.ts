import type { Body, DeliveryAttempt, Exchange, Header, HttpRequest, HttpResponse, Instant } from '../exchange.ts';
import { bodyOf } from '../http/body.ts';
import { headerLine } from '../http/message-lines.ts';
import { isStatus } from '../http/words.ts';
import type { JsonNode } from '../json/json-places.ts';
import { isObject, type Json, parseJson } from '../json/json-text.ts';
import { type PlacedJson, scalarText } from '../json/placed-json.ts';
import { instantOf } from '../logs/timestamp.ts';
import { senderError } from './sender-words.ts';

/** The members of one attempt's record, whatever the sender calls them. */
export interface AttemptRecord {
  url?: JsonNode | undefined;
  method?: JsonNode | undefined;
  requestHeaders?: JsonNode | undefined;
  requestBody?: JsonNode | undefined;
  /** A number, or text that begins with one (`403`, `200 OK`). */
  status?: JsonNode | undefined;
  reason?: string | undefined;
  responseHeaders?: JsonNode | undefined;
  responseBody?: JsonNode | undefined;
  /** Why no answer came; it counts only where there is no status. */
  error?: JsonNode | undefined;
  startedAt?: JsonNode | undefined;
  durationMs?: number | undefined;
  nextAt?: JsonNode | undefined;
  peer?: string | undefined;
  attempt: { [K in Exclude<keyof DeliveryAttempt, 'line' | 'nextAt'>]?: DeliveryAttempt[K] | undefined };
}

/** The exchange that a sender's record of one attempt tells of. */
export function exchangeOf(node: JsonNode, record: AttemptRecord, reader: string, json: PlacedJson): Exchange {
  const request = requestOf(record, json);
  const response = responseOf(record, json);
  const said = response ? undefined : textOf(record.error);
  const startedAt = instant(record.startedAt, json);
  const nextAt = instant(record.nextAt, json);
  const { durationMs, peer } = record;
  return {
    reader,
    artifact: json.artifact,
    firstLine: json.firstLine(node),
    lastLine: json.lastLine(node),
    seenFrom: 'sender',
    direction: 'delivery',
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
    ...(said && record.error
      ? { error: senderError(said, json.firstLine(record.error), json.lastLine(record.error)) }
      : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(durationMs !== undefined && durationMs >= 0 ? { durationMs } : {}),
    ...(peer ? { peer } : {}),
    attempt: { ...known(record.attempt), ...(nextAt ? { nextAt } : {}), line: json.firstLine(node) },
  };
}

/** The attempt without what is not known. */
function known(attempt: AttemptRecord['attempt']): Omit<DeliveryAttempt, 'line'> {
  return Object.fromEntries(Object.entries(attempt).filter(([, value]) => value !== undefined && value !== ''));
}

function requestOf(record: AttemptRecord, json: PlacedJson): HttpRequest | undefined {
  const url = textOf(record.url);
  const method = textOf(record.method)?.toUpperCase();
  const headers = headersOf(record.requestHeaders, json);
  const body = bodyIn(record.requestBody, headers, json);
  const place = record.url ?? record.method ?? record.requestHeaders ?? record.requestBody;
  if (!place || (!url && !method && headers.length === 0 && !body)) return undefined;
  return {
    ...(method ? { method } : {}),
    ...(url ? { url } : {}),
    headers,
    ...(body ? { body } : {}),
    line: json.firstLine(place),
  };
}

function responseOf(record: AttemptRecord, json: PlacedJson): HttpResponse | undefined {
  const [, digits, words] = /^(\d{3})\b[\s:-]*(.{0,80})$/.exec(textOf(record.status) ?? '') ?? [];
  const status = Number(digits);
  if (!record.status || !digits || !isStatus(status)) return undefined;
  const headers = headersOf(record.responseHeaders, json);
  const body = bodyIn(record.responseBody, headers, json);
  const reason = record.reason || words;
  return {
    status,
    ...(reason ? { reason } : {}),
    headers,
    ...(body ? { body } : {}),
    line: json.firstLine(record.status),
  };
}

function textOf(node: JsonNode | undefined): string | undefined {
  return scalarText(node)?.trim() || undefined;
}

function instant(node: JsonNode | undefined, json: PlacedJson): Instant | undefined {
  const value = node?.value;
  if (!node || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  return instantOf(value, json.firstLine(node));
}

/** A body that stands as text, or as JSON within the record. */
function bodyIn(node: JsonNode | undefined, headers: readonly Header[], json: PlacedJson): Body | undefined {
  if (!node || node.value === null || node.value === '') return undefined;
  const place = { firstLine: json.firstLine(node), lastLine: json.lastLine(node) };
  if (node.members || node.items) return { text: json.source(node), ...place, truncated: !node.complete };
  const text = String(node.value);
  return { ...bodyOf(text.split('\n'), 1, !node.complete, headers), ...place };
}

/** Headers as an object, as a list of names and values, as lines, or as any of these in a text. */
function headersOf(node: JsonNode | undefined, json: PlacedJson): Header[] {
  if (!node) return [];
  if (typeof node.value === 'string') return inText(node.value, json.firstLine(node));
  const headers: Header[] = [];
  const add = (name: string | undefined, value: JsonNode | undefined) => {
    const first = value?.items ? value.items[0] : value;
    const text = scalarText(first);
    if (name && first) headers.push({ name, value: (text ?? '').trim(), line: json.firstLine(first) });
  };
  for (const [name, value] of node.members ?? []) add(name, value);
  for (const item of node.items ?? []) {
    const value = item.members?.get('value');
    if (item.members) add(scalarText(item.members.get('name') ?? item.members.get('key')), value);
    else if (item.items) add(scalarText(item.items[0]), item.items[1]);
    else if (typeof item.value === 'string') headers.push(...inText(item.value, json.firstLine(item)));
  }
  return headers;
}

function inText(text: string, line: number): Header[] {
  const object: Json | undefined = /^\s*\{/.test(text) ? parseJson(text) : undefined;
  if (isObject(object)) {
    return Object.entries(object).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return typeof first === 'object' ? [] : [{ name, value: String(first ?? ''), line }];
    });
  }
  return text.split(/\r?\n/, 200).flatMap((one) => headerLine(one.trim(), line) ?? []);
}
