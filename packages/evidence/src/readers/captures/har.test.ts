import { expect, it } from 'vitest';
import { harEntry, harFile } from '../../../testing/made-har.ts';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { har } from './har.ts';

const chrome = sample('har', 'chrome.har');
const { readText } = readingBy(har);

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
  const commented = readText(
    harFile(harEntry({ status: 0, headers: [], comment: 'blocked by CORS' }), harEntry({ status: 0 })),
  );
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

it('decodes base64 where it is text', () => {
  const content = (text: string, mimeType: string) =>
    harEntry({
      status: 200,
      headers: [],
      content: { size: text.length, mimeType, encoding: 'base64', text: btoa(text) },
    });
  const { exchanges } = readText(
    harFile(
      content('{"a":1}', 'application/json; charset=utf-8'),
      content('\x89PNG\xff', 'image/png'),
      content('\xff\xfe', 'text/plain'),
    ),
  );
  expect(exchanges.map((e) => e.response?.body?.text)).toEqual(['{"a":1}', undefined, undefined]);
});

it('says when a recorded body is shorter than what was received', () => {
  const { exchanges } = readText(
    harFile(harEntry({ status: 200, headers: [], content: { size: 5000, mimeType: 'text/plain', text: 'short' } })),
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
  expect(readText(harFile(harEntry({ status: 200, headers: [] }, { request }))).exchanges[0]?.request?.body?.text).toBe(
    'a=1&b=',
  );
});

it('says when the time has no zone', () => {
  const { exchanges } = readText(
    harFile(harEntry({ status: 200, headers: [] }, { startedDateTime: '2026-03-01T10:00:00' })),
  );
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

it('reads two files, one behind a byte order mark, with a log between them', () => {
  const { exchanges, recognised } = readText(
    `\uFEFF${chrome}\n2026-01-01 it failed\n${harFile(harEntry({ status: 200, headers: [] }))}`,
  );
  expect(exchanges).toHaveLength(3);
  expect(recognised).toHaveLength(2);
});
