import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { phpError } from './php-error.ts';

const shown = (what: string) => sample('php-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [phpError]);

describe('what PHP 8.2 printed', () => {
  it('reads each Guzzle exception over cURL with its URL and libcurl’s code', () => {
    const told = readText(shown('guzzle-curl')).exchanges.map(({ request, error }) => [request?.url, error?.code]);
    expect(told).toEqual([
      ['https://refused.example.com/v1/me', 'curl:7'],
      ['https://self.example.com/v1/me', 'curl:60'],
      ['https://expired.example.com/v1/me', 'curl:60'],
      ['https://wrong.example.com/v1/me', 'curl:60'],
      ['https://plain.example.com/v1/me', 'curl:35'],
      ['https://blackhole.example.com/v1/me', 'curl:28'],
      ['https://nx.example.com/v1/me', 'curl:6'],
      ['https://api.example.com/v1/slow', 'curl:28'],
      ['https://api.example.com/v1/reset', 'curl:52'],
    ]);
  });

  it.each(['guzzle-uncaught', 'error-log'])('%s: an answer with the body that Guzzle cut', (what) => {
    const { exchanges, recognised } = readText(`before\n\n${shown(what)}after`);
    expect(exchanges).toMatchObject([
      {
        seenFrom: 'client',
        request: { method: 'POST', url: 'https://api.example.com/v1/orders' },
        response: { status: 422, reason: 'Unprocessable Entity', body: { firstLine: 4, lastLine: 4, truncated: true } },
      },
    ]);
    expect(exchanges[0]?.response?.body?.text).toMatch(/^\{"error".*"currency"$/);
    expect(recognised).toMatchObject([{ firstLine: 3, lastLine: 21 }]);
  });

  it('reads a failed call with its trace', () => {
    expect(readText(shown('guzzle-refused-trace')).exchanges).toMatchObject([
      { firstLine: 1, lastLine: 21, request: { url: 'https://refused.example.com/v1/me' }, error: { code: 'curl:7' } },
    ]);
  });

  it('reads the warnings of one call of the HTTP stream as one', () => {
    const told = readText(shown('stream')).exchanges.map(({ request, response, error, firstLine, lastLine }) => [
      firstLine,
      lastLine,
      request?.url,
      response?.status ?? error?.code,
    ]);
    expect(told).toEqual([
      [1, 2, 'https://api.example.com/v1/me', 401],
      [3, 3, 'https://refused.example.com/v1/me', 'ECONNREFUSED'],
      [4, 7, 'https://self.example.com/v1/me', undefined],
      [8, 9, 'https://nx.example.com/v1/me', 'ENOTFOUND'],
    ]);
  });

  it('reads Symfony’s exceptions', () => {
    const told = readText(shown('symfony')).exchanges.map(({ response, error }) => response?.status ?? error?.code);
    expect(told).toEqual([401, 422, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ETIMEDOUT', 'curl:7']);
  });
});

describe('frameworks', () => {
  it('Laravel’s log: the call with the body, and the call that timed out, each with the time of its entry', () => {
    const { exchanges } = readText(shown('laravel'));
    expect(exchanges).toMatchObject([
      {
        firstLine: 1,
        lastLine: 11,
        startedAt: { at: Date.UTC(2026, 4, 3, 9, 14, 7) },
        response: { status: 422, body: { text: expect.stringContaining('"missing_field"'), firstLine: 4 } },
      },
      {
        firstLine: 12,
        lastLine: 21,
        request: { url: 'https://api.example.com/v1/orders' },
        error: { code: 'curl:28', firstLine: 12 },
      },
    ]);
  });

  it('WordPress’s WP_Error', () => {
    expect(readText(shown('wordpress')).exchanges).toMatchObject([
      { firstLine: 1, lastLine: 16, error: { code: 'curl:60', firstLine: 7 } },
    ]);
  });

  it('an exception in Laravel’s log that is about something else is a record with its frames', () => {
    const text =
      '[2026-05-03 09:14:07] local.ERROR: Undefined array key "id" {"exception":"[object] (ErrorException(code: 0): Undefined array key \\"id\\" at /var/www/app/Hook.php:12)\n[stacktrace]\n#0 /var/www/app/Hook.php(12): handle()\n#1 {main}\n"} \nnext';
    expect(readText(text).records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 5,
        level: 'error',
        error: {
          type: 'ErrorException',
          message: 'Undefined array key "id"',
          frames: [
            { file: '/var/www/app/Hook.php:12' },
            { function: 'handle', file: '/var/www/app/Hook.php:12', line: 3 },
            { function: '{main}' },
          ],
        },
      },
    ]);
  });
});

describe('one line', () => {
  it.each([
    ['cURL error 28: Connection timed out after 10001 milliseconds', 'curl:28'],
    ['cURL Error #:Could not resolve host: api.acme.test', 'ENOTFOUND'],
    [
      '[2026-05-03 09:14:07] production.ERROR: cURL error 6: Could not resolve host: api.acme.test (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://api.acme.test/x',
      'curl:6',
    ],
  ])('%s', (text, code) => expect(readText(text).exchanges).toMatchObject([{ error: { code } }]));

  it('Guzzle’s words behind the program’s own', () => {
    const text =
      'charge failed: Server error: `GET https://api.acme.test/x` resulted in a `503 Service Unavailable` response:\n{"message":"busy"}\nnext';
    expect(readText(text).exchanges).toMatchObject([
      {
        lastLine: 2,
        request: { method: 'GET' },
        response: { status: 503, body: { text: '{"message":"busy"}', firstLine: 2 } },
      },
    ]);
  });
});

it('takes a database that is down for no exchange', () => {
  const text =
    "PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/db.php:3\nStack trace:\n#0 /app/db.php(3): PDO->__construct('mysql:host=db')\n#1 {main}\n  thrown in /app/db.php on line 3";
  expect(readText(text).exchanges).toEqual([]);
  expect(readText(text).records).toMatchObject([{ lastLine: 5, error: { type: 'PDOException' } }]);
});

it('keeps a trace that is cut off at the bottom', () => {
  const text = shown('guzzle-uncaught').split('\n').slice(0, 6).join('\n');
  expect(readText(text).exchanges).toMatchObject([{ lastLine: 6, response: { status: 422 } }]);
});

it.each([
  'TypeError: no',
  'use GuzzleHttp\\Exception\\ClientException;',
  '} catch (GuzzleHttp\\Exception\\ClientException $e) {',
  'Warning: the disk is nearly full',
  'java.io.IOException: closed',
  '"message": "cURL error 28: timed out"',
  '#1 fixed the bug(3): really',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));

it('takes no line that is not there for a warning that announces more', () => {
  const text = 'PHP Warning:  file_get_contents(): SSL operation failed with code 1. OpenSSL Error messages:';
  expect(readText(text).exchanges).toMatchObject([{ firstLine: 1, lastLine: 1 }]);
});
