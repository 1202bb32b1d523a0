import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { header } from '../../exchange.ts';
import { wget } from './wget.ts';

const { readText, only, unread } = readingBy(wget);
const shown = (name: string) => sample('wget', `${name}.txt`);

describe('what wget 1.21 printed', () => {
  it('reads url, status, address and time', () => {
    expect(only(shown('not-found'))).toEqual({
      artifact: 'a',
      reader: 'wget',
      firstLine: 1,
      lastLine: 5,
      seenFrom: 'client',
      request: { method: 'GET', url: 'https://api.example.com/v1/customers/cus_404', headers: [], line: 1 },
      response: { status: 404, reason: 'Not Found', headers: [], line: 4 },
      startedAt: { at: Date.UTC(2026, 10, 23, 20, 34, 6), zoneKnown: false, line: 1 },
      peer: '203.0.113.10',
    });
  });

  it('reads the headers that -S shows', () => {
    const exchange = only(shown('server-response'));
    expect(exchange?.response).toMatchObject({ status: 429, httpVersion: '1.1', line: 5 });
    expect(header(exchange?.response?.headers ?? [], 'retry-after')).toEqual({
      name: 'retry-after',
      value: '30',
      line: 9,
    });
    expect(readText(shown('redirect')).exchanges.map((e) => [e.request?.url, e.response?.status])).toEqual([
      ['http://api.example.com/old', 301],
      ['http://api.example.com/v1/status', 200],
    ]);
  });

  it('reads request, bodies and both heads of -d', () => {
    const exchange = only(shown('debug'));
    expect(exchange).toMatchObject({
      request: { method: 'POST', url: 'http://api.example.com/v1/charges', body: { text: '{"amount":1200}' } },
      response: { status: 402, body: { text: '{"error":{"type":"card_error","code":"card_declined"}}' } },
    });
    expect(header(exchange?.request?.headers ?? [], 'authorization')?.value).toBe('Bearer <token>');
  });

  it.each([
    ['refused', 'ECONNREFUSED', 'Connection refused'],
    ['timeout', 'ETIMEDOUT', 'Connection timed out'],
    ['unreachable', 'EHOSTUNREACH', 'No route to host'],
    ['unresolved', 'EAI_AGAIN', 'Temporary failure in name resolution'],
    ['no-data', 'ECONNRESET', 'No data received'],
    ['expired', 'CERT_HAS_EXPIRED', 'has expired'],
    ['self-signed', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'known issuer'],
    ['incomplete', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'known issuer'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID', 'does not match hostname'],
    ['tls-plain', 'EPROTO', 'Unable to establish SSL connection'],
  ])('tells why no response came: %s', (name, code, words) => {
    const exchange = only(shown(name));
    expect(exchange?.response).toBeUndefined();
    expect(exchange?.error).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('reads each try, and a transfer that broke off', () => {
    expect(readText(shown('read-timeout')).exchanges.map((e) => [e.fields?.try, e.error?.code])).toEqual([
      [undefined, 'ETIMEDOUT'],
      ['2', 'ETIMEDOUT'],
    ]);
    expect(only(shown('closed'))).toMatchObject({
      response: { status: 200, bodyBytes: 5000 },
      error: { message: 'Connection closed at byte 9. Giving up.' },
    });
  });

  it.each(['not-found', 'server-response', 'debug', 'debug-tls', 'ok', 'redirect', 'expired', 'unauthorized'])(
    'leaves no line of %s',
    (name) => expect(unread(shown(name))).toEqual([]),
  );
});

describe('wget among other text', () => {
  it('keeps what was there before a cut', () => {
    const lines = shown('server-response').split('\n');
    expect(only(lines.slice(0, 7).join('\n'))).toMatchObject({ response: { status: 429, headers: [{}, {}] } });
  });

  it.each([
    '--2026-11-23 20:34:06-- no address',
    'wget is missing here',
    '--- a/file\n+++ b/file',
    'Resolving the issue... failed: no time.',
  ])('leaves %j alone', (text) => expect(readText(text).exchanges).toEqual([]));
});
