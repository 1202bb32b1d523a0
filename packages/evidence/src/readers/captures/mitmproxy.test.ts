import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { mitmproxy } from './mitmproxy.ts';

const detail = sample('mitmproxy', 'detail-3.txt');
const readText = (text: string) =>
  mitmproxy
    .read({ artifact: 'a', firstLine: 1, lines: toDocument('a', text).lines })
    .flatMap((found) => found.exchanges ?? []);

const outcomes = [
  401,
  422,
  200,
  'server closed connection',
  "[Errno 111] Connect call failed ('127.0.0.1', 9)",
  502,
  301,
  'Client disconnected.',
  'The remote server does not speak TLS.',
];

it.each(['detail-1.txt', 'detail-2.txt', 'detail-3.txt'])('reads every flow of %s', (name) => {
  const exchanges = readText(sample('mitmproxy', name));
  expect(exchanges.map((e) => e.response?.status ?? e.error?.message)).toEqual(outcomes);
  expect(exchanges[1]).toMatchObject({
    seenFrom: 'client',
    request: { method: 'POST', url: 'http://127.0.0.1:8787/v1/orders' },
    response: { reason: 'Unprocessable Entity', bodyBytes: 61 },
    fields: { client: '127.0.0.1:47734' },
  });
  expect(exchanges[8]?.request).toMatchObject({ url: 'https://127.0.0.1:8787/v1/tls', httpVersion: '2.0' });
});

it('reads headers and bodies with their lines', () => {
  expect(readText(detail)[1]).toMatchObject({
    firstLine: 26,
    lastLine: 54,
    request: {
      headers: [
        { name: 'Host', value: '127.0.0.1:8787', line: 27 },
        {},
        {},
        {},
        { name: 'content-type', value: 'application/json', line: 31 },
        {},
      ],
      body: { text: '{\n    "qty": 0,\n    "sku": "A-1"\n}', firstLine: 34, lastLine: 37, truncated: false },
    },
    response: { line: 39, body: { firstLine: 49, lastLine: 54, truncated: false } },
  });
});

it('gives a refused connection the code that it has elsewhere', () => {
  expect(readText(detail)[4]?.error).toMatchObject({ code: 'ECONNREFUSED', firstLine: 94 });
});

it('reads the version that later versions print, and sizes that are rounded', () => {
  const [exchange] = readText(
    '[::1]:50000: GET https://api.example.com/a\n     << HTTP/2.0 500 Internal Server Error 1.2k',
  );
  expect(exchange?.response).toMatchObject({ status: 500, httpVersion: '2.0', reason: 'Internal Server Error' });
  expect(exchange?.response?.bodyBytes).toBeUndefined();
});

it('keeps an answer whose request was cut off, and a body that was', () => {
  const lines = detail.split('\n');
  expect(readText(lines.slice(7).join('\n'))[0]).toMatchObject({ response: { status: 401, body: { firstLine: 12 } } });
  expect(readText(lines.slice(0, 21).join('\n').trimEnd())).toMatchObject([
    { response: { status: 401, body: { text: expect.stringContaining('No API key'), truncated: true } } },
  ]);
  const cut = `${lines.slice(0, 20).join('\n')}\n    (cut off)`;
  expect(readText(cut)[0]?.response?.body?.truncated).toBe(true);
});

it('leaves alone what only looks like it', () => {
  for (const text of [
    'int x = 1 << 8;\nstd::cout << "401 Unauthorized" << 3;',
    '10.0.0.1:80: GET https://a.example/',
    'cat << 401 EOF',
    '127.0.0.1:5000: it failed\n << 12',
    'web:8080: GET /health 200',
  ]) {
    expect(readText(text)).toEqual([]);
  }
});

it('survives cuts and splices', () => {
  fc.assert(
    fc.property(fc.nat(detail.length), fc.nat(detail.length), fc.string(), (a, b, glue) => {
      const text = detail.slice(a) + glue + detail.slice(0, b);
      for (const { firstLine, lastLine } of readText(text))
        expect(firstLine >= 1 && lastLine >= firstLine && lastLine <= toDocument('a', text).lines.length).toBe(true);
    }),
    { numRuns: 200 },
  );
});
