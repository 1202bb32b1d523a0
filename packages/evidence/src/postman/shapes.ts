import type { Body, Header, HttpRequest, HttpResponse } from '../exchange.ts';
import { isCutShort } from '../http/body.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';

/*
 * Requests and responses as collections, saved responses and newman's reports write them:
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html. `offset` is the number of the lines' first.
 */

export function requestOf(place: JsonPlace, offset: number): HttpRequest {
  const url = place.isObject ? place.get('url') : place;
  const method = place.get('method')?.text ?? (place.text ? 'GET' : undefined);
  const address = urlOf(url);
  const body = requestBodyOf(place.get('body'), offset);
  return {
    ...(method ? { method } : {}),
    ...(address ? { url: address } : {}),
    headers: headersOf(place.get('header'), offset),
    ...(body ? { body } : {}),
    line: offset + (url ?? place).first,
  };
}

/** The URL as one text: Postman keeps it so, or in `raw`, or in parts. */
export function urlOf(place: JsonPlace | undefined): string | undefined {
  const whole = place?.text ?? place?.get('raw')?.text;
  if (whole) return whole;
  const host = partsOf(place?.get('host'), '.');
  if (!place || !host) return undefined;
  const scheme = place.get('protocol')?.text;
  const port = place.get('port')?.scalar;
  const path = partsOf(place.get('path'), '/');
  const query = (place.get('query')?.items ?? [])
    .filter((one) => one.get('disabled')?.scalar !== 'true')
    .map((one) => `${one.get('key')?.text ?? ''}=${one.get('value')?.text ?? ''}`)
    .join('&');
  const address = `${host}${port ? `:${port}` : ''}${path ? `/${path.replace(/^\//, '')}` : ''}`;
  return `${scheme ? `${scheme}://` : ''}${address}${query ? `?${query}` : ''}`;
}

function partsOf(place: JsonPlace | undefined, glue: string): string {
  return place?.text ?? (place?.items ?? []).map((part) => part.text ?? part.get('value')?.text ?? '').join(glue);
}

/** A list of `key` and `value`, an object of names, or the lines of headers. */
export function headersOf(place: JsonPlace | undefined, offset: number): Header[] {
  if (place?.text !== undefined) {
    return place.text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0
        ? [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim(), line: offset + place.first }]
        : [];
    });
  }
  const pairs: [string | undefined, JsonPlace | undefined][] = place?.isArray
    ? place.items
        .filter((item) => item.get('disabled')?.scalar !== 'true')
        .map((item) => [item.get('key')?.text ?? item.get('name')?.text, item.get('value')])
    : (place?.members ?? []);
  return pairs.flatMap(([name, value]) => {
    const text = value?.scalar;
    return name && value && text !== undefined && text !== 'null'
      ? [{ name, value: text.trim(), line: offset + value.first }]
      : [];
  });
}

function requestBodyOf(place: JsonPlace | undefined, offset: number): Body | undefined {
  const raw = place?.get('raw');
  if (raw?.text) return bodyAt(raw, raw.text, offset);
  const form = place?.get('urlencoded') ?? place?.get('formdata');
  if (form) {
    const given =
      form.text ??
      form.items
        .filter((one) => one.get('disabled')?.scalar !== 'true')
        .map(pair)
        .join('&');
    return given ? bodyAt(form, given, offset) : undefined;
  }
  const query = place?.get('graphql');
  const text = query?.get('query')?.text;
  return query && text
    ? bodyAt(query, JSON.stringify({ query: text, variables: query.get('variables')?.text }), offset)
    : undefined;
}

function pair(place: JsonPlace): string {
  return `${place.get('key')?.text ?? ''}=${place.get('value')?.text ?? place.get('src')?.text ?? ''}`;
}

/** A saved response, or newman's: `code` is the status, `status` its reason. */
export function responseOf(place: JsonPlace | undefined, offset: number): HttpResponse | undefined {
  const code = place?.get('code') ?? place?.get('responseCode')?.get('code');
  const status = code?.number;
  if (!place || !code || status === undefined || !Number.isInteger(status) || status < 100 || status > 999)
    return undefined;
  const reason = place.get('status')?.text ?? place.get('responseCode')?.get('name')?.text;
  const text = place.get('body');
  const bytes = place.get('responseSize')?.number;
  return {
    status,
    ...(reason ? { reason } : {}),
    headers: headersOf(place.get('header'), offset),
    ...(text?.text ? { body: bodyAt(text, text.text, offset) } : {}),
    ...(bytes !== undefined && Number.isSafeInteger(bytes) && bytes >= 0 ? { bodyBytes: bytes } : {}),
    line: offset + code.first,
  };
}

/** A text that stands in a JSON string, with the lines of that string. */
export function bodyAt(place: JsonPlace, text: string, offset: number): Body {
  return {
    text,
    firstLine: offset + place.first,
    lastLine: offset + place.last,
    truncated: !place.complete || isCutShort(text),
  };
}
