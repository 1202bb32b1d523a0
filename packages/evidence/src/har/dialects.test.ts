import { expect, it } from 'vitest';
import { sample } from '../../testing/samples.ts';
import { toDocument } from '../document.ts';
import { read } from '../read.ts';
import { har } from '../readers/captures/har.ts';

const readSample = (name: string) => read([toDocument('a', sample('har', name))], [har]).exchanges;

it('reads what Chrome exports, and tells from the stated size that headers were left out', () => {
  const whole = readSample('chrome-devtools.har');
  const sanitized = readSample('chrome-sanitized.har');
  for (const exchanges of [whole, sanitized]) {
    expect(exchanges.map((e) => e.response?.status ?? e.error?.code)).toEqual([
      422,
      401,
      'net::ERR_EMPTY_RESPONSE',
      'net::ERR_NAME_NOT_RESOLVED',
    ]);
  }
  expect(whole.map((e) => e.fields?.headersLeftOutBytes)).toEqual([undefined, undefined, undefined, undefined]);
  expect(sanitized[0]?.fields).toMatchObject({ headersLeftOutBytes: '31', creator: 'WebInspector' });
  expect(sanitized[1]?.fields?.headersLeftOutBytes).toBeUndefined();
});

it('reads the failures that Playwright records with a status of -1', () => {
  expect(readSample('playwright.har').slice(2)).toMatchObject([
    { error: { code: 'net::ERR_EMPTY_RESPONSE' } },
    { error: { code: 'net::ERR_NAME_NOT_RESOLVED' } },
  ]);
});

it('reads the certificate that Playwright adds', () => {
  const entry = {
    request: { method: 'GET', url: 'https://a.example/', headers: [] },
    response: { status: 200, headers: [] },
    _securityDetails: {
      protocol: 'TLS 1.3',
      subjectName: 'a.example',
      issuer: 'R11',
      validFrom: 1770000000,
      validTo: 1777776000,
    },
  };
  const text = JSON.stringify({ log: { entries: [entry] } });
  expect(read([toDocument('a', text)], [har]).exchanges[0]?.tls).toMatchObject({
    version: 'TLS 1.3',
    certificates: [{ subject: 'a.example', issuer: 'R11', notAfter: { at: 1_777_776_000_000, line: 1 } }],
  });
});

it('reads the zone that Firefox writes', () => {
  expect(readSample('firefox.har')[0]).toMatchObject({
    startedAt: { at: Date.UTC(2026, 2, 1, 10, 20, 30, 456), zoneKnown: true },
    timings: { dns: 12, ssl: 24 },
  });
});

it('reads the reason that Safari states', () => {
  expect(readSample('safari.har')[1]?.error).toMatchObject({
    message: 'A server with the specified hostname could not be found.',
    firstLine: 124,
  });
});

it('reads a JSON body that Charles took for a form, its base64, and its exceptions', () => {
  expect(readSample('charles.har')).toMatchObject([
    {
      request: { headers: [{ name: 'content-type' }, { name: 'user-agent' }], body: { text: '{"sku":"A-1","qty":0}' } },
      response: { body: { text: '{"error":"send application/json","n":1}\n\n', truncated: false } },
    },
    { error: { message: 'SSL: Unsupported or unrecognized SSL message' }, response: { status: 503 } },
  ]);
});

it('takes a page that Fiddler puts in place of an answer for the failure that it tells of', () => {
  const [first, second] = readSample('fiddler.har');
  expect(first?.error).toBeUndefined();
  expect(first?.startedAt?.at).toBe(Date.UTC(2026, 2, 1, 10, 20, 30, 456));
  expect(second).toMatchObject({
    error: { message: expect.stringMatching(/^\[Fiddler\] DNS Lookup for "api.exmaple.com" failed/) },
  });
});

it('takes no time and no failure from Insomnia for a request that was never sent', () => {
  const [sent, never] = readSample('insomnia.har');
  expect(sent).toMatchObject({ response: { status: 422 }, durationMs: 86.4 });
  expect(sent?.startedAt).toBeUndefined();
  expect(never?.error).toBeUndefined();
  expect(never?.response).toBeUndefined();
});

it('reads a redirect, and how much a web socket carried', () => {
  const entry = (response: object, more: object) => ({
    request: { method: 'GET', url: 'https://a.example/', headers: [] },
    response: { headers: [], ...response },
    ...more,
  });
  const entries = [
    entry({ status: 301, redirectURL: 'https://b.example/' }, {}),
    entry(
      { status: 101 },
      { _resourceType: 'websocket', _webSocketMessages: [{ type: 'send', time: 1, opcode: 1, data: 'hi' }] },
    ),
  ];
  expect(read([toDocument('a', JSON.stringify({ log: { entries } }))], [har]).exchanges).toMatchObject([
    { response: { status: 301 }, fields: { redirectURL: 'https://b.example/' } },
    { response: { status: 101 }, fields: { _resourceType: 'websocket', '_webSocketMessages.length': '1' } },
  ]);
});
