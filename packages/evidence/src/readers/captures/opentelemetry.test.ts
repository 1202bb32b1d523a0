import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
import { sample } from '../../../testing/samples.ts';
import { exchangesBy, liesWithin, readBy } from '../../../testing/spans.ts';
import { opentelemetry } from './opentelemetry.ts';

const otlp = sample('opentelemetry', 'otlp.json');
const logs = sample('opentelemetry', 'otlp-logs.json');
const dump = sample('opentelemetry', 'console-js.txt');
const python = sample('opentelemetry', 'console-python.json');
const go = sample('opentelemetry', 'stdouttrace-go.json');
const jaeger = sample('opentelemetry', 'jaeger.json');
const readText = (text: string) => exchangesBy(opentelemetry, text);
const recordsIn = (text: string) => readBy(opentelemetry, text).flatMap((found) => found.records ?? []);

const outcomes = [
  ['server', 503],
  ['client', 503],
  ['client', 'ECONNREFUSED'],
  ['client', 401],
  ['client', 'ENOTFOUND'],
];

it.each([
  ['OTLP', otlp],
  ['what a console shows', dump],
])('reads client and server spans of %s', (_, text) => {
  const exchanges = readText(text);
  expect(exchanges.map((e) => [e.seenFrom, e.response?.status ?? e.error?.code])).toEqual(outcomes);
  expect(exchanges[3]).toMatchObject({
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:8787/v1/me',
      httpVersion: '1.1',
      headers: [{ name: 'User-Agent', value: 'node' }],
    },
    durationMs: 16.622,
    startedAt: { at: 1_795_467_411_787, zoneKnown: true },
    peer: '127.0.0.1',
    fields: { 'error.type': '401', 'service.name': 'unknown_service:node' },
  });
  expect(exchanges[2]?.error?.message).toBe('connect ECONNREFUSED 127.0.0.1:9');
});

it.each(['otlp-old.json', 'console-js-old.txt'])('reads the conventions before 1.23 in %s', (name) => {
  expect(readText(sample('opentelemetry', name))).toMatchObject([
    {
      seenFrom: 'server',
      request: { url: expect.stringMatching(/^http:\/\/127.0.0.1:\d+\/v1\/things\?x=1$/) },
      response: { status: 503 },
    },
    { seenFrom: 'client', response: { status: 503 } },
    { seenFrom: 'client', request: { url: 'http://127.0.0.1:9/v1/x' }, error: { code: 'ECONNREFUSED' } },
  ]);
});

it('puts a URL together of host, port, path and query', () => {
  const span = (kind: number, attributes: Record<string, string>) =>
    JSON.stringify({
      traceId: 'a',
      spanId: 'b',
      name: 'GET',
      kind,
      startTimeUnixNano: '1772360430456000000',
      attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    });
  const base = { 'http.method': 'GET', 'http.status_code': '500', 'http.scheme': 'https' };
  const texts = [
    span(2, { ...base, 'http.target': '/a?b=1', 'net.host.name': 'api.example.com', 'net.host.port': '443' }),
    span(3, { ...base, 'http.target': '/a', 'net.peer.name': 'api.example.com', 'net.peer.port': '8443' }),
    span(2, { ...base, 'url.path': '/a', 'url.query': 'b=1', 'server.address': 'api.example.com' }),
  ];
  expect(texts.flatMap((text) => readText(text).map((e) => e.request?.url))).toEqual([
    'https://api.example.com/a?b=1',
    'https://api.example.com:8443/a',
    'https://api.example.com/a?b=1',
  ]);
});

it('reads what Python prints, with the exception of a call without an answer', () => {
  expect(readText(python)).toMatchObject([
    {
      firstLine: 1,
      lastLine: 31,
      seenFrom: 'client',
      response: { status: 422, line: 18 },
      durationMs: 84,
      fields: { 'service.name': 'shop' },
    },
    { error: { code: 'EAI_NONAME', message: '[Errno -2] Name or service not known', firstLine: 57 } },
  ]);
});

it('reads what Go prints, and Jaeger with the exception of an answer', () => {
  expect(readText(go)).toMatchObject([
    {
      seenFrom: 'client',
      request: { url: 'https://api.example.com/v1/me' },
      response: { status: 401 },
      durationMs: 100,
    },
  ]);
  expect(readText(jaeger)).toMatchObject([
    {
      seenFrom: 'server',
      request: { method: 'POST', url: 'https://hooks.example.com/hooks' },
      response: { status: 500 },
      peer: '203.0.113.9',
      durationMs: 30,
      fields: { 'service.name': 'receiver' },
    },
  ]);
  expect(recordsIn(jaeger)).toMatchObject([{ error: { type: 'TypeError', message: 'event.data is undefined' } }]);
});

it('reads log records with their levels, errors and requests', () => {
  expect(recordsIn(logs)).toMatchObject([
    {
      level: 'error',
      message: 'charge was refused',
      error: { type: 'ApiError' },
      at: { at: 1_772_360_430_456 },
      fields: { 'service.name': 'billing' },
    },
    { level: 'info', message: 'request completed' },
  ]);
  expect(readText(logs)).toMatchObject([
    { seenFrom: 'server', request: { method: 'POST', url: '/v1/charges' }, response: { status: 402 } },
  ]);
  const printed =
    "{\n  resource: { attributes: {} },\n  timestamp: 1772360430456000,\n  traceId: undefined,\n  severityText: 'ERROR',\n  severityNumber: 17,\n  body: 'it failed',\n  attributes: { 'a.b': 1 }\n}";
  expect(recordsIn(printed.replace('resource: { attributes: {} }', 'resource: {\n attributes: {} }'))).toMatchObject([
    { level: 'error', message: 'it failed', fields: { 'a.b': '1' } },
  ]);
});

it('keeps other spans only where they failed', () => {
  const span = (status: object) =>
    JSON.stringify({
      traceId: 'a',
      spanId: 'b',
      name: 'db.query',
      kind: 3,
      startTimeUnixNano: '1772360430456000000',
      attributes: [],
      status,
    });
  expect(recordsIn(span({ code: 2, message: 'deadlock' }))).toMatchObject([
    { level: 'error', message: 'db.query: deadlock' },
  ]);
  expect(recordsIn(span({ code: 1 }))).toEqual([]);
  expect(readText(span({ code: 2 }))).toEqual([]);
});

it('reads what is left of spans that are cut off at either end', () => {
  expect(readText(otlp.slice(0, otlp.lastIndexOf('"http.response.status_code"'))).length).toBeGreaterThanOrEqual(3);
  expect(readText(otlp.slice(otlp.indexOf('"spans":['))).map((e) => e.response?.status)).toEqual([
    503,
    503,
    undefined,
    401,
    undefined,
  ]);
  const lines = dump.split('\n');
  expect(readText(lines.slice(30).join('\n'))).toHaveLength(4);
});

it('leaves alone what only looks like it', () => {
  for (const text of [
    '{"trace_id":"a","span_id":"b","msg":"request completed","status":500}',
    '{"timeUnixNano":"x"}',
    "{\n  traceId: 'x',\n  id: 3\n}",
    '{\n  resource: {\n    name: 1\n  },\n  traceId: undefined\n}',
  ]) {
    expect(readBy(opentelemetry, text)).toEqual([]);
  }
});

it('survives any value in any place, and any cut', () => {
  const all = [otlp, logs, dump, python, go, jaeger];
  const cut = fc.tuple(fc.constantFrom(...all), fc.nat(), fc.nat());
  const texts = fc.oneof(
    ...[otlp, logs, go, jaeger].map(alteredJson),
    cut.map(([text, a, b]) => text.slice(a % text.length) + text.slice(0, b % text.length)),
  );
  fc.assert(
    fc.property(texts, (text) => liesWithin(opentelemetry, text)),
    { numRuns: 300 },
  );
});
