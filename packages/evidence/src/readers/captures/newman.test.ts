import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
import { sample } from '../../../testing/samples.ts';
import { exchangesBy, liesWithin, readBy } from '../../../testing/spans.ts';
import { drawFrom } from '../../redact/made-credentials.ts';
import { newman } from './newman.ts';

const cli = sample('newman', 'cli.txt');
const verbose = sample('newman', 'verbose.txt');
const report = sample('newman', 'report.json');
const junit = sample('newman', 'junit.xml');
const recordsIn = (text: string) => readBy(newman, text).flatMap((found) => found.records ?? []);

const outcomes = [401, 422, 200, 'ECONNREFUSED', 'ESOCKETTIMEDOUT', 'ENOTFOUND', 200];

it.each([
  ['cli', cli],
  ['verbose', verbose],
])('reads every request of the %s output, and each assertion that failed', (_, text) => {
  expect(exchangesBy(newman, text).map((e) => e.response?.status ?? e.error?.code)).toEqual(outcomes);
  expect(recordsIn(text).map((r) => [r.message, r.fields?.name])).toEqual([
    ['Status code is 200: expected response to have status code 200 but got 401', 'Current user'],
    ['Order is created: expected 422 to equal 201', 'Orders / Create order'],
    ["Has an id: expected { Object (error) } to have property 'id'", 'Orders / Create order'],
  ]);
});

it('reads the time and the item of a request', () => {
  expect(exchangesBy(newman, cli)[1]).toMatchObject({
    firstLine: 11,
    seenFrom: 'client',
    request: { method: 'POST', url: 'http://127.0.0.1:8787/v1/orders', line: 11 },
    response: { status: 422, reason: 'Unprocessable Entity' },
    durationMs: 4,
    fields: { name: 'Create order' },
  });
  const [long] = exchangesBy(newman, '→ a\n  GET https://a.example/ [200 OK, 1.2MB, 1m 2.5s]');
  expect(long?.durationMs).toBe(62_500);
});

it('reads bodies out of their boxes, put together where they were broken, and the phases', () => {
  expect(exchangesBy(newman, verbose)[1]).toMatchObject({
    request: { body: { text: '{"sku":"A-1","qty":0}', firstLine: 22 } },
    response: {
      line: 20,
      body: {
        text: '{"error":{"code":"invalid_qty","message":"qty must be >= 1"}}',
        firstLine: 25,
        lastLine: 26,
        truncated: false,
      },
    },
    timings: { wait: 0.919, receive: 1 },
  });
});

it('reads a JSON report with headers, bodies that are bytes, errors and failed assertions', () => {
  expect(exchangesBy(newman, report)).toMatchObject([
    {
      request: { method: 'GET', url: 'http://127.0.0.1:8787/v1/me', headers: { length: 8 } },
      response: {
        status: 401,
        body: { text: expect.stringMatching(/"No API key provided"/), truncated: false },
        bodyBytes: 73,
      },
      durationMs: 25,
    },
    { request: { body: { text: '{"sku":"A-1","qty":0}' } }, response: { status: 422 } },
    { error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' } },
  ]);
  expect(recordsIn(report).map((r) => r.error?.type)).toEqual(['AssertionError', 'AssertionError', 'AssertionError']);
});

it('leaves out a body of bytes in which a secret stands, which nothing could mask', () => {
  const response = (text: string) => ({
    code: 200,
    status: 'OK',
    header: [],
    stream: { type: 'Buffer', data: [...new TextEncoder().encode(text)] },
  });
  const run = (text: string) =>
    JSON.stringify({
      run: {
        executions: [
          {
            cursor: {},
            item: { name: 'x' },
            request: { method: 'GET', url: 'https://a.example/' },
            response: response(text),
          },
        ],
      },
    });
  expect(exchangesBy(newman, run('{"a":1}'))[0]?.response?.body?.text).toBe('{"a":1}');
  expect(
    exchangesBy(newman, run(`{"key":"${`sk_live_${drawFrom(1)('alphanumeric', 24)}`}"}`))[0]?.response?.body,
  ).toBeUndefined();
});

it('reads what failed in a JUnit report', () => {
  expect(exchangesBy(newman, junit)).toMatchObject([
    { error: { code: 'ECONNREFUSED' }, fields: { name: 'Unreachable' } },
    { error: { code: 'ESOCKETTIMEDOUT' }, fields: { name: 'Slow' } },
    { error: { code: 'ENOTFOUND' }, request: { url: 'https://api.nowhere.invalid' } },
  ]);
  expect(recordsIn(junit)).toMatchObject([
    { firstLine: 5, fields: { name: 'Current user', test: 'Status code is 200' } },
    { fields: { name: 'Orders / Create order' } },
    {},
  ]);
});

it('reads what is left of a run that is cut off at either end', () => {
  expect(exchangesBy(newman, verbose.slice(verbose.indexOf('  POST'), verbose.indexOf('>= 1"}}')))).toMatchObject([
    { request: { method: 'POST' }, response: { status: 422, body: { truncated: true } } },
  ]);
  const executions = report.indexOf('"executions"');
  const cut = report.indexOf('"requestError"');
  expect(exchangesBy(newman, report.slice(executions, cut))).toMatchObject([
    { response: { status: 401 } },
    { response: { status: 422 } },
    {},
  ]);
});

it('leaves alone what only looks like it', () => {
  for (const text of [
    '→ see GET https://a.example/ [docs]',
    '  GET https://a.example/ [todo]',
    'GET https://a.example/\n200 OK',
    '{"executions":[{"id":1,"request":{"method":"GET"}}]}',
    '<testsuites><testsuite name="unit"><testcase name="a"><failure message="no"/></testcase></testsuite></testsuites>',
    ' 1.  Error  it failed\n      somewhere else',
  ]) {
    expect(readBy(newman, text)).toEqual([]);
  }
});

it('survives any value in any place, and any cut', () => {
  const cut = fc.tuple(fc.constantFrom(cli, verbose, report, junit), fc.nat(), fc.nat());
  const texts = fc.oneof(
    alteredJson(report),
    cut.map(([text, a, b]) => text.slice(a % text.length) + text.slice(0, b % text.length)),
  );
  fc.assert(
    fc.property(texts, (text) => liesWithin(newman, text)),
    { numRuns: 200 },
  );
});
