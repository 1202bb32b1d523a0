import { expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { header } from '../../exchange.ts';
import { rawHttp } from './raw-http.ts';

const { readText, only } = readingBy(rawHttp);

const capture = `POST /hooks/stripe HTTP/1.1
Host: shop.example
User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)
content-TYPE: application/json
Stripe-Signature: t=1700000000,v1=…[64,#ab12]
Content-Length: 46

{
  "id": "evt_1",
  "type": "charge.failed"
}`;

it('reads a captured webhook as seen from its receiver', () => {
  const exchange = only(`Our endpoint got this:\n\n${capture}\n\nand did nothing`);
  expect(exchange).toMatchObject({
    seenFrom: 'server',
    firstLine: 3,
    lastLine: 13,
    request: { method: 'POST', url: 'https://shop.example/hooks/stripe', httpVersion: '1.1', bodyBytes: 46 },
  });
  expect(exchange?.response).toBeUndefined();
  expect(exchange?.error).toBeUndefined();
  expect(header(exchange?.request?.headers ?? [], 'Content-Type')).toEqual({
    name: 'content-TYPE',
    value: 'application/json',
    line: 6,
  });
  expect(exchange?.request?.body).toMatchObject({ firstLine: 10, lastLine: 13, truncated: false });
});

it('joins a request with the response below it, and leaves what stands between', () => {
  const { exchanges, recognised } = readText(
    `\`\`\`\n${capture}\n\`\`\`\n\nResponse:\n\n\`\`\`http\nHTTP/1.1 400\ncontent-type: text/plain\n\nNo signatures found\n\`\`\``,
  );
  expect(exchanges).toMatchObject([
    { request: { method: 'POST' }, response: { status: 400, body: { text: 'No signatures found' } } },
  ]);
  expect(recognised.map((r) => [r.firstLine, r.lastLine])).toEqual([
    [2, 12],
    [18, 21],
  ]);
});

it('reads .http files, request by request', () => {
  const { exchanges } = readText(`### list
GET https://api.crm.example/v2/contacts
    ?limit=10
    &page=2
Authorization: Bearer {{token}}

### make
POST https://api.crm.example/v2/contacts
Content-Type: application/json

{ "name": "A" }

### no headers, but an answer
DELETE https://api.crm.example/v2/contacts/7
HTTP/2 404`);
  expect(exchanges).toMatchObject([
    { request: { method: 'GET', url: 'https://api.crm.example/v2/contacts?limit=10&page=2', headers: [{ line: 5 }] } },
    { request: { method: 'POST', body: { text: '{ "name": "A" }', firstLine: 11 } } },
    { request: { method: 'DELETE' }, response: { status: 404, httpVersion: '2' } },
  ]);
});

it.each([
  ['HTTP/2.0 403 Forbidden', 403, 'Forbidden'],
  ['HTTP/2 404', 404, undefined],
  ['HTTP/1.1 200 ', 200, undefined],
])('reads the status line %s', (line, status, reason) => {
  const response = only(`GET /x HTTP/1.1\nHost: a.example\n\n${line}\n`)?.response;
  expect([response?.status, response?.reason]).toEqual([status, reason]);
});

it.each([
  ['indented', capture.replace(/^/gm, '\t')],
  ['quoted in a mail', capture.replace(/^/gm, '> ')],
  [
    'numbered',
    capture
      .split('\n')
      .map((line, i) => `${String(i + 1).padStart(3)} | ${line}`)
      .join('\n'),
  ],
])('reads a message %s', (_, text) => {
  expect(only(text)?.request).toMatchObject({
    url: 'https://shop.example/hooks/stripe',
    body: { text: '{\n  "id": "evt_1",\n  "type": "charge.failed"\n}', truncated: false },
  });
});

it('says when a body is cut off', () => {
  const cut = (text: string) => only(text)?.request?.body?.truncated;
  expect(cut(capture.replace('Content-Length: 46', 'Content-Length: 900'))).toBe(true);
  expect(cut(capture.slice(0, -20))).toBe(true);
  expect(cut('POST /x HTTP/1.1\nContent-Type: text/plain\n\nSome words …')).toBe(true);
  // What was masked is no longer as long as what was sent.
  expect(cut('POST /x HTTP/1.1\nContent-Type: text/plain\nContent-Length: 90\n\nkey=sk_test_…[24,#a41f]')).toBe(false);
});

it('keeps multipart bodies with their blank lines', () => {
  const part = '--xYz123\nContent-Disposition: form-data; name="a"\n\n1\n--xYz123--';
  expect(
    only(`POST /x HTTP/1.1\nHost: a.example\nContent-Type: multipart/form-data; boundary=xYz123\n\n${part}\n\nbye`)
      ?.request?.body?.text,
  ).toBe(part);
});

it('takes http for a machine nearby and leaves a path alone where no host is known', () => {
  expect(only('GET /a HTTP/1.1\nHost: localhost:3000')?.request?.url).toBe('http://localhost:3000/a');
  expect(only('GET /a HTTP/1.1\nAccept: */*')?.request?.url).toBe('/a');
  expect(only('GET https://api.acme.example/a HTTP/1.1\nAccept: */*')?.request?.url).toBe('https://api.acme.example/a');
});

it('takes no log line and no prose for a message', () => {
  for (const text of [
    '10.0.0.1 - - "GET / HTTP/1.1" 200 12',
    'GET /only HTTP/1.1\ndone',
    'POST /x is what fails',
    'PUT it down: now',
  ]) {
    expect(readText(text).exchanges).toEqual([]);
  }
});

it('passes over interim responses', () => {
  expect(
    only('POST /a HTTP/1.1\nHost: a.example\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 201 Created\n')?.response?.status,
  ).toBe(201);
});
