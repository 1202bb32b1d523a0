import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { httpie } from './httpie.ts';

const { readText, only } = readingBy(httpie);
const shown = (name: string) => sample('httpie', `${name}.txt`);

describe('what HTTPie 3.2 and xh printed', () => {
  it.each(['post', 'xh'])('reads request and response with their formatted bodies: %s', (name) => {
    expect(only(shown(name))).toMatchObject({
      seenFrom: 'client',
      firstLine: 1,
      request: {
        method: 'POST',
        url: 'https://api.example.com/v1/charges',
        httpVersion: '1.1',
        body: { text: '{\n    "amount": 1200,\n    "currency": "eur"\n}', truncated: false },
      },
      response: { status: 401, reason: 'Unauthorized', body: { truncated: false } },
    });
  });

  it('reads a call by the name of its agent alone', () => {
    expect(only(shown('verbose'))).toMatchObject({ request: { method: 'GET' }, response: { status: 404 } });
    expect(only(shown('check-status'))).toMatchObject({ request: { method: 'POST' }, response: { status: 401 } });
  });

  it('keeps the exchanges of a redirect apart', () => {
    expect(readText(shown('redirect')).exchanges.map((e) => [e.request?.url, e.response?.status])).toEqual([
      [expect.stringMatching(/api\.example\.com\/old$/), 301],
      [expect.stringMatching(/api\.example\.com\/v1\/status$/), 200],
    ]);
  });

  it('reads the time that a call took', () => {
    expect(only(shown('meta'))).toMatchObject({ response: { status: 200 }, durationMs: 62.816 });
  });

  it.each([
    ['refused', 'ECONNREFUSED', 'POST', 'http://api.example.com:9/v1/charges'],
    ['refused-3.0', 'ECONNREFUSED', 'POST', 'http://api.example.com:9/v1/charges'],
    ['unresolved', 'EAI_AGAIN', 'GET', 'https://api.example.invalid/v1/status'],
    ['expired', 'CERT_HAS_EXPIRED', 'GET', 'https://expired.example.com/v1/status'],
    ['timeout', 'ETIMEDOUT', 'GET', 'http://api.example.com/slow'],
    ['drop', 'ECONNRESET', 'GET', 'http://api.example.com/drop'],
    ['reset', 'ECONNRESET', 'GET', 'https://reset.example.com/x'],
  ])('tells why no response came: %s', (name, code, method, url) => {
    const exchange = only(shown(name));
    expect(exchange?.response).toBeUndefined();
    expect(exchange).toMatchObject({ request: { method, url }, error: { code } });
  });

  it('reads a request that was never sent', () => {
    const exchange = only(shown('offline'));
    expect(exchange).toMatchObject({ request: { method: 'POST', body: { truncated: false } } });
    expect(exchange?.response).toBeUndefined();
  });
});

describe('HTTPie among other text', () => {
  it('reads a command above a response without its request', () => {
    const text =
      '$ http --headers PUT api.example.com/v1/items/4 name=x X-Trace:abc\nHTTP/1.1 409 Conflict\nContent-Length: 0\n';
    expect(only(text)).toMatchObject({
      request: {
        method: 'PUT',
        url: 'http://api.example.com/v1/items/4',
        headers: [{ name: 'X-Trace', value: 'abc' }],
      },
      response: { status: 409 },
    });
  });

  it('keeps what was there before a cut', () => {
    const lines = shown('verbose').split('\n');
    expect(only(lines.slice(0, 8).join('\n'))).toMatchObject({ request: { method: 'GET' } });
  });

  it.each([
    'GET / HTTP/1.1\nHost: api.example.com\n\nHTTP/1.1 200 OK\n',
    'http is not https',
    '$ http api.example.com/v1',
    'http: error: unrecognized arguments: --foo',
    'https://api.example.com: error: nothing',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
