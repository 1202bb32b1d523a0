import { errnoName } from '../errors/errno.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Exchange, Header, Instant, LogRecord, TransportError } from '../exchange.ts';
import { absoluteUrl } from '../http/url.ts';
import { isStatus, withoutDefaultPort } from '../http/words.ts';

/** A value with the number of its line. */
export interface Attribute {
  value: string;
  line: number;
}

/** A span as any of the exporters writes it, read. */
export interface Span {
  name: string;
  kind: 'client' | 'server' | 'other';
  attributes: ReadonlyMap<string, Attribute>;
  /** Attributes of the first event that tells of an exception. */
  exception: ReadonlyMap<string, Attribute>;
  /** Whether the span's status is an error, and what it says. */
  failed: boolean;
  statusMessage?: Attribute;
  startedAt?: Instant;
  durationMs?: number;
  traceId?: string;
  spanId?: string;
  service?: string;
  firstLine: number;
  lastLine: number;
}

/**
 * The HTTP exchange of a span, by the semantic conventions in their stable form
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/) and the one before 1.23; undefined for other spans.
 */
export function exchangeOf(span: Span, artifact: string, reader: string): Exchange | undefined {
  const method = pick(span, 'http.request.method_original', 'http.request.method', 'http.method');
  const status = pick(span, 'http.response.status_code', 'http.status_code');
  const url = urlOf(span);
  if (!method && !(status && url)) return undefined;
  const code = Number(status?.value ?? Number.NaN);
  const answered = isStatus(code) && status !== undefined;
  const error = answered ? undefined : errorOf(span);
  const line =
    (pick(span, 'url.full', 'http.url', 'url.path', 'http.target') ?? method ?? status)?.line ?? span.firstLine;
  const version = pick(span, 'network.protocol.version', 'http.flavor')?.value;
  const sent = bytes(pick(span, 'http.request.body.size', 'http.request_content_length'));
  const received = bytes(pick(span, 'http.response.body.size', 'http.response_content_length'));
  const peer = peerOf(span);
  return {
    artifact,
    firstLine: span.firstLine,
    lastLine: span.lastLine,
    reader,
    seenFrom: span.kind === 'other' ? 'unknown' : span.kind,
    request: {
      ...(method ? { method: method.value } : {}),
      ...(url ? { url } : {}),
      ...(version ? { httpVersion: version } : {}),
      headers: requestHeaders(span),
      ...(sent === undefined ? {} : { bodyBytes: sent }),
      line,
    },
    ...(answered
      ? {
          response: {
            status: code,
            headers: headersUnder(span, 'http.response.header.'),
            ...(received === undefined ? {} : { bodyBytes: received }),
            line: status.line,
          },
        }
      : {}),
    ...(error ? { error } : {}),
    ...(span.startedAt ? { startedAt: span.startedAt } : {}),
    ...(span.durationMs === undefined ? {} : { durationMs: span.durationMs }),
    ...(peer ? { peer } : {}),
    fields: fieldsOf(span),
  };
}

/** What a span tells of an error: its exception, or a status that says so. */
export function recordOf(span: Span, artifact: string, reader: string): LogRecord | undefined {
  const message = span.exception.get('exception.message') ?? span.statusMessage;
  const type = span.exception.get('exception.type')?.value;
  if (!span.failed && !type && !span.exception.get('exception.message')) return undefined;
  const words = message?.value ?? type ?? span.name;
  return {
    artifact,
    firstLine: span.firstLine,
    lastLine: span.lastLine,
    reader,
    ...(span.startedAt ? { at: span.startedAt } : {}),
    level: 'error',
    message: span.name && span.name !== words ? `${span.name}: ${words}` : words,
    error: { ...(type ? { type } : {}), message: words, frames: [] },
    fields: {
      ...Object.fromEntries([...span.attributes].map(([name, { value }]) => [name, value])),
      ...fieldsOf(span),
    },
  };
}

function pick(span: Span, ...names: string[]): Attribute | undefined {
  for (const name of names) {
    const found = span.attributes.get(name);
    if (found && found.value !== '') return found;
  }
  return undefined;
}

function urlOf(span: Span): string | undefined {
  const whole = pick(span, 'url.full', 'http.url')?.value;
  if (whole && /^[a-z]+:\/\//i.test(whole)) return whole;
  const query = pick(span, 'url.query')?.value;
  const path = pick(span, 'url.path')?.value;
  const target =
    whole ?? (path ? `${path}${query ? `?${query}` : ''}` : pick(span, 'http.target', 'http.route')?.value);
  const name = pick(span, 'http.host', 'server.address', 'net.peer.name', 'net.host.name', 'http.server_name')?.value;
  if (!target) return undefined;
  const port = pick(span, 'server.port', span.kind === 'server' ? 'net.host.port' : 'net.peer.port')?.value;
  const scheme = pick(span, 'url.scheme', 'http.scheme')?.value;
  const host = name && port && !/:\d+$/.test(name) ? `${name}:${port}` : name;
  return absoluteUrl(target, host && withoutDefaultPort(host, scheme ?? (port === '80' ? 'http' : 'https')), scheme);
}

function errorOf(span: Span): TransportError | undefined {
  const said = span.exception.get('exception.message') ?? span.statusMessage;
  const type = pick(span, 'error.type', 'http.error_name') ?? span.exception.get('exception.type');
  const place = said ?? type;
  if (!place || (span.kind === 'server' && !span.failed)) return undefined;
  const codes = [span.exception.get('exception.type')?.value, type?.value];
  const errno = errnoName(/\[Errno (-?\d{1,5})\]/.exec(place.value.slice(0, 2000))?.[1] ?? '');
  const known = codes.map((code) => networkFailure(place.value, code)?.code).find(Boolean) ?? errno;
  return { ...(known ? { code: known } : {}), message: place.value, firstLine: place.line, lastLine: place.line };
}

function peerOf(span: Span): string | undefined {
  const address =
    span.kind === 'server'
      ? pick(span, 'client.address', 'http.client_ip', 'network.peer.address', 'net.sock.peer.addr', 'net.peer.ip')
      : pick(span, 'network.peer.address', 'net.sock.peer.addr', 'net.peer.ip');
  return address?.value;
}

function requestHeaders(span: Span): Header[] {
  const headers = headersUnder(span, 'http.request.header.');
  const agent = pick(span, 'user_agent.original', 'http.user_agent');
  if (agent && !headers.some((header) => header.name.toLowerCase() === 'user-agent'))
    headers.push({ name: 'User-Agent', value: agent.value, line: agent.line });
  return headers;
}

/** Before they were stable, the conventions had underscores in the names of headers. */
function headersUnder(span: Span, prefix: string): Header[] {
  return [...span.attributes]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, { value, line }]) => ({ name: name.slice(prefix.length).replaceAll('_', '-'), value, line }));
}

function bytes(attribute: Attribute | undefined): number | undefined {
  return attribute && /^\d{1,15}$/.test(attribute.value) ? Number(attribute.value) : undefined;
}

function fieldsOf(span: Span): Record<string, string> {
  const fields: Record<string, string> = {};
  const put = (name: string, value: string | undefined) => {
    if (value) fields[name] = value;
  };
  put('service.name', span.service);
  put('span.name', span.name);
  put('trace_id', span.traceId);
  put('span_id', span.spanId);
  for (const name of ['error.type', 'http.route', 'http.request.resend_count', 'http.resend_count'])
    put(name, span.attributes.get(name)?.value);
  return fields;
}
