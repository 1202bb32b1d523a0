import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { header } from '../../exchange.ts';
import { curlTrace } from './curl-trace.ts';

const { readText, only } = readingBy(curlTrace);
const shown = (name: string) => sample('curl-trace', `${name}.txt`);
const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('what curl 7.88 traced', () => {
  it('reads request, response and both bodies, each with its line', () => {
    const text = shown('ascii');
    const exchange = only(text);
    expect(exchange).toMatchObject({
      request: {
        method: 'POST',
        url: 'http://api.example.com/v1/charges',
        httpVersion: '1.1',
        line: 4,
        body: { text: '{"amount":1200}', firstLine: lineOf(text, '{"amount"'), truncated: false },
      },
      response: {
        status: 402,
        reason: 'Payment Required',
        body: { text: '{"error":{"type":"card_error","code":"card_declined"}}', truncated: false },
      },
      peer: '203.0.113.10',
      firstLine: 1,
      lastLine: text.trimEnd().split('\n').length,
    });
    expect(header(exchange?.request?.headers ?? [], 'authorization')).toMatchObject({
      value: 'Bearer <token>',
      line: lineOf(text, 'Authorization'),
    });
    expect(header(exchange?.response?.headers ?? [], 'x-request-id')?.line).toBe(lineOf(text, 'x-request-id'));
  });

  it('reads names and harmless values out of a hex dump, and nothing else', () => {
    const exchange = only(shown('hex'));
    expect(exchange).toMatchObject({
      request: { method: 'GET', url: 'https://api.example.com/v1/customers/cus_404' },
      response: { status: 404, reason: 'Not Found', bodyBytes: 75 },
    });
    expect(header(exchange?.response?.headers ?? [], 'content-type')?.value).toBe('application/json');
    expect(exchange?.response?.body).toBeUndefined();
  });

  it('takes no credential out of a hex dump, where no redaction could see it', () => {
    const secret = `value-${'x'.repeat(30)}`;
    const request = `GET /v1?key=${secret}&page=2 HTTP/1.1\r\nHost: api.example.com\r\nX-Api-Key: ${secret}\r\n\r\n`;
    const rows = Array.from({ length: Math.ceil(request.length / 16) }, (_, i) => {
      const part = request.slice(i * 16, i * 16 + 16);
      const hex = Array.from(part, (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
      return `${(i * 16).toString(16).padStart(4, '0')}: ${hex.padEnd(47)} ${part.replace(/[\r\n]/g, '.')}`;
    });
    const text = [
      '== Info: Connected to api.example.com (203.0.113.10) port 80 (#0)',
      `=> Send header, ${request.length} bytes (0x1)`,
      ...rows,
    ].join('\n');
    const { request: read } = only(text) ?? {};
    expect(read?.url).toBe('http://api.example.com/v1?key=…&page=…');
    expect(read?.headers.map((h) => `${h.name}: ${h.value}`)).toEqual(['Host: api.example.com', 'X-Api-Key: …']);
  });

  it('reads times, HTTP/2, and redirects', () => {
    expect(only(shown('http2-time'))).toMatchObject({
      request: { url: 'https://api.example.com/v1/charges', body: { text: 'amount=1200' } },
      response: { status: 401 },
      durationMs: expect.closeTo(23, -2),
    });
    expect(readText(shown('redirect')).exchanges.map((e) => [e.request?.url, e.response?.status])).toEqual([
      ['http://api.example.com/old', 301],
      ['http://api.example.com/v1/status', 200],
    ]);
  });

  it('tells why no response came', () => {
    expect(only(shown('expired'))).toMatchObject({
      request: { url: 'https://expired.example.com' },
      error: { code: 'curl:60', message: expect.stringContaining('certificate has expired') },
    });
    expect(only(shown('refused'))?.error?.message).toContain('Failed to connect to api.example.com port 9');
  });

  it('joins a header that was broken after 64 characters', () => {
    const text = [
      '=> Send header, 150 bytes (0x96)',
      '0000: GET /v1/charges HTTP/1.1',
      '001a: Host: api.example.com',
      '0031: X-Note: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffff',
      '0071: gggggg',
      '0079: ',
      '<= Recv header, 17 bytes (0x11)',
      '0000: HTTP/1.1 200 OK',
    ].join('\n');
    expect(header(only(text)?.request?.headers ?? [], 'x-note')?.value).toMatch(/^a.*f{6}g{6}$/);
  });
});

describe('a trace among other text', () => {
  it('keeps what was there before a cut', () => {
    const lines = shown('ascii').split('\n');
    expect(only(lines.slice(0, 20).join('\n'))).toMatchObject({ request: { method: 'POST' } });
    expect(only(lines.slice(13).join('\n'))).toMatchObject({ response: { status: 402 } });
  });

  it.each([
    '== Info: hello',
    '0000: 16 03 01\n0010: 00',
    '=> Send header\n<= Recv header',
    '* Connected to x (1.2.3.4) port 80\n> GET / HTTP/1.1',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
