import { describe, expect, it } from 'vitest';
import { readingBy } from '../../testing/reading-by.ts';
import { sample } from '../../testing/samples.ts';
import { curlVerbose } from '../readers/transcripts/curl-verbose.ts';

const shown = (what: string) => sample('curl-verbose', `${what}.txt`);
const { readText, only, unread } = readingBy(curlVerbose);

describe('what people paste', () => {
  const partial = `> POST /v2/contacts HTTP/2
> Host: api.crm.example
> content-length: 400
>
< HTTP/2 429
< retry-after: 12
< content-type: application/json
<
{"message":"slow down"}`;

  it('reads markers alone, and takes https for a public host', () => {
    const exchange = only(`It fails:\n${partial}\nWhat now?`);
    expect(exchange).toMatchObject({
      firstLine: 2,
      lastLine: 10,
      request: { method: 'POST', url: 'https://api.crm.example/v2/contacts', bodyBytes: 400 },
      response: { status: 429, body: { text: '{"message":"slow down"}' } },
    });
    expect(unread(`It fails:\n${partial}\nWhat now?`)).toEqual(['It fails:', 'What now?']);
  });

  it.each([
    ['indented', partial.replace(/^/gm, '    ')],
    ['fenced', `\`\`\`\n${partial}\n\`\`\``],
    ['quoted in a mail', partial.replace(/^/gm, '> ')],
    [
      'numbered',
      partial
        .split('\n')
        .map((line, i) => `${i + 1}: ${line}`)
        .join('\n'),
    ],
    ['with entities', partial.replaceAll('>', '&gt;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['from docker', partial.replace(/^/gm, 'worker-1  | ')],
  ])('reads them %s', (_, text) => {
    const exchange = only(text);
    expect(exchange?.request).toMatchObject({ method: 'POST', url: 'https://api.crm.example/v2/contacts' });
    expect(exchange?.request?.headers).toHaveLength(2);
    expect(exchange?.response).toMatchObject({
      status: 429,
      body: { text: '{"message":"slow down"}', truncated: false },
    });
    expect(exchange?.response?.headers).toHaveLength(2);
  });

  it('takes the start from a time before each line', () => {
    const exchange = only(partial.replace(/^/gm, '2026-03-01T10:00:00.250Z '));
    expect(exchange?.startedAt).toEqual({ at: Date.UTC(2026, 2, 1, 10, 0, 0, 250), zoneKnown: true, line: 1 });
  });

  it('reads lines that ran together', () => {
    const exchange = only(
      'Here: > GET /v2/contacts HTTP/1.1 > Host: api.crm.example > Authorization: Bearer sk_test_…[24,#a41f] > < HTTP/1.1 401 Unauthorized < content-type: application/json < {"message":"expired"}',
    );
    expect(exchange).toMatchObject({
      request: {
        method: 'GET',
        url: 'https://api.crm.example/v2/contacts',
        headers: [{}, { value: 'Bearer sk_test_…[24,#a41f]' }],
      },
      response: { status: 401, reason: 'Unauthorized', body: { text: '{"message":"expired"}' } },
    });
  });

  it('reads a request whose first line is missing, and a response alone', () => {
    expect(
      only('> Host: api.acme.example\n> User-Agent: curl/8.4.0\n>\n< HTTP/1.1 500 Internal Server Error\n<'),
    ).toMatchObject({
      request: { url: 'https://api.acme.example' },
      response: { status: 500 },
    });
    expect(only('< HTTP/1.1 404 Not Found\n< server: nginx\n<')).toMatchObject({
      response: { status: 404, headers: [{ value: 'nginx' }] },
    });
  });

  it('reads the HTTP/2 notes of curl 8 where the request lines are missing', () => {
    const exchange = only(`* Host api.acme.example:443 was resolved.
* IPv4: 203.0.113.7
*   Trying 203.0.113.7:443...
* Connected to api.acme.example (203.0.113.7) port 443
* [HTTP/2] [1] OPENED stream for https://api.acme.example/v1/me
* [HTTP/2] [1] [:method: GET]
* [HTTP/2] [1] [:scheme: https]
* [HTTP/2] [1] [:authority: api.acme.example]
* [HTTP/2] [1] [:path: /v1/me]
* [HTTP/2] [1] [user-agent: curl/8.5.0]
< HTTP/2 403
<
* Connection #0 to host api.acme.example left intact`);
    expect(exchange).toMatchObject({
      request: { method: 'GET', url: 'https://api.acme.example/v1/me', headers: [{ name: 'user-agent' }] },
      response: { status: 403 },
      peer: '203.0.113.7',
    });
  });

  it('leaves log lines between request and response to other readers', () => {
    const text = partial.replace('\n<', '\n2026-03-01 ERROR worker died\n<');
    expect(only(text)?.response?.status).toBe(429);
    expect(unread(text)).toEqual(['2026-03-01 ERROR worker died']);
  });

  it('reads a timeline of Insomnia, with bars before the body', () => {
    const text = `* Preparing request to https://ins.example/v1
* Using libcurl/7.73.0
> POST /v1 HTTP/1.1
> Host: ins.example
> Content-Type: application/json

| {"a": 1}

* We are completely uploaded and fine
< HTTP/1.1 400 Bad Request`;
    expect(only(text)).toMatchObject({
      request: { body: { text: '{"a": 1}', firstLine: 7 } },
      response: { status: 400 },
    });
  });

  it('ends a failed transcript where the next begins', () => {
    const failed = '* Could not resolve host: x.example\n* Closing connection\n';
    expect(readText(`${failed}${partial}`).exchanges.map((e) => e.error?.code ?? e.response?.status)).toEqual([
      'curl:6',
      429,
    ]);
  });

  it('reads several transcripts of one text', () => {
    const text = `First\n${shown('post')}\nthen\n${shown('self-signed')}\nand\n${partial}\n`;
    expect(readText(text).exchanges.map((e) => e.response?.status ?? e.error?.code)).toEqual([402, 'curl:60', 429]);
    expect(unread(text)).toEqual(['First', 'then', 'and']);
  });

  it('takes no prose for a transcript', () => {
    for (const text of [
      '* Connect the sync\n* Trying again later',
      '> Hi: there\n> I said: no',
      'a > b < c',
      '- x\n* y',
    ]) {
      expect(readText(text).exchanges).toEqual([]);
    }
  });
});
