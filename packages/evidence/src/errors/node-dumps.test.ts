import { describe, expect, it } from 'vitest';
import { sample } from '../../testing/samples.ts';
import { toDocument } from '../document.ts';
import { read } from '../read.ts';
import { nodeError } from '../readers/errors/node-error.ts';

const shown = (what: string) => sample('node-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [nodeError]);

describe('what clients printed', () => {
  it.each([
    ['axios-status', 'POST', 'https://api.example.com/v1/orders', 422, 6],
    ['got-status', 'GET', 'https://api.example.com/v1/me', 401, 0],
    ['ky', 'POST', 'https://api.example.com/v1/orders', 422, 6],
    ['openai', undefined, undefined, 401, 6],
    ['stripe', undefined, undefined, 401, 6],
    ['superagent', 'POST', '/v1/orders', 422, 5],
  ])('%s: an answer with its headers, the whole dump for its lines', (what, method, url, status, headers) => {
    const { exchanges, recognised } = readText(shown(what));
    expect(exchanges).toMatchObject([{ seenFrom: 'client', response: { status } }]);
    expect(exchanges[0]?.request?.method).toBe(method);
    expect(exchanges[0]?.request?.url).toBe(url);
    expect(exchanges[0]?.response?.headers).toHaveLength(headers);
    expect(recognised).toMatchObject([{ firstLine: 1, lastLine: shown(what).trimEnd().split('\n').length }]);
  });

  it.each([
    ['openai', 'invalid_api_key', 19],
    ['stripe', 'invalid_api_key', 14],
    ['superagent', 'missing_field', 142],
  ])('%s: the body that the dump holds', (what, code, line) => {
    const body = readText(shown(what)).exchanges[0]?.response?.body;
    expect(JSON.parse(body?.text ?? '')).toMatchObject({ error: { code } });
    expect(body?.firstLine).toBe(line);
  });

  it.each([
    ['fetch-connect-timeout', 'UND_ERR_CONNECT_TIMEOUT', 6],
    ['undici-headers', 'UND_ERR_HEADERS_TIMEOUT', 1],
    ['undici-socket', 'UND_ERR_SOCKET', 1],
    ['axios-timeout', 'ECONNABORTED', 1],
    ['axios-redirects', 'ERR_FR_TOO_MANY_REDIRECTS', 187],
    ['got-timeout', 'ETIMEDOUT', 179],
    ['node-fetch', 'ECONNREFUSED', 1],
    ['https-old', 'EPROTO', 1],
    ['unhandled', 'ECONNREFUSED', 8],
  ])('%s: a transport error at the line that says why', (what, code, line) => {
    const { exchanges } = readText(shown(what));
    expect(exchanges.map(({ error }) => [error?.code, error?.firstLine])).toEqual([[code, line]]);
  });

  it('an AxiosError as JSON tells request, body and status', () => {
    const { exchanges } = readText(`before\n${sample('node-error', 'axios-json.json')}`);
    expect(exchanges).toMatchObject([
      {
        firstLine: 2,
        request: {
          method: 'POST',
          url: 'https://api.example.com/v1/orders',
          headers: expect.arrayContaining([
            expect.objectContaining({ name: 'Content-Type', value: 'application/json' }),
          ]),
          body: { text: '{"amount":1200}' },
        },
        response: { status: 422 },
      },
    ]);
  });

  it('an AxiosError as JSON in one line tells why no answer came', () => {
    const text = JSON.stringify({
      message: 'connect ECONNREFUSED 203.0.113.20:443',
      name: 'AxiosError',
      config: { method: 'get', baseURL: 'https://api.acme.test/v1', url: '/me' },
      code: 'ECONNREFUSED',
      status: null,
    });
    expect(readText(text).exchanges).toMatchObject([
      { request: { method: 'GET', url: 'https://api.acme.test/v1/me' }, error: { code: 'ECONNREFUSED' } },
    ]);
  });
});
