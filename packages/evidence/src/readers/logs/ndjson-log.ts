import { namedCall } from '../../errors/named-call.ts';
import { networkFailure, urlOf } from '../../errors/network-failure.ts';
import { pythonFailure } from '../../errors/python-http.ts';
import type { Exchange, Instant, LogRecord } from '../../exchange.ts';
import { isObject, parseJson } from '../../json/json-text.ts';
import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { type LogLine, readLogLine } from '../../logs/log-line.ts';
import { type KnownRecord, RecordKinds } from '../../logs/record-kinds.ts';
import type { RecordPlaces } from '../../logs/record-places.ts';
import { fieldsOf, type Scalars } from '../../logs/scalars.ts';
import type { Reader } from '../../reader.ts';

/** Logs with one JSON object a line: pino, bunyan, winston, zap, structlog, logrus, Cloud Logging, Lambda, Caddy. */
export const ndjsonLog: Reader = {
  id: 'ndjson-log',
  title: 'JSON log',
  formats: [
    { title: 'pino', sample: 'pino.txt', source: 'pino 10.4.0 with pino-http 11.0.0, run' },
    { title: 'Fastify', sample: 'fastify.txt', source: 'Fastify 5.12.8, run' },
    { title: 'bunyan', sample: 'bunyan.txt', source: 'bunyan 2.0.5, run' },
    { title: 'winston', sample: 'winston.txt', source: 'winston 3.19.0 with express-winston 4.2.0, run' },
    { title: 'zap', sample: 'zap.txt', source: 'zap 1.23.0, run' },
    { title: 'logrus, JSON', sample: 'logrus.txt', source: 'logrus 1.9.0, run' },
    { title: 'structlog, JSON', sample: 'structlog.txt', source: 'structlog 22.3.0, run' },
    { title: 'python-json-logger', sample: 'python-json-logger.txt', source: 'python-json-logger of Debian 12, run' },
    { title: 'Caddy access log', sample: 'caddy.txt', source: 'Caddy 2.6.2, run' },
    { title: 'Caddy error log', sample: 'caddy-errors.txt', source: 'Caddy 2.6.2, run' },
    {
      title: 'Google Cloud Logging',
      sample: 'google-cloud.txt',
      source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry',
    },
    {
      title: 'AWS Lambda, JSON',
      sample: 'lambda.txt',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html',
    },
    {
      title: 'AWS CloudTrail',
      sample: 'cloudtrail.txt',
      source:
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
    },
    {
      title: 'Datadog logs',
      sample: 'datadog.txt',
      source: 'https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/',
    },
    {
      title: 'Serilog, compact JSON',
      sample: 'serilog.txt',
      source: 'https://github.com/serilog/serilog-formatting-compact',
    },
    {
      title: 'Elastic Common Schema',
      sample: 'ecs.txt',
      source: 'https://www.elastic.co/guide/en/ecs/current/ecs-http.html',
    },
    { title: 'GELF', sample: 'gelf.txt', source: 'https://go2docs.graylog.org/current/getting_in_log_data/gelf.html' },
    {
      title: 'Traefik access log, JSON',
      sample: 'traefik.txt',
      source: 'https://doc.traefik.io/traefik/observability/access-logs/',
    },
    {
      title: 'Envoy access log, JSON',
      sample: 'envoy.txt',
      source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
    },
    {
      title: 'Amazon API Gateway access log, JSON',
      sample: 'api-gateway.txt',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    },
    {
      title: 'nginx access log, JSON',
      sample: 'nginx.txt',
      source: 'https://nginx.org/en/docs/http/ngx_http_log_module.html',
    },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const log = new JsonLog(section.artifact);
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      const column = jsonColumn(text);
      if (column >= 0) log.read(text, column, section.firstLine + i, finds);
    }
    return finds.found;
  },
};

/** Where an object begins in a line; -1 where none does within reach. */
function jsonColumn(text: string): number {
  if (text.startsWith('{"')) return text.length > 1_000_000 ? -1 : 0;
  let column = text.indexOf('{"');
  if (column < 0) column = text.indexOf('{ "');
  return column > 200 || text.length > 1_000_000 ? -1 : column;
}

/** A request of which one record told the beginning. */
interface Begun {
  fields: Record<string, string>;
  /** What another told of it already: Fastify writes one for the error, and one for the end. */
  exchange?: Exchange;
}

/** Requests that a program has begun and not ended; more are not kept in mind. */
const mostBegun = 10_000;

const kinds = new RecordKinds();

/** One log, line after line. */
class JsonLog {
  readonly #artifact: string;
  readonly #clock = new Clock();
  readonly #kinds = kinds;
  /** What was said of a request when it began: Fastify tells its status when it is done, under one reqId. */
  readonly #begun = new Map<string, Begun>();

  constructor(artifact: string) {
    this.#artifact = artifact;
    kinds.begin();
  }

  read(text: string, column: number, line: number, finds: Finds): void {
    const prefix = column === 0 ? undefined : readLogLine(text.slice(0, column), line);
    if (prefix && prefix.message !== '') return;
    const known = this.#kinds.cut(text, column) ?? this.#parsed(text.slice(column));
    if (known) this.#readRecord(known, line, prefix, finds);
  }

  #parsed(text: string): KnownRecord | undefined {
    const value = parseJson(text);
    return isObject(value) ? this.#kinds.parsed(value, text) : undefined;
  }

  #readRecord({ record: scalars, places }: KnownRecord, line: number, prefix: LogLine | undefined, finds: Finds): void {
    const at = places.time(scalars, this.#clock, line);
    const level = places.level(scalars) ?? prefix?.level;
    if (!places.isLog(level, at !== undefined || prefix?.timed === true, prefix?.timed === true)) return;
    const said = places.message(scalars);
    const error = places.error(scalars, said, line);
    const message = said ?? error?.message ?? '';
    const time = at ?? prefix?.at;
    const exchange = this.#requestOf(scalars, places, message, line, time);
    const grave = level === 'warn' || level === 'error' || level === 'fatal';
    const failed = grave || (exchange?.response?.status ?? 0) >= 400;
    if (exchange && !error && (!failed || message === '')) {
      // Nothing is to be said of it that the exchange does not say.
      if (failed) withOthers(exchange, places, scalars);
      finds.add(line, exchange);
      return;
    }
    const reader = 'ndjson-log';
    const artifact = this.#artifact;
    const record: LogRecord =
      time && level
        ? { reader, artifact, firstLine: line, lastLine: line, message, at: time, level }
        : { reader, artifact, firstLine: line, lastLine: line, message };
    if (time) record.at = time;
    if (level) record.level = level;
    // Of a request the exchange has them.
    if (!exchange) record.fields = fieldsOf(scalars);
    if (error) record.error = error;
    const told = exchange ?? failureOf(record);
    if (told) withOthers(told, places, scalars);
    finds.add(line, told, record);
  }

  #requestOf(
    record: Scalars,
    { request }: RecordPlaces,
    message: string,
    line: number,
    startedAt: Instant | undefined,
  ): Exchange | undefined {
    const place = { reader: 'ndjson-log', artifact: this.#artifact, line, startedAt };
    if (!request.tellsRequest(record)) return undefined;
    const id = request.id(record);
    const begun = id === undefined || this.#begun.size === 0 ? undefined : this.#begun.get(id);
    if (!begun) {
      const exchange = request.exchange(record, message, place);
      if (id !== undefined && !exchange && this.#begun.size < mostBegun)
        this.#begun.set(id, { fields: requestFields(record) });
      return exchange;
    }
    const whole = this.#kinds.flat({ ...begun.fields, ...fieldsOf(record) });
    const exchange = whole.places.request.exchange(whole.record, message, place);
    const known = begun.exchange;
    if (
      exchange &&
      known?.response?.status === exchange.response?.status &&
      known?.request?.url === exchange.request?.url
    ) {
      if (known && exchange.durationMs !== undefined) known.durationMs ??= exchange.durationMs;
      return undefined;
    }
    if (exchange) begun.exchange = exchange;
    return exchange;
  }
}

function withOthers(exchange: Exchange, places: RecordPlaces, record: Scalars): void {
  const others = places.others(record);
  if (others) exchange.fields = others;
}

function requestFields(record: Scalars): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(record)).filter(([name]) => name.startsWith('req')));
}

/** A record whose error is the network's: a call that got no answer. */
function failureOf(record: LogRecord): Exchange | undefined {
  if (!record.error) return undefined;
  const { reader, artifact, firstLine, lastLine, fields, error } = record;
  const call = namedCall(error.message);
  const failure = networkFailure(error.message, error.code);
  const python = error.type ? pythonFailure(error.type, error.message) : undefined;
  if (!failure && !call?.error && !python?.code) return undefined;
  const named = ['err.config.url', 'error.config.url', 'url', 'request.url'].map((name) => fields?.[name]);
  const url = call?.url ?? named.find((u) => u && /^https?:/.test(u)) ?? (failure && urlOf(failure));
  const code = failure?.code ?? call?.error?.code ?? python?.code;
  const exchange: Exchange = {
    reader,
    artifact,
    firstLine,
    lastLine,
    seenFrom: 'client',
    error: { ...(code && { code }), message: error.message, firstLine, lastLine },
  };
  if (url) exchange.request = { ...(call?.method && { method: call.method }), url, headers: [], line: firstLine };
  if (record.at) exchange.startedAt = record.at;
  return exchange;
}
