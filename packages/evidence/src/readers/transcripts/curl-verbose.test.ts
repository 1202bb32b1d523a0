import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { header } from '../../exchange.ts';
import { curlVerbose } from './curl-verbose.ts';

const shown = (what: string) => sample('curl-verbose', `${what}.txt`);
const { readText, only, unread } = readingBy(curlVerbose);

describe('what curl 7.88 printed', () => {
  it('reads request, response and the body that the command line held', () => {
    const exchange = only(shown('post'));
    expect(exchange?.request).toMatchObject({
      method: 'POST',
      url: 'http://api.acme.test:8080/v1/charges',
      httpVersion: '1.1',
      body: { text: '{"amount":1200,"currency":"eur"}', firstLine: 1, lastLine: 1, truncated: false },
      bodyBytes: 32,
      line: 4,
    });
    expect(header(exchange?.request?.headers ?? [], 'authorization')).toMatchObject({ line: 8 });
    expect(exchange?.response).toMatchObject({ status: 402, reason: 'Payment Required', line: 13 });
    expect(exchange?.response?.body?.text).toContain('card_declined');
    expect(exchange).toMatchObject({ seenFrom: 'client', peer: '127.0.0.1', firstLine: 1, lastLine: 23 });
  });

  it('keeps the exchanges of a redirect apart and sends the body once', () => {
    const { exchanges } = readText(shown('redirect'));
    expect(
      exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status, e.request?.body?.text]),
    ).toEqual([
      ['POST', 'http://api.acme.test:8080/oldpost', 301, 'a=1&b=2'],
      ['GET', 'http://api.acme.test:8080/new', 200, undefined],
    ]);
  });

  it.each([
    ['refused', 'curl:7', 'connect to 127.0.0.1 port 9 failed: Connection refused', 'http://localhost:9/'],
    ['unresolved', 'curl:6', 'Could not resolve host: is.invalid', 'http://is.invalid/'],
    ['timeout', 'curl:28', 'Operation timed out after 1001 milliseconds', 'http://api.acme.test:8080/slow'],
    ['self-signed', 'curl:60', 'SSL certificate problem: self-signed certificate', 'https://hooks.acme.test:8443/hook'],
    ['tls-to-plain-port', 'curl:35', 'wrong version number', 'https://api.acme.test:8080/'],
    ['empty-reply', 'curl:52', 'Empty reply from server', 'http://localhost:8081/x'],
  ])('tells why no response came: %s', (what, code, words, url) => {
    const exchange = only(shown(what));
    expect(exchange?.response).toBeUndefined();
    expect(exchange?.request?.url).toBe(url);
    expect(exchange?.error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(unread(shown(what))).toEqual([]);
  });

  it('tells the same without the last line', () => {
    for (const what of ['refused', 'unresolved', 'timeout', 'self-signed', 'tls-to-plain-port', 'empty-reply']) {
      const whole = shown(what);
      const error = only(whole)?.error;
      const cut = only(whole.slice(0, whole.indexOf('curl: (')))?.error;
      expect(cut).toMatchObject({ code: error?.code, message: error?.message });
    }
  });

  it.each([
    ['refused', 'http://localhost:9'],
    ['unresolved', 'https://is.invalid'],
    ['self-signed', 'https://hooks.acme.test:8443'],
    ['tls-to-plain-port', 'https://api.acme.test:8080'],
  ])('tells the host that was asked without the command: %s', (what, url) => {
    const pasted = shown(what).split('\n').slice(1).join('\n');
    expect(only(pasted)?.request).toMatchObject({ url, headers: [] });
  });

  it('points at the words of an error, not at the alert that came with it', () => {
    const { lines } = toDocument('a', shown('self-signed'));
    const error = only(shown('self-signed'))?.error;
    expect(lines[(error?.firstLine ?? 0) - 1]).toContain('SSL certificate problem: self-signed certificate');
  });

  it('takes the time from the message, or from --trace-time', () => {
    expect(only(shown('timeout'))?.durationMs).toBe(1001);
    const traced = only(shown('trace-time'));
    expect(traced?.durationMs).toBeCloseTo(1.06, 1);
    expect(traced?.startedAt).toBeUndefined();
    expect(traced?.response?.body?.text).toBe('Bad signature');
  });

  it('records the certificate and the TLS version', () => {
    const { exchanges, records } = readText(shown('http2'));
    expect(exchanges[0]?.request).toMatchObject({ url: 'https://hooks.acme.test:8444/v2/contacts', httpVersion: '2' });
    expect(exchanges[0]?.response?.body?.text).toBe('{"message":"invalid token"}');
    expect(records[0]?.fields).toMatchObject({
      'tls.version': 'TLSv1.3',
      'tls.alpn': 'h2',
      'tls.subject': 'CN=hooks.acme.test',
      'tls.expireDate': 'Dec 23 17:22:29 2026 GMT',
    });
    expect(readText(shown('self-signed')).records[0]).toMatchObject({
      level: 'error',
      fields: { 'tls.alert': 'unknown CA (560)' },
    });
  });

  it('keeps a body that has stars, blank lines and tags whole', () => {
    const body = only(shown('html-body'))?.response?.body;
    expect(body?.text).toBe(
      '<html>\n<head><title>503 Service Unavailable</title></head>\n<body>\n<h1>Service Unavailable</h1>\n\n* please retry\n</body>\n</html>',
    );
    expect(body).toMatchObject({ firstLine: 19, lastLine: 26, truncated: false });
  });

  it('says when a body broke off, with the error', () => {
    const exchange = only(shown('broken-off'));
    expect(exchange).toMatchObject({
      response: { status: 200, body: { truncated: true } },
      error: { code: 'curl:18' },
    });
  });

  it('reads what a proxy answered to CONNECT as an exchange', () => {
    const { exchanges } = readText(shown('proxy'));
    expect(exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status])).toEqual([
      ['CONNECT', 'hooks.acme.test:8443', 200],
      ['GET', 'https://hooks.acme.test:8443/v2/contacts', 401],
    ]);
    expect(only(shown('proxy-407'))).toMatchObject({ response: { status: 407 }, error: { code: 'curl:56' } });
  });

  it('passes over interim responses and the copy of the head that -i and -I print', () => {
    expect(only(shown('continue'))?.response?.status).toBe(402);
    expect(only(shown('head'))).toMatchObject({ request: { method: 'HEAD' }, response: { status: 204 } });
    const both = only(shown('terminal-with-head'));
    expect(both?.response?.headers).toHaveLength(6);
    expect(both?.response?.body?.text).toBe('{"message":"invalid token"}');
    expect(unread(shown('terminal-with-head'))).toEqual([]);
  });

  it('reads two requests on one connection, glued where the first body has no line end', () => {
    const { exchanges } = readText(shown('two-urls'));
    expect(exchanges.map((e) => e.response?.body?.text)).toEqual(['{"message":"invalid token"}', 'Bad signature']);
    expect(exchanges.every((e) => e.peer === '127.0.0.1')).toBe(true);
  });

  it('reads pretty-printed JSON between notes', () => {
    const body = only(shown('terminal-http2'))?.response?.body;
    expect(JSON.parse(body?.text ?? '')).toHaveProperty('errors');
  });
});

describe('TLS in the notes of curl', () => {
  it('is the handshake of the exchange, each part with its line', () => {
    const text = shown('h2-tls');
    const { lines } = toDocument('a', text);
    const lineOf = (words: string) => lines.findIndex((line) => line.includes(words)) + 1;
    expect(only(text)?.tls).toMatchObject({
      host: 'api.example.com',
      port: 443,
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      alpn: 'h2',
      verify: { ok: true, code: 0, line: lineOf('verify ok') },
      certificates: [
        {
          subject: 'CN=api.example.com',
          issuer: 'C=US; O=Example Trust; CN=R3',
          notAfter: { at: Date.UTC(2027, 0, 18, 8), zoneKnown: true, line: lineOf('expire date') },
          names: ['api.example.com'],
        },
      ],
    });
  });

  it.each([
    ['expired-verbose', 10, 'certificate has expired'],
    ['wrong-name', 62, 'no alternative certificate subject name'],
    ['insecure', 20, 'unable to get local issuer certificate'],
    ['self-signed', 18, 'self-signed certificate'],
  ])('tells why the certificate was not trusted: %s', (name, code, words) => {
    expect(only(shown(name))?.tls?.verify).toMatchObject({ ok: false, code, message: expect.stringContaining(words) });
  });

  it('tells that the server asked for a client certificate', () => {
    expect(only(shown('mtls'))?.tls).toMatchObject({ clientCertificateAsked: true, verify: { ok: true } });
  });
});

describe('a body that tells of curl', () => {
  const answered = (body: string) =>
    only(`> GET /v1/tickets/17 HTTP/1.1\n> Host: desk.acme.test\n>\n< HTTP/1.1 200 OK\n<\n${body}\n`);

  it('is no failure of the call that fetched it', () => {
    const exchange = answered('{"comments":[{"text":"curl: (60) SSL certificate problem: certificate has expired"}]}');
    expect(exchange?.error).toBeUndefined();
    expect(exchange?.response?.body?.text).toContain('curl: (60)');
  });
});
