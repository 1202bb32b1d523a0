import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { textLog } from './text-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [textLog]);

describe('records', () => {
  it.each([
    [
      '2025-08-18T11:02:08.041Z ERROR [x] it broke',
      { level: 'error', message: 'it broke', at: { at: 1755514928041, zoneKnown: true }, fields: { logger: 'x' } },
    ],
    [
      '[2021-06-18 01:21:08] production.INFO: hook seen',
      { level: 'info', message: 'hook seen', at: { zoneKnown: false } },
    ],
    ['I, [2016-06-28T17:03:11.020344 #511]  INFO -- : start', { level: 'info', message: 'start' }],
    [
      'ts=2021-09-30T08:41:09.014201133Z level=error message="Failed \\"twice\\"" n=3',
      { level: 'error', message: 'Failed "twice"', at: { at: 1632991269014 }, fields: { n: '3' } },
    ],
    [
      '2024-01-01T00:00:00Z INFO saved tenant=acme user="Jo X"',
      { message: 'saved tenant=acme user="Jo X"', fields: { tenant: 'acme', user: 'Jo X' } },
    ],
    [
      '[18:41:09 WARN]: java.io.IOException: closed',
      { level: 'warn', error: { type: 'java.io.IOException', message: 'closed' } },
    ],
    [
      '[2026-08-13 02:11:19] production.WARNING: rejected {"url":"https://a.acme.test/x?b=1","ip":"203.0.113.40"}',
      { level: 'warn', fields: { url: 'https://a.acme.test/x?b=1', ip: '203.0.113.40' } },
    ],
    ['WARNING:app.hooks:slow', { level: 'warn', message: 'slow', fields: { logger: 'app.hooks' } }],
  ])('%s', (text, expected) => expect(readText(text).records).toMatchObject([expected]));

  it.each(['Jun 18 01:21:08 host app[12]: up', '10:36:43 AM up'])('invents no day for %s', (text) => {
    const { records } = readText(text);
    expect(records).toMatchObject([{ message: 'up' }]);
    expect(records[0]?.at).toBeUndefined();
  });

  it('takes indented lines below into the record, and nothing else', () => {
    const text = 'fail: Handler[1]\n      An exception occurred\n      while executing\nnot indented\n  indented noise';
    const { records, recognised } = readText(text);
    expect(records).toMatchObject([
      { firstLine: 1, lastLine: 3, message: 'Handler[1]\nAn exception occurred\nwhile executing' },
    ]);
    expect(recognised).toHaveLength(1);
  });
});

it('gives the frames of a stack below a record, with their lines', () => {
  const text =
    '2024-01-01T00:00:00Z ERROR failed: RangeError: too many\n    at f (/srv/app/x.js:1:2)\n    at g (/srv/app/y.js:3:4)';
  expect(readText(text).records).toMatchObject([
    {
      firstLine: 1,
      lastLine: 3,
      error: {
        type: 'RangeError',
        frames: [
          { function: 'f', line: 2 },
          { function: 'g', line: 3 },
        ],
      },
    },
  ]);
});

it('reads what a container wrote out of Docker’s JSON, with the time of the one where the other has none', () => {
  const { records, exchanges } = readText(sample('text-log', 'docker-json.txt'));
  expect(records.map((r) => [r.level, r.message, r.at?.at])).toEqual([
    ['info', 'listening on 8080', Date.UTC(2026, 2, 2, 9, 14, 7, 100)],
    ['warn', 'signature does not match', Date.UTC(2026, 2, 2, 9, 14, 8, 201)],
    ['error', 'POST https://api.example.com/v1/charges 402', Date.UTC(2026, 2, 2, 9, 14, 9, 300)],
  ]);
  expect(exchanges).toMatchObject([{ firstLine: 3, response: { status: 402 } }]);
});

it('reads what Python logged', () => {
  const { records, exchanges } = readText(sample('text-log', 'python-logging.txt'));
  expect(records.map((r) => [r.level, r.fields?.logger, r.firstLine, r.lastLine])).toEqual([
    ['info', 'app.hooks', 1, 1],
    ['warn', 'app.hooks', 2, 2],
    ['error', 'app.hooks', 3, 3],
    ['error', 'app.hooks', 4, 6],
  ]);
  expect(exchanges).toMatchObject([
    { request: { url: 'https://api.example.com/v1/charges' }, response: { status: 402 } },
  ]);
});

describe('calls that a line names', () => {
  it('reads what Guzzle says, with a status and without', () => {
    const answered =
      '[2024-01-01 00:00:00] production.ERROR: Client error: `POST https://api.acme.test/v1` resulted in a `401 Unauthorized` response: {"message":"no"}';
    const refused =
      'GuzzleHttp\\Exception\\ConnectException: cURL error 60: SSL certificate problem: unable to get local issuer certificate (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://api.acme.test/v1';
    expect(readText(`${answered}\n${refused}`).exchanges).toMatchObject([
      {
        request: { method: 'POST', url: 'https://api.acme.test/v1' },
        response: { status: 401, reason: 'Unauthorized' },
      },
      {
        request: { url: 'https://api.acme.test/v1' },
        error: { code: 'curl:60', message: 'SSL certificate problem: unable to get local issuer certificate' },
      },
    ]);
  });

  it.each([
    [
      '2025-08-18T11:02:08.377Z ERROR [email] POST https://graph.acme.test/v1.0/subscriptions 400',
      ['POST', 'https://graph.acme.test/v1.0/subscriptions', 400, undefined],
    ],
    [
      '[INFO] 2016-12-11 03:23:54,164 - stripe :: api:258 - GET https://api.acme.test/v1/events/e 404',
      ['GET', 'https://api.acme.test/v1/events/e', 404, undefined],
    ],
    [
      '2023-12-06T19:01:40Z sync: GET https://api.acme.test/ping -> 200 (84ms)',
      ['GET', 'https://api.acme.test/ping', 200, 84],
    ],
    [
      'INFO:httpx:HTTP Request: POST https://api.acme.test/v1/chat "HTTP/1.1 401 Unauthorized"',
      ['POST', 'https://api.acme.test/v1/chat', 401, undefined],
    ],
    [
      '[18:41:09 WARN]: java.io.IOException: Server returned HTTP response code: 429 for URL: https://api.acme.test/x',
      [undefined, 'https://api.acme.test/x', 429, undefined],
    ],
    [
      'HTTP 403: Resource not accessible (https://api.acme.test/releases)',
      [undefined, 'https://api.acme.test/releases', 403, undefined],
    ],
    ['GET https://api.acme.test/x 404', ['GET', 'https://api.acme.test/x', 404, undefined]],
  ])('%s', (text, expected) => {
    const { exchanges } = readText(text);
    expect(exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status, e.durationMs])).toEqual([
      expected,
    ]);
    expect(exchanges[0]?.seenFrom).toBe('client');
  });

  it.each([
    [
      '2023-12-06T19:01:51Z sync: Get "https://api.acme.test/v2/": net/http: TLS handshake timeout',
      'GET',
      'https://api.acme.test/v2/',
      undefined,
    ],
    [
      'for: "a.yaml": failed to call webhook: Post "https://hook.svc:443/mutate?timeout=10s": x509: certificate has expired',
      'POST',
      'https://hook.svc:443/mutate?timeout=10s',
      undefined,
    ],
    [
      'ts=2021-09-30T08:41:09Z level=error msg=failed err="Get \\"https://api.acme.test/x\\": dial tcp 203.0.113.1:443: connect: connection refused"',
      'GET',
      'https://api.acme.test/x',
      'ECONNREFUSED',
    ],
  ])('reads a call of a Go program that failed: %s', (text, method, url, code) => {
    const { exchanges } = readText(text);
    expect(exchanges).toMatchObject([{ seenFrom: 'client', request: { method, url } }]);
    expect(exchanges[0]?.error?.code).toBe(code);
  });

  it('reads a request in parentheses', () => {
    expect(
      readText("07:31:44 [INFO] access: api.access (method='POST' path='/hook/' status=401)").exchanges,
    ).toMatchObject([{ seenFrom: 'server', request: { method: 'POST', url: '/hook/' }, response: { status: 401 } }]);
  });
});

describe('what is left alone', () => {
  it.each([
    'hello',
    'const a = 1;',
    'It failed at 10 o’clock.',
    'TS_LOCALES=fr,en',
    '$ npm start',
    'see https://a.test/x?b=1 404',
    '12:30 lunch',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});

it('reads what kubectl shows of several pods, with its times', () => {
  const { records, exchanges } = readText(sample('text-log', 'kubectl.txt'));
  expect(records.map((r) => [r.level, r.message, r.at?.at])).toEqual([
    ['info', 'listening on 8080', Date.UTC(2026, 2, 2, 9, 14, 7, 100)],
    ['warn', 'signature does not match', Date.UTC(2026, 2, 2, 9, 14, 8, 201)],
    ['error', 'POST https://api.example.com/v1/charges 402', Date.UTC(2026, 2, 2, 9, 14, 9, 301)],
  ]);
  expect(exchanges).toMatchObject([{ firstLine: 3, response: { status: 402 } }]);
});
