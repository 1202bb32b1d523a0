import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { dotnetError } from './dotnet-error.ts';

const shown = (what: string) => sample('dotnet-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [dotnetError]);

describe('exceptions', () => {
  it.each([
    ['http-request', 'ECONNREFUSED', 'https://api.example.com', 1],
    ['timeout', 'ETIMEDOUT', undefined, 1],
    ['certificate', 'RemoteCertificateNameMismatch', undefined, 2],
    ['untrusted-root', 'UntrustedRoot', undefined, 2],
    ['framework-refused', 'ECONNREFUSED', 'https://203.0.113.20', 1],
    ['mono-unresolved', 'ENOTFOUND', undefined, 1],
    ['mono-plain', undefined, undefined, 1],
    ['web-refused', 'ECONNREFUSED', undefined, 1],
  ])('%s: one failed call', (what, code, url, line) => {
    const { exchanges, records, recognised } = readText(`before\n${shown(what)}after`);
    expect(records).toEqual([]);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.error?.code).toBe(code);
    expect(exchanges[0]?.error?.firstLine).toBe(line + 1);
    expect(exchanges[0]?.request?.url).toBe(url);
    expect(recognised).toMatchObject([{ firstLine: 2, lastLine: shown(what).trimEnd().split('\n').length + 1 }]);
  });

  it.each([
    ['web-exception', 401],
    ['mono-aggregate', 401],
  ])('%s: an answer', (what, status) =>
    expect(readText(shown(what)).exchanges).toMatchObject([{ response: { status, reason: 'Unauthorized' } }]),
  );

  it('name the call where their words do', () => {
    const text =
      'Flurl.Http.FlurlHttpException: Call failed with status code 422 (Unprocessable Entity): POST https://api.example.com/v1/orders';
    expect(readText(text).exchanges).toMatchObject([
      { request: { method: 'POST', url: 'https://api.example.com/v1/orders' }, response: { status: 422 } },
    ]);
  });

  it('that are about something else are records with their frames', () => {
    const text =
      'Acme.Client.ApiException: Unprocessable Entity - Non-existent body parameter\n   at Acme.Client.Base.Send[T](HttpMethod m, String uri)\n   at Shop.Create(Order order) in /src/Shop.cs:line 41';
    expect(readText(text).records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 3,
        error: { type: 'Acme.Client.ApiException', frames: [{ line: 2 }, { file: '/src/Shop.cs:line 41', line: 3 }] },
      },
    ]);
  });

  it('take a database that is down for no exchange', () => {
    const text =
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 203.0.113.5:5432\n ---> System.Net.Sockets.SocketException (111): Connection refused';
    expect(readText(text).exchanges).toEqual([]);
    expect(readText(text).records).toMatchObject([{ lastLine: 2 }]);
  });

  it('are kept as far as they go when cut off', () => {
    const lines = shown('certificate').trimEnd().split('\n');
    expect(readText(lines.slice(0, 2).join('\n')).exchanges).toMatchObject([
      { error: { code: 'RemoteCertificateNameMismatch' } },
    ]);
    expect(readText(lines.slice(1).join('\n')).exchanges).toMatchObject([
      { error: { code: 'RemoteCertificateNameMismatch' } },
    ]);
  });
});

describe('the console log of ASP.NET', () => {
  const { exchanges, records } = readText(shown('aspnet'));

  it('tells the calls of HttpClients, each with the request that was logged before', () => {
    expect(exchanges).toMatchObject([
      {
        seenFrom: 'client',
        firstLine: 7,
        request: { method: 'POST', url: 'https://api.example.com/v1/orders', line: 6 },
        response: { status: 401, line: 8 },
        durationMs: 182.4217,
      },
      {
        seenFrom: 'server',
        request: { method: 'POST', url: 'https://shop.example.com/webhooks/billing', httpVersion: 'HTTP/1.1' },
        response: { status: 500 },
        durationMs: 214.331,
      },
      {
        seenFrom: 'client',
        request: { method: 'GET', url: 'https://stock.example.com/v1/items/7' },
        error: { code: 'ENOTFOUND' },
      },
    ]);
  });

  it('gives an exception the level, the logger and the words of its entry', () => {
    expect(records.find((one) => one.error)).toMatchObject({
      firstLine: 11,
      lastLine: 15,
      level: 'error',
      message: expect.stringContaining('An unhandled exception was thrown by the application'),
      error: { type: 'System.InvalidOperationException', frames: [{ line: 14 }, { line: 15 }] },
      fields: { logger: 'Microsoft.AspNetCore.Server.Kestrel', event_id: '13' },
    });
  });

  it('reads the status that .NET before 5 named by its word', () => {
    const text =
      'info: System.Net.Http.HttpClient.billing.ClientHandler[101]\n      Received HTTP response after 82.5ms - NotFound';
    expect(readText(text).exchanges).toMatchObject([{ response: { status: 404 }, durationMs: 82.5 }]);
  });
});

it.each([
  'TypeError: no',
  'see System.Net.WebException for more',
  'catch (System.IO.IOException e) {',
  'java.io.IOException: closed',
  'at home (x)',
  'info: all is well',
  'fail: it did',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));
