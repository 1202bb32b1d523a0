import type { Body, Header, HttpRequest, HttpResponse } from '../exchange.ts';
import { isCutShort } from '../http/body.ts';
import type { JsonPlace } from '../json/json-in-lines.ts';

/** A HAR's request: https://w3c.github.io/web-performance/specs/HAR/Overview.html#request. `offset` is the number of the lines' first. */
export function requestOf(place: JsonPlace, offset: number): HttpRequest {
  const method = place.get('method')?.text;
  const url = place.get('url');
  const httpVersion = versionOf(place.get('httpVersion')?.text);
  const body = postedOf(place.get('postData'), offset);
  const bytes = sizeOf(place.get('bodySize')?.number);
  const request: HttpRequest = {
    headers: headersOf(place.get('headers'), offset),
    line: offset + (url ?? place).first,
  };
  if (method) request.method = method;
  if (url?.text) request.url = url.text;
  if (httpVersion) request.httpVersion = httpVersion;
  if (body) request.body = body;
  if (bytes !== undefined) request.bodyBytes = bytes;
  return request;
}

/** A HAR's response; undefined where none came, which browsers record as status 0 and Playwright as -1. */
export function responseOf(place: JsonPlace | undefined, offset: number): HttpResponse | undefined {
  const status = place?.get('status');
  const code = status?.number ?? Number(status?.text ?? Number.NaN);
  if (!place || !status?.complete || !Number.isInteger(code) || code < 100 || code > 999) return undefined;
  const reason = place.get('statusText')?.text?.trim();
  const httpVersion = versionOf(place.get('httpVersion')?.text);
  const content = place.get('content');
  const size = sizeOf(content?.get('size')?.number);
  const body = contentOf(content, size, offset);
  const response: HttpResponse = {
    status: code,
    headers: headersOf(place.get('headers'), offset),
    line: offset + status.first,
  };
  if (reason) response.reason = reason;
  if (httpVersion) response.httpVersion = httpVersion;
  if (body) response.body = body;
  if (size !== undefined) response.bodyBytes = size;
  return response;
}

/** The `name` and `value` pairs of a list; pseudo headers of HTTP/2 are left out, they repeat the request line. */
export function headersOf(place: JsonPlace | undefined, offset: number): Header[] {
  const headers: Header[] = [];
  for (const item of place?.items ?? []) {
    const name = item.get('name')?.text;
    const value = item.get('value');
    const text = value?.scalar;
    if (!name || !value || text === undefined || name.startsWith(':')) continue;
    headers.push({ name, value: text.trim(), line: offset + value.first });
  }
  return headers;
}

function postedOf(place: JsonPlace | undefined, offset: number): Body | undefined {
  const given = place?.get('text');
  if (given?.text) {
    const base64 = place?.get('encoding')?.text?.toLowerCase() === 'base64';
    const text = base64 ? decoded(given.text, place?.get('mimeType')?.text ?? '') : given.text;
    return text === undefined ? undefined : bodyAt(given, text, undefined, offset);
  }
  const params = place?.get('params');
  const text = params?.items.map((param) => pair(param, params.items.length)).join('&');
  return params && text ? bodyAt(params, text, undefined, offset) : undefined;
}

/** Charles takes a JSON body sent as a form for the name of a parameter without a value. */
function pair(param: JsonPlace, of: number): string {
  const name = param.get('name')?.text ?? '';
  const value = param.get('value')?.text ?? param.get('fileName')?.text ?? '';
  return of === 1 && value === '' && /^[{[]/.test(name) ? name : `${name}=${value}`;
}

function contentOf(place: JsonPlace | undefined, size: number | undefined, offset: number): Body | undefined {
  const given = place?.get('text');
  const said = given?.text;
  if (!place || !given || !said) return undefined;
  const base64 = place.get('encoding')?.text?.toLowerCase() === 'base64';
  const text = base64 ? decoded(said, place.get('mimeType')?.text ?? '') : said;
  return text === undefined ? undefined : bodyAt(given, text, size, offset);
}

/** `size` is that of the decoded content, so that it can be compared with what was recorded. */
function bodyAt(place: JsonPlace, text: string, size: number | undefined, offset: number): Body {
  const truncated = !place.complete || isCutShort(text, size);
  return { text, firstLine: offset + place.first, lastLine: offset + place.last, truncated };
}

const textual = /^(?:text\/|[^;]*(?:json|xml|javascript|x-www-form-urlencoded|graphql|octet-stream|unknown)|$)/i;
/** Characters that no text has, and other data nearly always. */
const binary = /[\u0000-\u0008\u000e-\u001a]/;

function decoded(base64: string, mimeType: string): string | undefined {
  if (!textual.test(mimeType)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return binary.test(text) ? undefined : text;
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
