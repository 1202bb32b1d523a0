import type { Body, Header, HttpRequest, HttpResponse } from '../exchange.ts';
import { isCutShort } from '../http/body.ts';
import type { JsonView } from '../json/json-view.ts';

/** A HAR's request: https://w3c.github.io/web-performance/specs/HAR/Overview.html#request. `offset` is the number of the lines' first. */
export function requestOf(json: JsonView, place: unknown, offset: number): HttpRequest {
  const method = json.text(json.get(place, 'method'));
  const url = json.get(place, 'url');
  const address = json.text(url);
  const httpVersion = versionOf(json.text(json.get(place, 'httpVersion')));
  const body = postedOf(json, json.get(place, 'postData'), offset);
  const bytes = sizeOf(json.number(json.get(place, 'bodySize')));
  const request: HttpRequest = {
    headers: headersOf(json, json.get(place, 'headers'), offset),
    line: offset + json.first(url ?? place),
  };
  if (method) request.method = method;
  if (address) request.url = address;
  if (httpVersion) request.httpVersion = httpVersion;
  if (body) request.body = body;
  if (bytes !== undefined) request.bodyBytes = bytes;
  return request;
}

/** The status of a HAR's response; undefined where none came, which browsers record as status 0 and Playwright as -1. */
export function statusOf(json: JsonView, response: unknown): number | undefined {
  const status = json.get(response, 'status');
  const code = json.number(status) ?? Number((json.complete(status) && json.text(status)) || Number.NaN);
  return Number.isInteger(code) && code >= 100 && code <= 999 ? code : undefined;
}

export function responseOf(json: JsonView, place: unknown, offset: number): HttpResponse | undefined {
  const status = statusOf(json, place);
  if (status === undefined) return undefined;
  const reason = json.text(json.get(place, 'statusText'))?.trim();
  const httpVersion = versionOf(json.text(json.get(place, 'httpVersion')));
  const content = json.get(place, 'content');
  const size = sizeOf(json.number(json.get(content, 'size')));
  const body = contentOf(json, content, size, offset);
  const response: HttpResponse = {
    status,
    headers: headersOf(json, json.get(place, 'headers'), offset),
    line: offset + json.first(json.get(place, 'status')),
  };
  if (reason) response.reason = reason;
  if (httpVersion) response.httpVersion = httpVersion;
  if (body) response.body = body;
  if (size !== undefined) response.bodyBytes = size;
  return response;
}

/** The `name` and `value` pairs of a list; pseudo headers of HTTP/2 are left out, they repeat the request line. */
function headersOf(json: JsonView, place: unknown, offset: number): Header[] {
  const headers: Header[] = [];
  for (const item of json.items(place)) {
    const name = json.text(json.get(item, 'name'));
    const value = json.get(item, 'value');
    const text = json.scalar(value);
    if (!name || text === undefined || name.startsWith(':')) continue;
    headers.push({ name, value: text.trim(), line: offset + json.first(value) });
  }
  return headers;
}

function postedOf(json: JsonView, place: unknown, offset: number): Body | undefined {
  if (place === undefined) return undefined;
  const given = json.get(place, 'text');
  const said = json.text(given);
  if (said) {
    const text = decodedWhereEncoded(json, place, said);
    return text === undefined ? undefined : bodyAt(json, given, text, undefined, offset);
  }
  const params = json.get(place, 'params');
  const list = json.items(params);
  const text = list.map((param) => pair(json, param, list.length)).join('&');
  return text ? bodyAt(json, params, text, undefined, offset) : undefined;
}

/** Charles takes a JSON body sent as a form for the name of a parameter without a value. */
function pair(json: JsonView, param: unknown, of: number): string {
  const name = json.text(json.get(param, 'name')) ?? '';
  const value = json.text(json.get(param, 'value')) ?? json.text(json.get(param, 'fileName')) ?? '';
  return of === 1 && value === '' && /^[{[]/.test(name) ? name : `${name}=${value}`;
}

function contentOf(json: JsonView, place: unknown, size: number | undefined, offset: number): Body | undefined {
  const given = json.get(place, 'text');
  const said = json.text(given);
  const text = said && decodedWhereEncoded(json, place, said);
  return text === undefined || text === '' ? undefined : bodyAt(json, given, text, size, offset);
}

/** `size` is that of the decoded content, so that it can be compared with what was recorded. */
function bodyAt(json: JsonView, place: unknown, text: string, size: number | undefined, offset: number): Body {
  const truncated = !json.complete(place) || isCutShort(text, size);
  return { text, firstLine: offset + json.first(place), lastLine: offset + json.last(place), truncated };
}

const textual = /^(?:text\/|[^;]*(?:json|xml|javascript|x-www-form-urlencoded|graphql|octet-stream|unknown)|$)/i;
/** Characters that no text has, and other data nearly always. */
const binary = /[\u0000-\u0008\u000e-\u001a]/;

/** Undefined for what is base64 of something that is no text. */
function decodedWhereEncoded(json: JsonView, place: unknown, text: string): string | undefined {
  const encoding = json.text(json.get(place, 'encoding'));
  if (encoding?.toLowerCase() !== 'base64') return text;
  if (!textual.test(json.text(json.get(place, 'mimeType')) ?? '')) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return binary.test(decoded) ? undefined : decoded;
  } catch {
    // Not base64, or not text after all: there is nothing to read in it.
    return undefined;
  }
}

function sizeOf(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** `HTTP/1.1`, `http/2.0`, `h2`, `h3` to `1.1`, `2.0`, `2`, `3`. */
function versionOf(text: string | undefined): string | undefined {
  return text ? /^(?:HTTP\/|h)(\d(?:\.\d)?)/i.exec(text)?.[1] : undefined;
}
