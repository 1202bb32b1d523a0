import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { powershell } from './powershell.ts';

const { readText, only } = readingBy(powershell);
const shown = (name: string) => sample('powershell', `${name}.txt`);

describe('what PowerShell prints', () => {
  it('reads a result by its raw content', () => {
    expect(only(shown('result'))).toMatchObject({
      firstLine: 1,
      lastLine: 22,
      seenFrom: 'client',
      request: { method: 'GET', url: 'https://api.example.com/v1/status', line: 1 },
      response: {
        status: 200,
        reason: 'OK',
        httpVersion: '1.1',
        line: 7,
        headers: [{ name: 'X-Request-Id', value: 'req_8fK2', line: 8 }, {}, {}, {}, {}],
        body: { text: '{"status":"ok"}', firstLine: 14, lastLine: 14, truncated: false },
      },
    });
  });

  it('reads method, headers and body of the command', () => {
    expect(only(shown('result-7-skipped-check'))).toMatchObject({
      request: {
        method: 'POST',
        headers: [
          { name: 'Authorization', value: 'Bearer <token>' },
          { name: 'Idempotency-Key', value: 'order-1' },
          { name: 'Content-Type', value: 'application/json' },
        ],
        body: { text: '{"amount":1200}' },
      },
      response: { status: 402 },
    });
  });

  it.each([
    ['error-5.1', 'https://api.example.com/v1/charges', 401, 'Unauthorized'],
    ['error-7', 'https://api.example.com/v1/charges', 401, 'Unauthorized'],
    ['error-7-body', 'https://api.example.com/v1/customers/cus_404', 404, undefined],
  ])('reads the status that an error names: %s', (name, url, status, reason) => {
    const exchange = only(shown(name));
    expect([exchange?.request?.url, exchange?.response?.status, exchange?.response?.reason]).toEqual([
      url,
      status,
      reason,
    ]);
  });

  it('keeps the error body', () => {
    const body = only(shown('error-7-body'))?.response?.body;
    expect(body).toMatchObject({ firstLine: 3, lastLine: 9 });
    expect(JSON.parse(body?.text ?? '')).toMatchObject({ error: { code: 'resource_missing' } });
  });

  it.each([
    ['error-5.1-tls', undefined, 'Could not create SSL/TLS secure channel', 'https://api.example.com/v1/orders'],
    ['error-5.1-unresolved', 'ENOTFOUND', 'could not be resolved', 'https://api.example.invalid/v1/status'],
    ['error-7-script', 'ENOTFOUND', 'No such host is known', 'https://api.example.invalid/v1/status'],
  ])('tells why no response came: %s', (name, code, words, url) => {
    const exchange = only(shown(name));
    expect(exchange?.error?.code).toBe(code);
    expect(exchange?.error?.message).toContain(words);
    expect(exchange?.request?.url).toBe(url);
  });
});

describe('PowerShell among other text', () => {
  it('reads several, one after another', () => {
    const text = [shown('result'), shown('error-5.1'), shown('error-7')].join('\n');
    expect(readText(text).exchanges.map((e) => e.response?.status)).toEqual([200, 401, 401]);
  });

  it('keeps what was there before a cut', () => {
    expect(only(shown('result').split('\n').slice(0, 9).join('\n'))?.response).toMatchObject({ status: 200 });
    expect(only(shown('result').split('\n').slice(3).join('\n'))?.request).toBeUndefined();
  });

  it.each([
    'Invoke-RestMethod is what we use',
    'PS C:\\> Invoke-RestMethod https://api.example.com/v1',
    'StatusCode : 200',
    'StatusCode: 200, ReasonPhrase: OK',
    'Invoke-RestMethod : something I wrote',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
