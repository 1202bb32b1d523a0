import type { Exchange, Header, HttpRequest, HttpResponse, Instant } from '../exchange.ts';
import { absoluteUrl } from '../http/url.ts';
import { durationMillis, isStatus } from '../http/words.ts';
import { type Places, pick, type Scalars } from './scalars.ts';

/** Dotted names under which structured loggers keep the parts of a request, apart by spaces; the first that is there counts. */
const spellings = {
  method:
    'req.method request.method http.request.method http.method httpRequest.requestMethod request_method ' +
    'requestMethod httpMethod RequestMethod ClientRequestMethod method verb err.config.method ' +
    'error.config.method config.method cs-method',
  url:
    'req.url req.originalUrl request.url url.full http.url httpRequest.requestUrl request.uri http.target ' +
    'url.original url.path request_uri requestUri requestUrl RequestPath ClientRequestURI http.route ' +
    'http.path request.path req.path url uri path resourcePath endpoint err.config.url error.config.url ' +
    'config.url',
  status:
    'res.statusCode res.status response.status response.statusCode response.status_code ' +
    'http.response.status_code http.status_code http.status httpRequest.status DownstreamStatus ' +
    'EdgeResponseStatus response_code status_code statusCode http_status httpStatus status code ' +
    'StatusCode err.response.status error.response.status err.status err.statusCode error.statusCode error.status',
  host:
    'req.headers.host req.host request.headers.host request.host RequestHost ClientRequestHost server.address ' +
    'http.host url.domain authority http_host host',
  peer:
    'req.remoteAddress request.remote_ip request.remote_addr httpRequest.remoteIp client.address ' +
    'client.ip network.client.ip remote_addr remoteAddress remote_ip remoteIp ClientHost ClientIP client_ip clientIp ip downstream_remote_address',
  millis:
    'responseTime response_time_ms duration_ms durationMs elapsed_ms latency_ms latencyMs took_ms ' +
    'elapsedMs responseTimeMs duration_millis Elapsed',
  seconds: 'request_time requestTimeSeconds duration_s durationSeconds elapsed_seconds',
  spelled: 'httpRequest.latency latency duration elapsed took response_time',
  scheme: 'req.headers.x-forwarded-proto url.scheme http.scheme RequestScheme scheme protocol',
  kind: 'span.kind kind direction http.direction spanKind',
  id: 'reqId req.id requestId request_id',
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
const mostKnown = 50;
const requestHeaders = ['req.headers.', 'request.headers.', 'http.request.headers.'];
const responseHeaders = ['res.headers.', 'response.headers.', 'resp_headers.'];
const ofClients = /^(?:err|error)\.(?:config|response)\.|^config\.(?:url|method)$/;
const hostLike = /^(?:[\w.-]+\.|localhost|[\d.]+|\[)/;

/** Where a record stands, and when it was. */
export interface RecordPlace {
  reader: string;
  artifact: string;
  line: number;
  startedAt: Instant | undefined;
}

interface HeaderPlace {
  name: string;
  place: number;
}

/** Where the records of one kind have the parts of a request: looked for once, read from every record of the kind. */
export class RequestPlaces {
  readonly #places: { readonly [part in keyof typeof spellings]: readonly number[] };
  readonly #tellingStatus: readonly number[];
  readonly #requestHeaders: readonly HeaderPlace[];
  readonly #responseHeaders: readonly HeaderPlace[];
  readonly #isClients: boolean;
  readonly #isCloudLogging: boolean;
  /** Which messages speak of calls; most of one kind are the same few. */
  readonly #known = new Map<string, boolean>();

  constructor(places: Places) {
    const of = (part: keyof typeof spellings) => places.of(spellings[part]);
    this.#places = {
      method: of('method'),
      url: of('url'),
      status: of('status'),
      host: of('host'),
      peer: of('peer'),
      // Envoy's duration is milliseconds, Datadog's nanoseconds; nobody else's whole number says its unit.
      millis: [...of('millis'), ...(places.has('response_flags') ? places.of('duration') : [])],
      seconds: of('seconds'),
      spelled: of('spelled'),
      scheme: of('scheme'),
      kind: of('kind'),
      id: of('id'),
      nanos: [...of('nanos'), ...(places.has('network.client.ip') ? places.of('duration') : [])],
      bytes: of('bytes'),
      agent: of('agent'),
      referer: of('referer'),
    };
    this.#tellingStatus = places.of('res.statusCode httpRequest.status');
    this.#requestHeaders = headersUnder(places, requestHeaders);
    this.#responseHeaders = headersUnder(places, responseHeaders);
    this.#isClients = places.matching(ofClients).length > 0;
    this.#isCloudLogging = places.has('httpRequest.requestUrl');
  }

  /** Places whose values the exchange has. */
  get used(): readonly number[] {
    const headers = [...this.#requestHeaders, ...this.#responseHeaders].map(({ place }) => place);
    return [...Object.values(this.#places).flat(), ...headers];
  }

  /** Whether a record tells of one request. */
  tellsRequest(record: Scalars): boolean {
    if (this.#tellingStatus.length > 0 && pick(record, this.#tellingStatus) !== undefined) return true;
    const method = pick(record, this.#places.method);
    return method !== undefined && /^[A-Za-z]{3,10}$/.test(method) && pick(record, this.#places.url) !== undefined;
  }

  /** Under which id a program keeps the records of one request together. */
  id(record: Scalars): string | undefined {
    return this.#places.id.length === 0 ? undefined : pick(record, this.#places.id);
  }

  /** The exchange that a record tells, or undefined when no status is in it. */
  exchange(record: Scalars, message: string, place: RecordPlace): Exchange | undefined {
    const { line, reader, artifact, startedAt } = place;
    const status = this.#status(record);
    if (status === undefined) return undefined;
    const request = this.#request(record, line);
    const response: HttpResponse = { status, headers: headersAt(record, this.#responseHeaders, line), line };
    const bytes = pick(record, this.#places.bytes);
    if (bytes && /^\d{1,15}$/.test(bytes)) response.bodyBytes = Number(bytes);
    const seenFrom = this.#side(record, message, request.url ?? '');
    const durationMs = this.#duration(record);
    // Members that are added to an object later cost more than all the others together.
    const exchange: Exchange =
      durationMs !== undefined && startedAt
        ? { reader, artifact, firstLine: line, lastLine: line, seenFrom, request, response, startedAt, durationMs }
        : { reader, artifact, firstLine: line, lastLine: line, seenFrom, request, response };
    if (exchange.durationMs === undefined) {
      if (startedAt) exchange.startedAt = startedAt;
      if (durationMs !== undefined) exchange.durationMs = durationMs;
    }
    const peer = pick(record, this.#places.peer);
    if (peer) exchange.peer = peer;
    return exchange;
  }

  #status(record: Scalars): number | undefined {
    const places = this.#places.status;
    for (let i = 0; i < places.length; i += 1) {
      const status = Number(record.value(places[i] ?? 0) || Number.NaN);
      if (isStatus(status)) return status;
    }
    return undefined;
  }

  #request(record: Scalars, line: number): HttpRequest {
    const { method, url, agent, referer } = this.#places;
    const headers = headersAt(record, this.#requestHeaders, line);
    const verb = pick(record, method)?.toUpperCase();
    const written = pick(record, url);
    const target = written?.charCodeAt(0) === 47 ? this.#absolute(record, written) : written;
    const request: HttpRequest = verb && target ? { method: verb, url: target, headers, line } : { headers, line };
    if (verb) request.method = verb;
    if (target) request.url = target;
    if (agent.length > 0) addHeader(request.headers, 'User-Agent', pick(record, agent), line);
    if (referer.length > 0) addHeader(request.headers, 'Referer', pick(record, referer), line);
    return request;
  }

  #absolute(record: Scalars, target: string): string {
    const host = pick(record, this.#places.host);
    if (!host || !hostLike.test(host)) return target;
    const scheme = pick(record, this.#places.scheme);
    return absoluteUrl(target, host, scheme && /^https?$/i.test(scheme) ? scheme.toLowerCase() : undefined);
  }

  #side(record: Scalars, message: string, url: string): Exchange['seenFrom'] {
    const kind = pick(record, this.#places.kind);
    if (kind && /^(?:client|out|outgoing|outbound|egress)$/i.test(kind)) return 'client';
    if (this.#isClients) return 'client';
    if (this.#isCloudLogging || url.charCodeAt(0) === 47 || !/^https?:/.test(url)) return 'server';
    return this.#isOutgoing(message) ? 'client' : 'server';
  }

  #isOutgoing(message: string): boolean {
    const known = this.#known.get(message);
    if (known !== undefined) return known;
    const found = outgoing.test(message);
    if (this.#known.size < mostKnown && message.length < 200) this.#known.set(message, found);
    return found;
  }

  #duration(record: Scalars): number | undefined {
    const { millis, seconds, nanos, spelled } = this.#places;
    const took = pick(record, millis);
    if (took !== undefined) return number(took) ?? durationMillis(took);
    const inSeconds = number(pick(record, seconds));
    if (inSeconds !== undefined) return Math.round(inSeconds * 1e6) / 1e3;
    const inNanos = number(pick(record, nanos));
    if (inNanos !== undefined) return inNanos / 1e6;
    const words = pick(record, spelled);
    if (words === undefined) return undefined;
    // Caddy's duration is seconds with a long fraction; a whole number without a unit could be anything.
    return (
      durationMillis(words) ?? (/^\d{1,4}\.\d{4,}$/.test(words) ? Math.round(Number(words) * 1e6) / 1e3 : undefined)
    );
  }
}

/** Headers as pino writes them (`req.headers.host`); a list's first item stands under `.0`, as in Caddy. */
function headersUnder(places: Places, prefixes: readonly string[]): HeaderPlace[] {
  return places.under(prefixes).map(({ name, place }) => ({ name: name.replace(/\.\d+$/, ''), place }));
}

function headersAt(record: Scalars, places: readonly HeaderPlace[], line: number): Header[] {
  return places.length === 0 ? [] : places.map(({ name, place }) => ({ name, value: record.value(place), line }));
}

function addHeader(headers: Header[], name: string, value: string | undefined, line: number): void {
  if (!value || value === '-' || headers.some((h) => h.name.toLowerCase() === name.toLowerCase())) return;
  headers.push({ name, value, line });
}

/** A plain number; a pattern for its digits would take longer than all else. */
function number(text: string | undefined): number | undefined {
  if (!text || text.length > 40 || !isDigit(text, 0) || !isDigit(text, text.length - 1)) return undefined;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
