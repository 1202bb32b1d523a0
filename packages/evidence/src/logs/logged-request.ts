import type { Exchange, Header, HttpRequest, Lines } from '../exchange.ts';
import { absoluteUrl } from '../http/url.ts';
import { durationMillis, isStatus } from '../http/words.ts';

/** Dotted names under which structured loggers keep the parts of a request, apart by spaces; the first that is there counts. */
const spellings = {
  method:
    'req.method request.method http.request.method http.method httpRequest.requestMethod request_method ' +
    'requestMethod httpMethod RequestMethod ClientRequestMethod method verb err.config.method ' +
    'error.config.method config.method',
  url:
    'req.url req.originalUrl request.url url.full http.url httpRequest.requestUrl request.uri http.target ' +
    'url.original url.path request_uri requestUri requestUrl RequestPath ClientRequestURI http.route ' +
    'http.path request.path req.path url uri path resourcePath endpoint err.config.url error.config.url ' +
    'config.url',
  status:
    'res.statusCode res.status response.status response.statusCode response.status_code ' +
    'http.response.status_code http.status_code http.status httpRequest.status DownstreamStatus ' +
    'EdgeResponseStatus response_code status_code statusCode http_status httpStatus status code ' +
    'err.response.status error.response.status err.status err.statusCode error.statusCode error.status',
  host:
    'req.headers.host request.headers.host request.host RequestHost ClientRequestHost server.address ' +
    'http.host authority http_host host',
  peer:
    'req.remoteAddress request.remote_ip request.remote_addr httpRequest.remoteIp client.address ' +
    'client.ip remote_addr remoteAddress remote_ip remoteIp ClientHost ClientIP client_ip clientIp ip',
  millis:
    'responseTime response_time_ms duration_ms durationMs elapsed_ms latency_ms latencyMs took_ms ' +
    'elapsedMs responseTimeMs duration_millis',
  seconds: 'request_time requestTimeSeconds duration_s durationSeconds elapsed_seconds',
  spelled: 'httpRequest.latency latency duration elapsed took response_time',
  nanos: 'event.duration Duration duration_ns',
  bytes:
    'res.headers.content-length httpRequest.responseSize http.response.body.bytes body_bytes_sent ' +
    'DownstreamContentSize responseLength bytes_sent size bytes',
  agent:
    'httpRequest.userAgent user_agent.original http_user_agent user_agent userAgent http.user_agent ' +
    'http.useragent',
  referer: 'httpRequest.referer http_referer referer referrer http.request.referrer',
} as const;

const outgoing = /\b(?:outgoing|outbound|egress|upstream request|calling|http client|api call|fetch(?:ing)?|axios)\b/i;

/** Whether a record of these fields tells of one request. */
export function tellsRequest(fields: Readonly<Record<string, string>>): boolean {
  const method = pick(fields, spellings.method);
  return (
    (method !== undefined && /^[A-Za-z]{3,10}$/.test(method) && pick(fields, spellings.url) !== undefined) ||
    pick(fields, 'res.statusCode httpRequest.status') !== undefined
  );
}

/**
 * The exchange that a structured log record's fields tell, or undefined when no status is among them.
 */
export function exchangeOf(
  fields: Readonly<Record<string, string>>,
  message: string,
  place: Lines & { reader: string },
): Exchange | undefined {
  const line = place.lastLine;
  const status = spellings.status
    .split(' ')
    .map((name) => Number(fields[name] || Number.NaN))
    .find(isStatus);
  if (status === undefined) return undefined;
  const request = requestOf(fields, line);
  const exchange: Exchange = {
    ...place,
    seenFrom: sideOf(fields, message, request.url ?? ''),
    request,
    response: {
      status,
      headers: headersUnder(fields, ['res.headers.', 'response.headers.', 'resp_headers.'], line),
      line,
    },
  };
  const bytes = pick(fields, spellings.bytes);
  if (bytes && /^\d{1,15}$/.test(bytes) && exchange.response) exchange.response.bodyBytes = Number(bytes);
  const duration = durationOf(fields);
  if (duration !== undefined) exchange.durationMs = duration;
  const peer = pick(fields, spellings.peer);
  if (peer) exchange.peer = peer;
  return exchange;
}

function requestOf(fields: Readonly<Record<string, string>>, line: number): HttpRequest {
  const request: HttpRequest = {
    headers: headersUnder(fields, ['req.headers.', 'request.headers.', 'http.request.headers.'], line),
    line,
  };
  const method = pick(fields, spellings.method);
  if (method) request.method = method.toUpperCase();
  const url = pick(fields, spellings.url);
  if (url)
    request.url = absoluteUrl(
      url,
      pick(fields, spellings.host)?.replace(/^(?![\w.-]+\.|localhost|[\d.]+|\[).*$/, '') || undefined,
      schemeOf(fields),
    );
  for (const [name, from] of [
    ['User-Agent', spellings.agent],
    ['Referer', spellings.referer],
  ] as const) {
    const value = pick(fields, from);
    if (value && value !== '-' && !request.headers.some((h) => h.name.toLowerCase() === name.toLowerCase())) {
      request.headers.push({ name, value, line });
    }
  }
  return request;
}

function schemeOf(fields: Readonly<Record<string, string>>): string | undefined {
  const scheme = pick(fields, 'req.headers.x-forwarded-proto url.scheme http.scheme RequestScheme scheme protocol');
  return scheme && /^https?$/i.test(scheme) ? scheme.toLowerCase() : undefined;
}

/** Headers as pino writes them (`req.headers.host`); a list's first item stands under `.0`, as in Caddy. */
function headersUnder(fields: Readonly<Record<string, string>>, prefixes: readonly string[], line: number): Header[] {
  const headers: Header[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const prefix = prefixes.find((p) => name.startsWith(p));
    if (prefix) headers.push({ name: name.slice(prefix.length).replace(/\.\d+$/, ''), value, line });
  }
  return headers;
}

function sideOf(fields: Readonly<Record<string, string>>, message: string, url: string): Exchange['seenFrom'] {
  const kind = pick(fields, 'span.kind kind direction http.direction spanKind');
  if (kind && /^(?:client|out|outgoing|outbound|egress)$/i.test(kind)) return 'client';
  if (Object.keys(fields).some((name) => /^(?:err|error)\.(?:config|response)\.|^config\.(?:url|method)$/.test(name)))
    return 'client';
  return /^https?:/.test(url) && !fields['httpRequest.requestUrl'] && outgoing.test(message) ? 'client' : 'server';
}

function durationOf(fields: Readonly<Record<string, string>>): number | undefined {
  const millis = pick(fields, spellings.millis);
  if (millis !== undefined) return number(millis) ?? durationMillis(millis);
  const seconds = number(pick(fields, spellings.seconds));
  if (seconds !== undefined) return Math.round(seconds * 1e6) / 1e3;
  const nanos = number(pick(fields, spellings.nanos));
  if (nanos !== undefined) return nanos / 1e6;
  const spelled = pick(fields, spellings.spelled);
  if (spelled === undefined) return undefined;
  // Caddy's duration is seconds with a long fraction; a whole number without a unit could be anything.
  return (
    durationMillis(spelled) ?? (/^\d{1,4}\.\d{4,}$/.test(spelled) ? Math.round(Number(spelled) * 1e6) / 1e3 : undefined)
  );
}

function number(text: string | undefined): number | undefined {
  return text && /^\d{1,15}(?:\.\d{1,12})?$/.test(text) ? Number(text) : undefined;
}

function pick(fields: Readonly<Record<string, string>>, from: string): string | undefined {
  for (const name of from.split(' ')) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value !== undefined && value !== '' && value !== 'null') return value;
  }
  return undefined;
}
