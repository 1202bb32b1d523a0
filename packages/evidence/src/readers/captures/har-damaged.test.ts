import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alteredJson } from '../../../testing/altered-json.ts';
import { harEntry, harFile } from '../../../testing/made-har.ts';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { har } from './har.ts';

const chrome = sample('har', 'chrome.har');
const { readText } = readingBy(har);

it('reads the complete entries of a HAR that is cut off', () => {
  const cut = chrome.slice(0, chrome.indexOf('"net::ERR'));
  expect(readText(cut).exchanges).toMatchObject([{ response: { status: 422 } }]);
  const within = chrome.slice(0, chrome.indexOf('"x-request-id"'));
  expect(readText(within).exchanges).toMatchObject([{ request: { method: 'POST' }, response: { status: 422 } }]);
});

it('reads entries that were copied alone, and those of a HAR that lost its beginning', () => {
  const alone = JSON.stringify(harEntry({ status: 500, headers: [] }), null, 2);
  expect(readText(`${alone},\n${alone}`).exchanges).toHaveLength(2);
  expect(readText(chrome.slice(chrome.indexOf('"entries"'))).exchanges).toHaveLength(2);
});

it('reads what is left of an entry whose beginning was cut off', () => {
  const { exchanges } = readText(chrome.slice(chrome.indexOf('"content-type"')));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status ?? e.error?.code])).toEqual([
    [undefined, 422],
    ['https://api.acme.example/v1/me', 'net::ERR_NAME_NOT_RESOLVED'],
  ]);
  const response = `"status": 500, "headers": [] }, "time": 3 }, ${JSON.stringify(harEntry({ status: 404, headers: [] }))}`;
  expect(readText(response).exchanges.map((e) => e.response?.status)).toEqual([404]);
});

it('keeps what was there before the cut, and says so', () => {
  const body = harEntry({
    status: 500,
    headers: [],
    content: { size: 40, mimeType: 'text/plain', text: 'it failed because' },
  });
  const text = harFile(harEntry({ status: 200, headers: [] }), body);
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
  const odd = harEntry(
    { status: 200, headers: [{ name: '__proto__', value: 'x' }, null, 3], content: { size: 1e300, text: 'a' } },
    { __proto__: { status: 1 }, _a: {} },
  );
  const { exchanges } = readText(harFile(odd).replace('"time":5', '"time":"5","__proto__":{"peer":"y"},"_b":"c"'));
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
  const text = harFile(harEntry({ status: 418, headers: [] })).replace('"time":5', `"_x":${deep},"time":5`);
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
