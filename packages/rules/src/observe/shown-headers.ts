import { type Exchange, type Header, header } from '@causeway/evidence';

/** What access logs and structured logs pick out of a request: these alone do not show what else was sent. */
const pickedByLogs = new Set([
  'host',
  'user-agent',
  'referer',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-real-ip',
  'x-request-id',
  'content-length',
  'forwarded',
]);

/** Readers of what went over the wire: it is shown whole, however little it is. */
const wholeRequests = new Set(['curl-verbose', 'raw-http', 'har']);

const shown = new WeakMap<Exchange, boolean>();

/** Whether the source shows the request's headers as a whole, so that one that is not there was not sent. */
export function showsRequestHeaders(exchange: Exchange): boolean {
  let answer = shown.get(exchange);
  if (answer === undefined) {
    const headers = exchange.request?.headers ?? [];
    answer =
      headers.some((h) => !pickedByLogs.has(h.name.toLowerCase())) ||
      (headers.length > 0 && wholeRequests.has(exchange.reader));
    shown.set(exchange, answer);
  }
  return answer;
}

/** A header of the request. */
export function requestHeader(exchange: Exchange, name: string): Header | undefined {
  return exchange.request && header(exchange.request.headers, name);
}

/** A header of the response. */
export function responseHeader(exchange: Exchange, name: string): Header | undefined {
  return exchange.response && header(exchange.response.headers, name);
}

/** A media type without its parameters, lower case (RFC 9110, 8.3.1). */
export function mediaType(value: string): string {
  const end = value.indexOf(';');
  return (end < 0 ? value : value.slice(0, end)).trim().toLowerCase();
}

/** True for application/json and every type that ends in +json (RFC 6839). */
export function isJsonType(type: string): boolean {
  return /^[a-z]+\/(?:json|x-json|ld\+json|[a-z0-9.+-]{1,100}\+json)$/.test(type) || type === 'text/json';
}

/** Two lines in the order of the text. */
export function between(one: number, other: number): [first: number, last: number] {
  return one <= other ? [one, other] : [other, one];
}

/** The lines from the first to the last of some headers. */
export function spanOf(headers: readonly Header[], fallback: number): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { line } of headers) {
    if (line < first) first = line;
    if (line > last) last = line;
  }
  return last === 0 ? [fallback, fallback] : [first, last];
}
