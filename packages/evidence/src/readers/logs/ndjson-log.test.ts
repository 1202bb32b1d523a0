import { describe, expect, it } from 'vitest';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { ndjsonLog } from './ndjson-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [ndjsonLog]);
const line = (value: unknown) => JSON.stringify(value);

describe('records', () => {
  it.each([
    [
      'pino',
      { level: 30, time: 1708080001902, pid: 1, msg: 'up' },
      { level: 'info', message: 'up', at: { at: 1708080001902 } },
    ],
    [
      'bunyan',
      { v: 0, level: 60, name: 'x', time: '2024-02-16T10:40:01.902Z', msg: 'down' },
      { level: 'fatal', message: 'down', at: { at: 1708080001902 } },
    ],
    [
      'winston',
      { level: 'warn', message: 'slow', timestamp: '2024-02-16T10:40:01.902Z' },
      { level: 'warn', message: 'slow' },
    ],
    [
      'zap',
      { level: 'error', ts: 1646861401.5241024, caller: 'x.go:1', msg: 'dial', error: 'connection refused' },
      { level: 'error', error: { message: 'connection refused' } },
    ],
    [
      'structlog',
      { event: 'bad', level: 'info', timestamp: '2024-01-01T10:00:00Z', user: { id: 7 } },
      { message: 'bad', fields: { 'user.id': '7' } },
    ],
    [
      'logrus',
      { level: 'fatal', msg: 'x', time: '2024-01-01T10:00:00+01:00' },
      { at: { at: 1704099600000, zoneKnown: true } },
    ],
    [
      'Cloud Logging',
      { severity: 'ERROR', timestamp: '2024-01-01T10:00:00Z', jsonPayload: { message: 'inner' } },
      { level: 'error', message: 'inner' },
    ],
    [
      'Lambda',
      {
        timestamp: '2024-01-01T10:00:00Z',
        level: 'ERROR',
        message: { errorType: 'TypeError', message: 'no id', stack: 'TypeError: no id\n    at f (/x.js:1:2)' },
      },
      { message: 'no id', error: { frames: [{ function: 'f', file: '/x.js:1:2', line: 1 }] } },
    ],
  ])('%s', (_, value, expected) => expect(readText(line(value)).records).toMatchObject([expected]));

  it('reads the error with its stack', () => {
    const err = {
      type: 'TypeError',
      message: 'no id',
      stack: 'TypeError: no id\n    at f (/app/x.js:1:2)',
      code: 'E_NO',
    };
    expect(readText(line({ level: 50, time: 1708080001902, err, msg: 'failed' })).records[0]?.error).toEqual({
      type: 'TypeError',
      code: 'E_NO',
      message: 'no id',
      frames: [{ function: 'f', file: '/app/x.js:1:2', line: 1 }],
    });
  });

  it('takes the time of a prefix where the record has none', () => {
    const { records } = readText(
      '2024-02-16T10:40:02.233Z {"level":50,"msg":"no"}\n2024-02-16T10:40:02.240Z END RequestId: 1',
    );
    expect(records).toMatchObject([{ firstLine: 1, at: { at: 1708080002233 }, message: 'no' }]);
  });

  it('reads a line that is cut off', () => {
    expect(readText('{"level":"info","time":"2024-01-01T00:00:00Z","msg":"trunc').records).toMatchObject([
      { message: 'trunc' },
    ]);
  });
});

describe('requests', () => {
  it('reads pino-http', () => {
    const value = {
      level: 50,
      time: 1708080001902,
      req: {
        id: 1,
        method: 'POST',
        url: '/hooks?x=1',
        headers: { host: 'api.acme.test', 'user-agent': 'Hooks/1' },
        remoteAddress: '::1',
      },
      res: { statusCode: 500, headers: { 'content-type': 'text/html' } },
      responseTime: 12,
      msg: 'request errored',
    };
    expect(readText(line(value)).exchanges).toMatchObject([
      {
        seenFrom: 'server',
        request: {
          method: 'POST',
          url: 'https://api.acme.test/hooks?x=1',
          headers: [{ name: 'host' }, { name: 'user-agent', value: 'Hooks/1' }],
        },
        response: { status: 500, headers: [{ name: 'content-type' }] },
        durationMs: 12,
        peer: '::1',
        startedAt: { at: 1708080001902 },
      },
    ]);
  });

  it.each([
    [
      'httpRequest',
      {
        severity: 'ERROR',
        timestamp: '2024-01-01T00:00:00Z',
        httpRequest: { requestMethod: 'GET', requestUrl: 'https://a.acme.test/x', status: 503, latency: '0.123s' },
      },
      ['GET', 'https://a.acme.test/x', 503, 123],
    ],
    [
      'Caddy',
      {
        level: 'info',
        ts: 1646861401.5,
        msg: 'handled request',
        request: { method: 'GET', host: 'a.acme.test', uri: '/x' },
        duration: 0.0125,
        status: 502,
      },
      ['GET', 'https://a.acme.test/x', 502, 12.5],
    ],
    [
      'ECS',
      {
        '@timestamp': '2024-01-01T00:00:00Z',
        'log.level': 'info',
        message: 'x',
        http: { request: { method: 'put' }, response: { status_code: 404 } },
        url: { path: '/x' },
        event: { duration: 5e6 },
      },
      ['PUT', '/x', 404, 5],
    ],
    [
      'nginx',
      {
        time: '2024-01-01T00:00:00+00:00',
        request_method: 'POST',
        request_uri: '/x',
        status: '413',
        request_time: '0.002',
      },
      ['POST', '/x', 413, 2],
    ],
    [
      'plain',
      {
        level: 'info',
        time: '2024-01-01T00:00:00Z',
        msg: 'done',
        method: 'GET',
        path: '/x',
        status: 200,
        duration_ms: 7,
      },
      ['GET', '/x', 200, 7],
    ],
  ])('%s', (_, value, expected) => {
    const { exchanges } = readText(line(value));
    expect(exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status, e.durationMs])).toEqual([
      expected,
    ]);
  });

  it('brings the two records of a Fastify request together', () => {
    const text = [
      { level: 30, time: 1708080001902, reqId: 'req-1', req: { method: 'POST', url: '/x' }, msg: 'incoming request' },
      {
        level: 30,
        time: 1708080001950,
        reqId: 'req-1',
        res: { statusCode: 401 },
        responseTime: 3.2,
        msg: 'request completed',
      },
    ].map(line);
    expect(readText(text.join('\n')).exchanges).toMatchObject([
      { request: { method: 'POST', url: '/x' }, response: { status: 401 }, durationMs: 3.2 },
    ]);
  });

  it('takes outgoing calls and their errors for the client’s', () => {
    const outgoing = {
      level: 'info',
      time: '2024-01-01T00:00:00Z',
      msg: 'outgoing request',
      method: 'POST',
      url: 'https://api.acme.test/x',
      statusCode: 401,
    };
    const refused = {
      level: 50,
      time: 1708080001902,
      err: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:3000' },
      msg: 'x',
    };
    expect(readText(`${line(outgoing)}\n${line(refused)}`).exchanges).toMatchObject([
      { seenFrom: 'client', response: { status: 401 } },
      { seenFrom: 'client', error: { code: 'ECONNREFUSED' }, request: { url: 'http://127.0.0.1:3000' } },
    ]);
  });
});

describe('what is no log', () => {
  it.each([
    '{"id":1,"message":"hello"}',
    '{"a":',
    'config: {"level":"info"}',
    '{"type":"invoice.paid","created":1623979266}',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
