import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { curlWriteOut } from './curl-write-out.ts';

const { readText, only } = readingBy(curlWriteOut);
const shown = (name: string) => sample('curl-write-out', name);

describe('what curl -w wrote', () => {
  it('reads status, times, address and certificate out of %{json}', () => {
    expect(only(shown('json.json'))).toMatchObject({
      request: { method: 'GET', url: 'https://api.example.com/v1/customers/cus_404' },
      response: { status: 404, bodyBytes: 75, headers: [{ name: 'Content-Type', value: 'application/json' }] },
      peer: '203.0.113.10',
      durationMs: expect.closeTo(20, -2),
      timings: { ssl: expect.closeTo(20, -2) },
      tls: {
        host: 'api.example.com',
        verify: { ok: true, code: 0 },
        certificates: [{ subject: 'CN = api.example.com', notAfter: { at: Date.UTC(2027, 0, 18, 8) } }, {}],
      },
    });
  });

  it('reads variables line by line', () => {
    expect(only(shown('lines.txt'))).toMatchObject({
      request: { url: 'https://api.example.com/v1/limited', line: 10 },
      response: { status: 429, bodyBytes: 33, line: 2 },
      durationMs: 20.868,
      timings: { dns: 0.167, connect: 0.076, ssl: 19.758, wait: 0.757, receive: 0.039 },
      peer: '203.0.113.10',
    });
  });

  it('tells why no response came', () => {
    expect(only(shown('json-timeout.json'))).toMatchObject({
      request: { url: 'http://api.example.com/slow' },
      error: { code: 'curl:28', message: 'Operation timed out after 1000 milliseconds with 0 bytes received' },
    });
    const expired = only(shown('expired.txt'));
    expect(expired?.response).toBeUndefined();
    expect(expired).toMatchObject({
      error: { code: 'curl:60', message: 'SSL certificate problem: certificate has expired' },
      tls: { verify: { ok: false, code: 10 } },
    });
  });

  it('takes the command and the body above with it', () => {
    expect(only(shown('command.txt'))).toMatchObject({
      firstLine: 1,
      request: { method: 'GET' },
      response: { status: 200 },
    });
    expect(only(shown('json-post-with-body.txt'))).toMatchObject({
      request: { method: 'POST' },
      response: { status: 401, body: { text: expect.stringContaining('missing_credentials'), firstLine: 1 } },
    });
  });

  it('reads times alone', () => {
    expect(only(shown('format-file.txt'))).toMatchObject({ durationMs: 21.06, timings: { wait: 0.681 } });
  });

  it('belongs to the transcript above it', () => {
    const lines = shown('lines.txt').trim();
    const text = `HTTP/2 429 \ncontent-type: application/json\nretry-after: 30\n\n{"error":{"code":"rate_limited"}}\n${lines}\n`;
    const { exchanges } = read([toDocument('a', text)]);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({
      request: { url: 'https://api.example.com/v1/limited' },
      response: { status: 429, body: { text: '{"error":{"code":"rate_limited"}}' } },
      durationMs: 20.868,
    });
  });

  it.each([
    '{"time_total": 3, "name": "x"}',
    'http_code: 200',
    'time_connect: soon\ntime_total: later\nhttp_code: 200',
    'method: POST\nurl: /x\nscheme: https\nreferer: none',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
