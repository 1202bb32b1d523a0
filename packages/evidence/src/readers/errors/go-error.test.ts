import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { goError } from './go-error.ts';

const shown = (what: string) => sample('go-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [goError]);

describe('what Go 1.19 printed', () => {
  it('reads each failed call with its method, URL, words and time', () => {
    const { exchanges } = readText(shown('net-http'));
    expect(exchanges.every((one) => one.seenFrom === 'client' && one.startedAt)).toBe(true);
    const told = exchanges.map(({ request, error }) => [
      request?.method,
      new URL(request?.url ?? '', 'http://x').hostname.split('.')[0],
      error?.code,
    ]);
    expect(told).toEqual([
      ['GET', 'refused', 'ECONNREFUSED'],
      ['GET', 'self', undefined],
      ['GET', 'expired', 'CERT_HAS_EXPIRED'],
      ['GET', 'wrong', undefined],
      ['GET', 'plain', undefined],
      ['GET', 'old', undefined],
      ['GET', 'blackhole', 'ETIMEDOUT'],
      ['GET', 'nx', 'ENOTFOUND'],
      ['GET', 'mtls', undefined],
      ['GET', 'silent', 'ETIMEDOUT'],
      ['POST', 'api', 'ETIMEDOUT'],
      ['PUT', 'api', 'ETIMEDOUT'],
      ['GET', 'api', undefined],
      ['GET', 'api', undefined],
      ['GET', 'x', undefined],
      ['GET', 'refused', 'ECONNREFUSED'],
    ]);
    expect(exchanges[0]).toMatchObject({
      peer: '203.0.113.20:443',
      error: { message: 'dial tcp 203.0.113.20:443: connect: connection refused' },
    });
  });

  it('reads a panic over a failed call as the call and as a record with frames', () => {
    const { exchanges, records } = readText(`before\n${shown('panic')}after`);
    expect(exchanges).toMatchObject([{ firstLine: 2, lastLine: 6, error: { code: 'ECONNREFUSED', firstLine: 2 } }]);
    expect(records).toMatchObject([
      { error: { type: 'panic', frames: [{ function: 'main.main', file: '/srv/app/go/main.go:66', line: 5 }] } },
    ]);
  });

  it('reads a panic with its signal as a record', () => {
    expect(readText(shown('nil')).records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 6,
        error: { message: expect.stringContaining('nil pointer dereference'), frames: [{ line: 5 }] },
      },
    ]);
  });

  it('reads the frames of the goroutine that panicked in a handler', () => {
    const { records } = readText(shown('serving'));
    expect(records[0]?.at?.at).toBe(Date.UTC(2026, 4, 3, 9, 14, 7));
    expect(records[0]?.error?.frames.map((frame) => frame.function)).toEqual([
      'net/http.(*conn).serve.func1',
      'panic',
      'main.(*Hooks).ServeHTTP',
      'net/http.serverHandler.ServeHTTP',
      'net/http.(*Server).Serve',
    ]);
  });
});

describe('clients that put the status into the error', () => {
  it('are read with the call where it is told', () => {
    const { exchanges } = readText(shown('clients'));
    expect(exchanges.map((one) => one.response?.status ?? one.error?.code)).toEqual([
      422,
      403,
      403,
      401,
      'ECONNREFUSED',
    ]);
    expect(exchanges[0]?.request).toMatchObject({
      method: 'POST',
      url: 'https://api.example.com/repos/shop/shop/hooks',
    });
    expect(exchanges[3]?.response?.body).toMatchObject({
      text: expect.stringContaining('invalid_client'),
      firstLine: 5,
    });
  });

  it('are read with the body', () => {
    expect(readText(shown('status')).exchanges).toMatchObject([
      {
        request: { method: 'POST', url: 'https://api.example.com/v1/orders' },
        response: {
          status: 422,
          reason: 'Unprocessable Entity',
          body: { text: expect.stringMatching(/^\{"error".*\}$/) },
        },
      },
    ]);
  });
});

describe('one line', () => {
  it.each([
    [
      'Get "https://api.acme.test/x": dial tcp: lookup api.acme.test on 10.0.0.2:53: no such host',
      'ENOTFOUND',
      'https://api.acme.test/x',
    ],
    [
      'Get "https://api.acme.test/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      undefined,
      'https://api.acme.test/x',
    ],
    [
      'Post "https://api.acme.test/x": read tcp 10.0.0.1:52144->203.0.113.9:443: read: connection reset by peer',
      'ECONNRESET',
      'https://api.acme.test/x',
    ],
    [
      'level=error msg="charge failed" err="Get \\"https://api.acme.test/x\\": context canceled" attempt=2',
      undefined,
      'https://api.acme.test/x',
    ],
    ['x509: certificate signed by unknown authority', undefined, undefined],
  ])('%s', (text, code, url) => {
    const { exchanges } = readText(text);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.error?.code).toBe(code);
    expect(exchanges[0]?.request?.url).toBe(url);
    expect(exchanges[0]?.error?.message).not.toContain('attempt=');
  });
});

it('takes a database that is down for no exchange', () => {
  expect(readText('failed to connect: dial tcp 127.0.0.1:5432: connect: connection refused').exchanges).toEqual([]);
});

it.each([
  'panic: at the disco',
  'Get "milk" from the shop: now',
  'if err := http.Get("https://api.acme.test"); err != nil {',
  'the x509 certificate is fine',
  'requests.exceptions.SSLError: tls: handshake',
  '"error": "dial tcp 127.0.0.1:80: connect: connection refused",',
  'func main() {',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));

it('keeps a trace that is cut off at the bottom', () => {
  const text = shown('serving').split('\n').slice(0, 6).join('\n');
  expect(readText(text).records).toMatchObject([{ lastLine: 6, error: { frames: [{ line: 3 }, { line: 5 }] } }]);
});
