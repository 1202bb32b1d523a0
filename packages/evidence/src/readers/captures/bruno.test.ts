import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
import { sample } from '../../../testing/samples.ts';
import { exchangesBy, liesWithin, readBy } from '../../../testing/spans.ts';
import { bruno } from './bruno.ts';

const cli = sample('bruno', 'cli.txt');
const report = sample('bruno', 'report.json');
const junit = sample('bruno', 'junit.xml');
const recordsIn = (text: string) => readBy(bruno, text).flatMap((found) => found.records ?? []);

it('reads what bru prints of each request, under the name that it gives it', () => {
  expect(exchangesBy(bruno, cli)).toMatchObject([
    { response: { status: 401, reason: 'Unauthorized' }, durationMs: 9, fields: { name: 'Current user' } },
    { firstLine: 5, response: { status: 422 }, fields: { name: 'Create order' } },
    { response: { status: 200 } },
    { error: { code: 'ECONNREFUSED', firstLine: 12 }, request: { url: 'http://127.0.0.1:9' } },
    { error: { code: 'ENOTFOUND' }, fields: { name: 'Unresolved' } },
  ]);
  expect(recordsIn(cli).map((r) => [r.firstLine, r.message])).toEqual([
    [3, 'res.status: eq 200: expected 401 to equal 200'],
    [7, 'order is created: expected 422 to equal 201'],
  ]);
});

it('reads a JSON report with headers and bodies', () => {
  expect(exchangesBy(bruno, report).slice(1, 4)).toMatchObject([
    {
      firstLine: 65,
      request: { method: 'POST', url: 'http://127.0.0.1:8787/v1/orders', body: { text: '{"sku":"A-1","qty":0}' } },
      response: {
        status: 422,
        headers: { length: 8 },
        body: { text: '{"error":{"code":"invalid_qty","message":"qty must be >= 1"}}', truncated: false },
        bodyBytes: 61,
      },
      durationMs: 4,
      fields: { name: 'Create order' },
    },
    { response: { status: 200 } },
    { error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' } },
  ]);
  expect(recordsIn(report)).toMatchObject([
    { fields: { test: 'res.status eq 200' } },
    { fields: { name: 'Create order' } },
  ]);
});

it('reads what failed in a JUnit report', () => {
  expect(exchangesBy(bruno, junit).map((e) => e.error?.code)).toEqual(['ECONNREFUSED', 'ENOTFOUND']);
  expect(recordsIn(junit).map((r) => r.message)).toEqual([
    'res.status eq 200: expected 401 to equal 200',
    'order is created: expected 422 to equal 201',
  ]);
});

it('reads what is left of a run that is cut off at either end', () => {
  const lines = report.split('\n');
  expect(exchangesBy(bruno, lines.slice(4).join('\n')).map((e) => e.response?.status ?? e.error?.code)).toEqual([
    401,
    422,
    200,
    'ECONNREFUSED',
    'ENOTFOUND',
  ]);
  expect(exchangesBy(bruno, lines.slice(0, 90).join('\n'))).toMatchObject([
    { response: { status: 401 } },
    { response: { status: 422 } },
  ]);
  expect(exchangesBy(bruno, cli.split('\n').slice(0, 6).join('\n'))).toHaveLength(2);
});

it('leaves alone what only looks like it', () => {
  for (const text of [
    'GET /v1/me (401 Unauthorized) - 9 ms',
    'login (connect ECONNREFUSED 127.0.0.1:9)',
    'Tests\n   ✓ works',
    '{"test":{"filename":"a.ts"},"request":{"url":1},"response":{}}',
  ]) {
    expect(readBy(bruno, text)).toEqual([]);
  }
});

it('survives any value in any place, any cut, and nesting of any depth', () => {
  const cut = fc.tuple(fc.constantFrom(cli, report, junit), fc.nat(), fc.nat());
  const texts = fc.oneof(
    alteredJson(report),
    cut.map(([text, a, b]) => text.slice(a % text.length) + text.slice(0, b % text.length)),
  );
  fc.assert(
    fc.property(texts, (text) => liesWithin(bruno, text)),
    { numRuns: 300 },
  );
  const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`;
  const text = `{"test":{"filename":"a.bru"},"request":{"url":"https://a.example/"},"response":{"status":500,"data":${deep}}}`;
  expect(exchangesBy(bruno, text)[0]?.response?.body?.text).toBe(deep);
});
