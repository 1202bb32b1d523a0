import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { har } from './har.ts';

const chrome = sample('har', 'chrome.har');
const readText = (text: string) => read([toDocument('a', text)], [har]);
const entry = (response: unknown, more: object = {}) => ({
  startedDateTime: '2026-03-01T10:20:30.456Z',
  time: 5,
  request: { method: 'GET', url: 'https://api.acme.example/', httpVersion: 'HTTP/1.1', headers: [], bodySize: -1 },
  response,
  ...more,
});
const file = (...entries: unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

it('reads requests, responses and times with their lines', () => {
  const { exchanges, recognised } = readText(chrome);
  expect(exchanges[0]).toMatchObject({
    firstLine: 7,
    lastLine: 48,
    seenFrom: 'client',
    request: {
      method: 'POST',
      url: 'https://api.acme.example/v1/orders?dry=1',
      httpVersion: '2.0',
      headers: [
        { name: 'authorization', value: 'Bearer sk_test_…[24,#a41f]', line: 19 },
        { name: 'content-type', line: 20 },
      ],
      body: { text: '{"sku":"A-1","qty":0}\n', firstLine: 26, lastLine: 26, truncated: false },
      bodyBytes: 22,
      line: 15,
    },
    response: {
      status: 422,
      body: { text: '{"error":"qty must be >= 1"}', firstLine: 37, truncated: false },
      bodyBytes: 28,
      line: 29,
    },
    startedAt: { at: Date.UTC(2026, 2, 1, 10, 20, 30, 456), zoneKnown: true, line: 45 },
    durationMs: 154.2,
    timings: { blocked: 1.2, send: 0.3, wait: 150, receive: 2.7 },
    peer: '203.0.113.7',
  });
  expect(recognised).toMatchObject([{ firstLine: 1, lastLine: chrome.trimEnd().split('\n').length }]);
});

it('reads a browser error as a transport error', () => {
  const second = readText(chrome).exchanges[1];
  expect(second).toMatchObject({ error: { code: 'net::ERR_NAME_NOT_RESOLVED', firstLine: 73, lastLine: 73 } });
  expect(second?.response).toBeUndefined();
  expect(second?.peer).toBeUndefined();
  const commented = readText(file(entry({ status: 0, headers: [], comment: 'blocked by CORS' }), entry({ status: 0 })));
  expect(commented.exchanges.map((e) => e.error?.message)).toEqual([
    'blocked by CORS',
    'No response: the browser recorded status 0',
  ]);
});

it('reads a HAR of one line, between other text', () => {
  const text = `Here is the file:\n${JSON.stringify(JSON.parse(chrome))}\nthanks`;
  const { exchanges, recognised } = readText(text);
  expect(exchanges.map((e) => [e.firstLine, e.response?.status])).toEqual([
    [2, 422],
    [2, undefined],
  ]);
  expect(recognised).toMatchObject([{ firstLine: 2, lastLine: 2 }]);
});

it('reads the complete entries of a HAR that is cut off', () => {
  const cut = chrome.slice(0, chrome.indexOf('"net::ERR'));
  expect(readText(cut).exchanges).toMatchObject([{ response: { status: 422 } }]);
  const within = chrome.slice(0, chrome.indexOf('"x-request-id"'));
  expect(readText(within).exchanges).toMatchObject([{ request: { method: 'POST' }, response: { status: 422 } }]);
});

it('reads entries that were copied alone, and those of a HAR that lost its beginning', () => {
  const alone = JSON.stringify(entry({ status: 500, headers: [] }), null, 2);
  expect(readText(`${alone},\n${alone}`).exchanges).toHaveLength(2);
  expect(readText(chrome.slice(chrome.indexOf('"entries"'))).exchanges).toHaveLength(2);
});

it('decodes base64 where it is text', () => {
  const content = (text: string, mimeType: string) =>
    entry({ status: 200, headers: [], content: { size: text.length, mimeType, encoding: 'base64', text: btoa(text) } });
  const { exchanges } = readText(
    file(
      content('{"a":1}', 'application/json; charset=utf-8'),
      content('\x89PNG\xff', 'image/png'),
      content('\xff\xfe', 'text/plain'),
    ),
  );
  expect(exchanges.map((e) => e.response?.body?.text)).toEqual(['{"a":1}', undefined, undefined]);
});

it('says when a recorded body is shorter than what was received', () => {
  const { exchanges } = readText(
    file(entry({ status: 200, headers: [], content: { size: 5000, mimeType: 'text/plain', text: 'short' } })),
  );
  expect(exchanges[0]?.response?.body?.truncated).toBe(true);
});

it('joins the parameters of a form', () => {
  const request = {
    method: 'POST',
    url: 'https://a.example/',
    headers: [],
    postData: { params: [{ name: 'a', value: '1' }, { name: 'b' }] },
  };
  expect(readText(file(entry({ status: 200, headers: [] }, { request }))).exchanges[0]?.request?.body?.text).toBe(
    'a=1&b=',
  );
});

it('says when the time has no zone', () => {
  const { exchanges } = readText(file(entry({ status: 200, headers: [] }, { startedDateTime: '2026-03-01T10:00:00' })));
  expect(exchanges[0]?.startedAt).toMatchObject({ at: Date.UTC(2026, 2, 1, 10), zoneKnown: false });
});

it('leaves other JSON with a request in it alone', () => {
  for (const text of [
    '{"request":{"method":"GET","url":"/a","headers":{"a":"b"}},"response":{"status":200}}',
    '{"log":{"entries":[]}}',
    '{"log":{"entries":[{"request":null}]}}',
  ]) {
    expect(readText(text)).toMatchObject({ exchanges: [], recognised: [] });
  }
});

it('reads nesting of any depth without running out of stack', () => {
  expect(readText(`{"log":{"x":${'['.repeat(200_000)}"request"`).exchanges).toEqual([]);
});
