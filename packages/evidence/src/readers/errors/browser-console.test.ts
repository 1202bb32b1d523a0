import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { read } from '../../read.ts';
import { browserConsole } from './browser-console.ts';

const shown = (what: string) => sample('browser-console', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [browserConsole]);
const told = ({ request, response, error }: Exchange) => [request?.method, request?.url, response?.status, error?.code];

describe('Chrome', () => {
  const { exchanges, records } = readText(shown('chrome'));

  it('tells each call once, though the console speaks of it twice', () => {
    expect(exchanges.map(told)).toEqual([
      [undefined, undefined, 404, undefined],
      ['GET', 'https://api.example.com/v1/me', 401, 'CORS'],
      ['POST', 'https://api.example.com/v1/orders', undefined, 'CORS'],
      ['POST', 'https://web.example.com/api/orders', 422, undefined],
      [undefined, undefined, 404, undefined],
      ['GET', 'https://refused.example.com/v1/me', undefined, 'ERR_CONNECTION_REFUSED'],
      ['GET', 'https://expired.example.com/v1/me', undefined, 'ERR_CERT_DATE_INVALID'],
      ['GET', 'https://nx.example.com/v1/me', undefined, 'ERR_NAME_NOT_RESOLVED'],
      [undefined, 'https://other.example.net/v1/me', undefined, 'CSP'],
      [undefined, 'http://api.example.com/v1/me', undefined, 'MIXED_CONTENT'],
      ['PUT', 'https://api.example.com/v1/cred', undefined, 'CORS'],
      ['GET', 'https://api.example.com/v1/me', 401, 'CORS'],
    ]);
  });

  it('says the origin and the reason of what CORS blocked, at its line', () => {
    expect(exchanges[1]).toMatchObject({
      seenFrom: 'client',
      firstLine: 2,
      request: { headers: [{ name: 'Origin', value: 'https://web.example.com', line: 2 }] },
      response: { status: 401, reason: 'Unauthorized', line: 3 },
      error: {
        message: expect.stringMatching(/^Access to fetch at .*No 'Access-Control-Allow-Origin' header/),
        firstLine: 2,
      },
    });
  });

  it('makes a record of an error that names no call', () => {
    expect(records.at(-1)).toMatchObject({
      error: {
        type: 'TypeError',
        message: 'Failed to fetch',
        frames: [{ file: 'https://web.example.com/app.js:15:3' }],
      },
    });
  });

  it('writes the same into the log of a headless run', () => {
    expect(readText(shown('headless')).exchanges.map(told)).toEqual([
      [undefined, 'https://api.example.com/v1/me', undefined, 'CORS'],
      [undefined, 'https://api.example.com/v1/orders', undefined, 'CORS'],
      [undefined, 'https://other.example.net/v1/me', undefined, 'CSP'],
    ]);
  });

  it.each<[string, string | undefined, string | undefined, number | undefined, string | undefined]>([
    ['VM42:1 POST https://api.acme.test/x 401 (Unauthorized)', 'POST', 'https://api.acme.test/x', 401, undefined],
    [
      'GET https://api.acme.test/x net::ERR_BLOCKED_BY_CLIENT',
      'GET',
      'https://api.acme.test/x',
      undefined,
      'ERR_BLOCKED_BY_CLIENT',
    ],
    ['Failed to load resource: the server responded with a status of 404 ()', undefined, undefined, 404, undefined],
    [
      'https://api.acme.test/x Failed to load resource: net::ERR_TIMED_OUT',
      undefined,
      'https://api.acme.test/x',
      undefined,
      'ERR_TIMED_OUT',
    ],
    [
      "Refused to connect to 'https://api.acme.test/x' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
      undefined,
      'https://api.acme.test/x',
      undefined,
      'CSP',
    ],
    [
      "WebSocket connection to 'wss://api.acme.test/x' failed: Error during WebSocket handshake: Unexpected response code: 403",
      undefined,
      'wss://api.acme.test/x',
      403,
      undefined,
    ],
  ])('%s', (text, method, url, status, code) => {
    expect(readText(text).exchanges.map(told)).toEqual([[method, url, status, code]]);
  });
});

describe('Firefox', () => {
  it('says what CORS blocked with the status, and what got no answer', () => {
    const all = readText(shown('firefox')).exchanges.map(told);
    expect(all.slice(0, 4)).toEqual([
      [undefined, 'https://api.example.com/v1/me', 401, 'CORS'],
      [undefined, 'https://api.example.com/v1/orders', 422, 'CORS'],
      [undefined, 'https://refused.example.com/v1/me', undefined, 'CORS_REQUEST_DID_NOT_SUCCEED'],
      [undefined, 'https://expired.example.com/v1/me', 401, 'CORS'],
    ]);
    expect(all.map((one) => one[3])).toEqual(expect.arrayContaining(['MIXED_CONTENT', 'CSP']));
  });

  it('shows requests with version, status and time, over one line or two', () => {
    const { exchanges, records } = readText(shown('firefox-requests'));
    expect(exchanges.map(told)).toEqual([
      ['POST', 'https://api.example.com/v1/orders', 422, undefined],
      ['GET', 'https://api.example.com/v1/me', 401, undefined],
      ['GET', 'https://api.example.com/v1/items', 503, undefined],
      ['GET', 'https://refused.example.com/v1/me', undefined, 'NS_ERROR_CONNECTION_REFUSED'],
    ]);
    expect(exchanges[2]).toMatchObject({
      firstLine: 3,
      lastLine: 4,
      durationMs: 1204,
      response: { httpVersion: 'HTTP/2', line: 4 },
    });
    expect(records).toMatchObject([
      { firstLine: 6, lastLine: 8, error: { frames: [{ function: 'charge', line: 7 }, { line: 8 }] } },
      { error: { type: 'SyntaxError' } },
    ]);
  });
});

it('Safari’s lines about one call are one call', () => {
  const { exchanges, records } = readText(shown('safari'));
  expect(exchanges.map(told)).toEqual([
    [undefined, 'https://api.example.com/v1/me', 403, 'CORS'],
    [undefined, undefined, 422, undefined],
    [undefined, 'https://api.example.com/v1/cred', 401, 'CORS'],
    [undefined, 'https://other.example.net/v1/me', undefined, 'CSP'],
    [undefined, 'http://api.example.com/v1/me', undefined, 'MIXED_CONTENT'],
  ]);
  expect(records).toMatchObject([{ error: { type: 'TypeError', message: 'Load failed' } }]);
});

it('keeps what was said before the console was cut off', () => {
  const text = shown('chrome').slice(0, shown('chrome').indexOf("' from origin") + 40);
  expect(readText(text).exchanges.length).toBeLessThan(2);
  expect(readText(shown('chrome').split('\n').slice(0, 2).join('\n')).exchanges.at(-1)?.error?.code).toBe('CORS');
});

it.each([
  'CORS is hard',
  'we set Access-Control-Allow-Origin: *',
  'GET /v1/me 401 (Unauthorized)',
  'TypeError: x is not a function',
  '{"message":"Access to fetch at \'https://a.test/\' from origin \'https://b.test\' has been blocked by CORS policy: no"}',
  'app.use(cors({ origin: "https://web.example.com" }))',
  'Content-Security-Policy: connect-src https://api.example.com',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));
