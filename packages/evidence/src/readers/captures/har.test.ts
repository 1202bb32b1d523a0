import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
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

it('reads what is left of an entry whose beginning was cut off', () => {
  const { exchanges } = readText(chrome.slice(chrome.indexOf('"content-type"')));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status ?? e.error?.code])).toEqual([
    [undefined, 422],
    ['https://api.acme.example/v1/me', 'net::ERR_NAME_NOT_RESOLVED'],
  ]);
  const response = `"status": 500, "headers": [] }, "time": 3 }, ${JSON.stringify(entry({ status: 404, headers: [] }))}`;
  expect(readText(response).exchanges.map((e) => e.response?.status)).toEqual([404]);
});

it('keeps what was there before the cut, and says so', () => {
  const body = entry({
    status: 500,
    headers: [],
    content: { size: 40, mimeType: 'text/plain', text: 'it failed because' },
  });
  const text = file(entry({ status: 200, headers: [] }), body);
  const cut = readText(text.slice(0, text.indexOf(' because'))).exchanges;
  expect(cut.map((e) => [e.response?.status, e.response?.body?.text, e.response?.body?.truncated])).toEqual([
    [200, undefined, undefined],
    [500, 'it failed', true],
  ]);
  const status =
    '{"log":{"entries":[{"request":{"method":"GET","url":"https://a.example/","headers":[]},"response":{"status":42';
  expect(readText(status).exchanges.map((e) => [e.request?.url, e.response])).toEqual([
    ['https://a.example/', undefined],
  ]);
});

it('reads two files, one behind a byte order mark, with a log between them', () => {
  const { exchanges, recognised } = readText(
    `\uFEFF${chrome}\n2026-01-01 it failed\n${file(entry({ status: 200, headers: [] }))}`,
  );
  expect(exchanges).toHaveLength(3);
  expect(recognised).toHaveLength(2);
});

it('takes a mask at the end of a line for the end of the string that it hid', () => {
  const lines = chrome.split('\n');
  const at = lines.findIndex((line) => line.includes('sk_test_'));
  lines.splice(
    at,
    1,
    '            { "name": "authorization",',
    '              "value": "Bearer …[41,#b030]',
    '            },',
  );
  expect(readText(lines.join('\n')).exchanges).toMatchObject([{ response: { status: 422 } }, {}]);
});

it('survives any value in any place', () => {
  fc.assert(
    fc.property(alteredJson(chrome), (text) => {
      const count = text.split('\n').length;
      for (const { firstLine, lastLine, request, response } of readText(text).exchanges) {
        expect(firstLine >= 1 && lastLine <= count && firstLine <= lastLine).toBe(true);
        for (const part of [request, response]) expect(part === undefined || part.line <= count).toBe(true);
        expect(typeof (request?.method ?? '') === 'string' && typeof (request?.url ?? '') === 'string').toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

it('reads a cut file as it reads the whole, but for what is missing', () => {
  const oneLine = JSON.stringify(JSON.parse(chrome));
  fc.assert(
    fc.property(fc.constantFrom(chrome, oneLine), fc.nat(), (text, n) => {
      const cut = readText(text.slice(0, n % text.length)).exchanges;
      const whole = readText(text).exchanges;
      for (const [i, exchange] of cut.entries()) {
        expect(whole[i]?.request?.url?.startsWith(exchange.request?.url ?? '')).toBe(true);
        if (exchange.response) expect(exchange.response.status).toBe(whole[i]?.response?.status);
      }
    }),
    { numRuns: 200 },
  );
});

it('takes no member for more than it is', () => {
  const odd = entry(
    { status: 200, headers: [{ name: '__proto__', value: 'x' }, null, 3], content: { size: 1e300, text: 'a' } },
    { __proto__: { status: 1 }, _a: {} },
  );
  const { exchanges } = readText(file(odd).replace('"time":5', '"time":"5","__proto__":{"peer":"y"},"_b":"c"'));
  expect(exchanges).toMatchObject([
    { response: { headers: [{ name: '__proto__', value: 'x' }] }, fields: { _b: 'c' } },
  ]);
  expect(exchanges[0]?.durationMs).toBeUndefined();
  expect(exchanges[0]?.response?.bodyBytes).toBeUndefined();
  expect(exchanges[0]?.peer).toBeUndefined();
});

it('reads nesting of any depth without running out of stack', () => {
  expect(readText(`{"log":{"x":${'['.repeat(200_000)}"request"`).exchanges).toEqual([]);
});

it('reads beside nesting of 8,000 levels', () => {
  const deep = `${'{"a":['.repeat(4000)}1${']}'.repeat(4000)}`;
  const text = file(entry({ status: 418, headers: [] })).replace('"time":5', `"_x":${deep},"time":5`);
  for (const given of [text, text.replace('"_x"', '\n"_x"')])
    expect(readText(given).exchanges).toMatchObject([{ durationMs: 5, response: { status: 418 } }]);
});

it('takes time in proportion to the text, whatever it repeats', () => {
  const units = [
    '{"log":{"entries":[{"a":1},{"a":',
    '{"log":{"x":',
    '"request":{"headers":[',
    '{"log":{"entries":[{"request":{"method":"GET","url":"x","headers":[]}},',
    '{"request":{"_a":',
    '"response" :',
    '{"_a":"\\\\',
  ];
  for (const unit of units) {
    const started = performance.now();
    readText(`${unit.repeat(Math.ceil(400_000 / unit.length))} "request"`);
    expect(performance.now() - started, unit).toBeLessThan(4000);
  }
});
