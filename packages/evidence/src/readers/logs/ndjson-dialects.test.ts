import { describe, expect, it } from 'vitest';
import { sample, samples } from '../../../testing/samples.ts';
import type { Exchange } from '../../exchange.ts';
import { ndjsonLog } from './ndjson-log.ts';

const linesOf = (name: string) => sample('ndjson-log', `${name}.txt`).trimEnd().split('\n');
const readLines = (lines: readonly string[], firstLine = 1) => {
  const found = ndjsonLog.read({ artifact: 'a', firstLine, lines });
  return {
    exchanges: found.flatMap((one) => one.exchanges ?? []),
    records: found.flatMap((one) => one.records ?? []),
  };
};
const brief = (e: Exchange) => [e.request?.method, e.request?.url, e.response?.status ?? e.error?.code, e.durationMs];

describe('requests in the dialects of loggers and services', () => {
  it.each<[string, unknown[][]]>([
    [
      'pino',
      [
        ['GET', 'http://127.0.0.1:3000/health', 200, 2],
        ['POST', 'http://127.0.0.1:3000/hooks/stripe?x=1', 401, 0],
        ['POST', 'http://127.0.0.1:3000/fail', 500, 0],
        [undefined, 'http://127.0.0.1:59999/v1/charges', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'fastify',
      [
        ['POST', 'https://api.example.com/hooks?x=1', 401, 9.183981000000017],
        ['GET', 'https://api.example.com/boom', 500, 1.0446000000000026],
      ],
    ],
    [
      'bunyan',
      [
        ['GET', 'http://127.0.0.1:3000/ok', 200, undefined],
        ['POST', 'http://127.0.0.1:3000/orders', 503, undefined],
        [undefined, 'http://127.0.0.1:1', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'winston',
      [
        ['GET', 'http://127.0.0.1:3000/ok', 200, 5],
        ['POST', 'http://127.0.0.1:3000/hooks', 400, 2],
        ['GET', 'http://127.0.0.1:3000/boom', 500, 8],
        [undefined, 'http://127.0.0.1:5432', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'zap',
      [
        ['POST', '/hooks', 401, undefined],
        ['GET', 'http://127.0.0.1:1/v1/orders', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'logrus',
      [
        ['POST', '/hooks', 401, 3.2],
        ['GET', 'http://127.0.0.1:1/v1/orders', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'structlog',
      [
        ['POST', '/hooks/orders', 401, undefined],
        [undefined, 'http://127.0.0.1:1/v1/orders', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'google-cloud',
      [
        ['POST', 'https://api.example.com/hooks/orders', 503, 3500],
        [undefined, 'http://10.0.0.4:5432', 'ECONNREFUSED', undefined],
      ],
    ],
    [
      'datadog',
      [
        ['POST', 'https://api.example.com/hooks/orders', 502, 123],
        ['GET', '/health', 200, undefined],
      ],
    ],
    ['serilog', [['POST', '/hooks/orders', 500, 12.4567]]],
    ['ecs', [['POST', 'https://api.example.com/hooks/orders', 401, 5]]],
    ['gelf', [['POST', '/hooks/orders', 502, 31]]],
    ['traefik', [['POST', 'https://api.example.com/hooks/stripe', 502, 1.234567]]],
    ['envoy', [['GET', 'https://orders.example.com/v1/orders', 503, 15023]]],
    [
      'api-gateway',
      [
        ['POST', '/hooks', 502, undefined],
        ['GET', '/orders', 403, undefined],
      ],
    ],
    [
      'nginx',
      [
        ['POST', 'https://api.example.com/hooks/orders', 413, 2],
        ['GET', 'https://api.example.com/report', 504, 60001],
      ],
    ],
  ])('%s', (name, expected) => expect(readLines(linesOf(name)).exchanges.map(brief)).toEqual(expected));

  it('keep what the exchange has no member for', () => {
    expect(readLines(linesOf('envoy')).exchanges[0]?.fields).toMatchObject({
      response_flags: 'UF',
      upstream_host: '10.0.2.7:8080',
    });
    expect(readLines(linesOf('traefik')).exchanges[0]?.fields).toMatchObject({
      OriginStatus: '502',
      ServiceName: 'api@docker',
    });
    expect(readLines(linesOf('api-gateway')).exchanges[0]?.fields).toMatchObject({
      integrationStatus: '200',
      errorResponseType: 'INTEGRATION_FAILURE',
    });
    expect(readLines(linesOf('nginx')).exchanges[1]?.fields).toEqual({
      upstream_addr: '10.0.0.8:3000',
      upstream_status: '504',
    });
  });
});

describe('errors in the dialects', () => {
  it.each([
    ['pino', 4, 'TypeError', undefined, 4],
    ['bunyan', 3, 'Error', 'ECONNREFUSED', 1],
    ['winston', 4, 'RangeError', undefined, 10],
    ['structlog', 2, 'urllib.error.URLError', undefined, 16],
    ['lambda', 2, 'TypeError', undefined, 1],
    ['datadog', 1, 'UpstreamError', undefined, 1],
    ['cloudtrail', 1, undefined, 'AccessDenied', 0],
    ['gelf', 1, 'Error', undefined, 1],
    ['serilog', 2, 'System.Net.Http.HttpRequestException', undefined, 0],
  ])('%s, line %i', (name, line, type, code, frames) => {
    const error = readLines(linesOf(name)).records.find((record) => record.firstLine === line)?.error;
    expect([error?.type, error?.code, error?.frames.length]).toEqual([type, code, frames]);
  });
});

describe('a line that is cut at the names it shares with another', () => {
  const names = samples().flatMap(({ reader, name }) => (reader === 'ndjson-log' ? [name.replace('.txt', '')] : []));

  it.each(names.filter((name) => name !== 'fastify'))('says what it says alone: %s', (name) => {
    const lines = linesOf(name);
    const alone = lines.map((line, i) => readLines([line], i + 1));
    const again = readLines([...lines, ...lines, ...lines], 1 - 2 * lines.length);
    const last = <T extends { firstLine: number }>(found: T[]) => found.filter(({ firstLine }) => firstLine > 0);
    expect(last(again.exchanges)).toEqual(alone.flatMap(({ exchanges }) => exchanges));
    expect(last(again.records)).toEqual(alone.flatMap(({ records }) => records));
  });
});
