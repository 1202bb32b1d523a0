import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
import { sample } from '../../../testing/samples.ts';
import { exchangesBy, liesWithin } from '../../../testing/spans.ts';
import { postman } from './postman.ts';

const collection = sample('postman', 'collection.json');
const run = sample('postman', 'run.json');
const copied = sample('postman', 'console.json');
const shown = sample('postman', 'console.txt');
const readText = (text: string) => exchangesBy(postman, text);

it('reads the responses that are saved in a collection, with the requests they belong to', () => {
  const [created, user] = readText(collection);
  expect(created).toMatchObject({
    firstLine: 60,
    lastLine: 124,
    request: {
      method: 'POST',
      url: 'https://api.example.com/v1/orders?dry=1',
      headers: [{ name: 'Content-Type', value: 'application/json', line: 67 }, { name: 'X-Api-Key' }],
      body: { text: '{"sku":"A-1","qty":0}' },
    },
    response: { status: 422, reason: 'Unprocessable Entity', body: { text: expect.stringMatching(/"invalid_qty"/) } },
    durationMs: 48,
    fields: { name: 'Rejected' },
  });
  expect(user).toMatchObject({ request: { method: 'GET', url: '{{base}}/v1/me' }, response: { status: 401 } });
});

it('puts a URL together that is kept in parts', () => {
  const url = {
    protocol: 'http',
    host: ['a', 'example'],
    port: '8080',
    path: ['x', 'y'],
    query: [{ key: 'q', value: '1' }],
  };
  const text = JSON.stringify({
    originalRequest: { method: 'GET', url },
    code: 500,
    status: 'Internal Server Error',
    header: 'A: b\nC: d',
  });
  expect(readText(text)).toMatchObject([
    {
      request: { url: 'http://a.example:8080/x/y?q=1' },
      response: {
        headers: [
          { name: 'A', value: 'b' },
          { name: 'C', value: 'd' },
        ],
      },
    },
  ]);
});

it('reads the results of a run with the tests that failed', () => {
  expect(readText(run)).toMatchObject([
    {
      request: { method: 'POST' },
      response: { status: 422 },
      fields: { name: 'Create order', failedTests: 'Order is created' },
    },
    { request: { method: 'GET', url: 'https://api.example.com/v1/items' }, response: { status: 200 }, durationMs: 35 },
  ]);
});

it('reads the TLS that the console shows, and what was answered without a status', () => {
  expect(readText(copied)[0]).toMatchObject({
    request: {
      method: 'GET',
      url: 'https://api.example.com/v1/me',
      headers: [{ name: 'authorization', line: 49 }, {}, {}, {}, {}],
    },
    peer: '203.0.113.7',
    tls: {
      version: 'TLSv1.3',
      verify: { ok: false, message: 'CERT_HAS_EXPIRED' },
      certificates: [{ subject: 'api.example.com', notAfter: { at: Date.UTC(2026, 0, 30, 23, 59, 59) } }],
    },
    fields: { 'Response Body': '{"error":"token expired"}' },
  });
});

it('reads what the console shows when it is unfolded, and a request that could not be sent', () => {
  expect(readText(shown)).toMatchObject([
    {
      lastLine: 19,
      request: { method: 'POST', headers: { length: 7 }, body: { text: '{"sku":"A-1","qty":0}', firstLine: 14 } },
      response: { status: 422, headers: { length: 2 }, body: { firstLine: 19, truncated: false } },
      durationMs: 48,
    },
    { request: { method: 'GET' }, error: { code: 'ECONNREFUSED', firstLine: 22 } },
  ]);
  const without =
    'Could not send request\nError: getaddrinfo ENOTFOUND api.nowhere.invalid\nRequest Headers\nUser-Agent: PostmanRuntime/7.45.0';
  expect(readText(without)).toMatchObject([{ error: { code: 'ENOTFOUND', firstLine: 1, lastLine: 2 } }]);
});

it('reads what is left of a collection that is cut off', () => {
  expect(readText(collection.slice(0, collection.indexOf('"x-request-id"')))).toMatchObject([
    { response: { status: 422 } },
  ]);
  const lines = collection.split('\n');
  expect(readText(lines.slice(61).join('\n'))).toMatchObject([
    { response: { status: 422 } },
    { response: { status: 401 } },
  ]);
});

it('leaves alone what only looks like it', () => {
  for (const text of [
    '{"originalRequest":{"method":"GET","url":"https://a.example/"},"code":"ERR_X"}',
    '{"results":[{"url":"https://a.example/","time":3}]}',
    'GET https://a.example/x\n200\nOK then',
    'Request Headers\nAccept: */*',
    'Error: it failed\nResponse Body',
  ]) {
    expect(readText(text)).toEqual([]);
  }
});

it('survives any value in any place, and any cut', () => {
  const cut = fc.tuple(fc.constantFrom(collection, run, copied, shown), fc.nat(), fc.nat());
  const texts = fc.oneof(
    alteredJson(collection),
    alteredJson(run),
    cut.map(([text, a, b]) => text.slice(a % text.length) + text.slice(0, b % text.length)),
  );
  fc.assert(
    fc.property(texts, (text) => liesWithin(postman, text)),
    { numRuns: 300 },
  );
});
