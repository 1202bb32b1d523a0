import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { pythonError } from './python-error.ts';

const shown = (what: string) => sample('python-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [pythonError]);

describe('what Python 3.11 and requests 2.34 printed', () => {
  it('reads a chain of tracebacks as one failed call', () => {
    const { exchanges, records } = readText(`noise\n${shown('unresolved')}\nnoise`);
    expect(records).toEqual([]);
    expect(exchanges).toMatchObject([
      {
        firstLine: 2,
        lastLine: 65,
        request: { url: 'https://api.invalid/x' },
        peer: 'api.invalid:443',
        error: { code: 'EAI_NONAME' },
      },
    ]);
  });

  it('reads a chain whose tracebacks were left out as one failed call, and points at its last words', () => {
    const { exchanges } = readText(
      [
        'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.acme.test', port=443): Max retries exceeded with url: /v2 (Caused by SSLError(SSLCertVerificationError(1, 'certificate has expired')))",
      ].join('\n'),
    );
    expect(exchanges).toMatchObject([
      { firstLine: 1, lastLine: 5, request: { url: 'https://api.acme.test/v2' }, error: { firstLine: 5, lastLine: 5 } },
    ]);
  });

  it('reads the last lines alone', () => {
    const { exchanges, records } = readText(shown('requests'));
    const ports = (url: string | undefined) => url?.replace(/:\d+/, ':N');
    expect(exchanges.map((e) => [e.error?.code ?? e.response?.status, ports(e.request?.url)])).toEqual([
      ['CERTIFICATE_VERIFY_FAILED', 'https://localhost:N/x'],
      ['CERTIFICATE_VERIFY_FAILED', 'https://localhost:N/x'],
      ['WRONG_VERSION_NUMBER', 'https://localhost:N/x'],
      [404, 'http://localhost:N/x'],
      [404, undefined],
      ['ECONNREFUSED', undefined],
      ['ECONNRESET', undefined],
      ['ReadTimeout', 'http://localhost:N'],
    ]);
    expect(records).toMatchObject([{ error: { type: 'KeyError', message: "'x'" } }]);
  });
});

describe('HTTP libraries', () => {
  it.each([
    [
      "httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://api.acme.test/v1'",
      401,
      'https://api.acme.test/v1',
    ],
    [
      'requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://api.acme.test/v1',
      503,
      'https://api.acme.test/v1',
    ],
    [
      "aiohttp.client_exceptions.ClientResponseError: 429, message='Too Many Requests', url=URL('https://api.acme.test/v1')",
      429,
      'https://api.acme.test/v1',
    ],
    [
      'googleapiclient.errors.HttpError: <HttpError 403 when requesting https://api.acme.test/v1?alt=json returned "Forbidden">',
      403,
      'https://api.acme.test/v1?alt=json',
    ],
    ["openai.AuthenticationError: Error code: 401 - {'error': {'message': 'no'}}", 401, undefined],
  ])('%s', (text, status, url) => {
    const { exchanges } = readText(text);
    expect(exchanges).toMatchObject([{ seenFrom: 'client', response: { status } }]);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it.each([
    [
      "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host api.acme.test:443 ssl:default [Connect call failed ('203.0.113.1', 443)]",
      'ECONNREFUSED',
      'https://api.acme.test',
    ],
    ['httpx.ConnectError: [Errno -2] Name or service not known', 'EAI_NONAME', undefined],
    [
      'httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)',
      'CERTIFICATE_VERIFY_FAILED',
      undefined,
    ],
    ['httpx.ReadTimeout: The read operation timed out', 'ReadTimeout', undefined],
    [
      "DEBUG:app:failed because of HTTPSConnectionPool(host='search.acme.test', port=80): Max retries exceeded with url: /a (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1007)')))",
      'WRONG_VERSION_NUMBER',
      'https://search.acme.test:80/a',
    ],
  ])('%s', (text, code, url) => {
    const { exchanges } = readText(text);
    expect(exchanges).toMatchObject([{ error: { code } }]);
    expect(exchanges[0]?.request?.url).toBe(url);
  });
});

describe('what clients and frameworks printed', () => {
  it.each([
    ['httpx-timeout', 'GET', undefined, 'ReadTimeout', 86],
    ['aiohttp-refused', undefined, 'https://refused.example.com', 'ECONNREFUSED', 58],
    ['aiohttp-timeout', undefined, undefined, 'TimeoutError', 28],
    ['urllib3-expired', undefined, undefined, 'CERTIFICATE_VERIFY_FAILED', 76],
    ['requests-proxy', 'GET', 'https://api.example.com/v1/me', 'ProxyError', 48],
    ['requests-wrong', 'GET', 'https://wrong.example.com/v1/me', 'SSLError', 53],
  ])('%s: one failed call, with the method that the frames tell', (what, method, url, code, line) => {
    const { exchanges, records } = readText(shown(what));
    expect(records).toEqual([]);
    expect(exchanges).toMatchObject([{ firstLine: 1, lastLine: line, error: { code, lastLine: line } }]);
    expect(exchanges[0]?.request?.method).toBe(method);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it.each([
    ['httpx-401', 401, 11],
    ['requests-status', 422, 10],
    ['urllib-status', 401, 25],
    ['openai', 401, 6],
  ])('%s: an answer', (what, status, lastLine) =>
    expect(readText(shown(what)).exchanges).toMatchObject([{ firstLine: 1, lastLine, response: { status } }]),
  );

  it('reads the body that an SDK prints as Python', () => {
    const body = readText(shown('openai')).exchanges[0]?.response?.body;
    expect(JSON.parse(body?.text ?? '')).toMatchObject({ error: { code: 'invalid_api_key', param: null } });
    expect(body?.firstLine).toBe(6);
  });

  it('reads the request that Flask failed on beside the exception, both with the time of the line', () => {
    const { exchanges, records } = readText(shown('flask'));
    const at = { at: Date.UTC(2026, 10, 23, 21, 34, 31, 549) };
    expect(exchanges).toMatchObject([
      { seenFrom: 'server', startedAt: at, request: { method: 'POST', url: '/webhook' }, response: { status: 500 } },
    ]);
    expect(records).toMatchObject([{ firstLine: 2, at, error: { type: 'KeyError' } }]);
  });

  it('reads the requests that Django refused, with its reason', () => {
    const { exchanges, records } = readText(shown('django'));
    expect(exchanges).toMatchObject([
      {
        seenFrom: 'server',
        request: { url: '/webhooks/stripe/' },
        response: { status: 403 },
        fields: { reason: 'CSRF cookie not set.' },
      },
      { request: { url: '/nothing/' }, response: { status: 404 } },
      { request: { url: '/orders/' }, response: { status: 500 } },
    ]);
    expect(records).toMatchObject([{ firstLine: 4, lastLine: 14 }]);
    expect(readText('Method Not Allowed (GET): /hooks/').exchanges).toMatchObject([
      { request: { method: 'GET', url: '/hooks/' }, response: { status: 405 } },
    ]);
  });
});

describe('other exceptions', () => {
  it('reads a traceback below its log line with frames, time and level', () => {
    const text =
      '2024-01-01 10:00:00,123 ERROR app failed\nTraceback (most recent call last):\n  File "/app/x.py", line 3, in f\n    return d["x"]\n           ~^^^^^\nKeyError: \'x\'\nafter';
    expect(readText(text).records).toMatchObject([
      {
        firstLine: 2,
        lastLine: 6,
        level: 'error',
        at: { at: 1704103200123 },
        error: { type: 'KeyError', frames: [{ file: '/app/x.py', function: 'f', line: 3 }] },
      },
    ]);
  });

  it('reads a traceback whose every line has a prefix', () => {
    const lines = [
      'Traceback (most recent call last):',
      '  File "/app/a.py", line 33, in respond',
      '    x()',
      "http.client.HTTPException: unexpected response for 'https://api.acme.test/c': 404",
      'next',
    ];
    const { exchanges } = readText(
      lines.map((text, i) => `2017-01-31T01:22:10.32555${i}+00:00 app[web.1]: ${text}`).join('\n'),
    );
    expect(exchanges).toMatchObject([
      { firstLine: 1, lastLine: 4, request: { url: 'https://api.acme.test/c' }, response: { status: 404 } },
    ]);
  });

  it.each([
    ['stripe.error.SignatureVerificationError: No signatures found', 'stripe.error.SignatureVerificationError'],
    ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', 'json.decoder.JSONDecodeError'],
    ["AttributeError: 'NoneType' object has no attribute 'get'", 'AttributeError'],
    [
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      'redis.exceptions.ConnectionError',
    ],
  ])('%s', (text, type) => {
    const { exchanges, records } = readText(text);
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([{ error: { type } }]);
  });

  it('keeps the call that failed when handling it failed as well', () => {
    const text =
      'Traceback (most recent call last):\n  File "a.py", line 1, in f\nrequests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.acme.test/x\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "a.py", line 5, in g\nKeyError: \'detail\'';
    const { exchanges, records } = readText(text);
    expect(exchanges).toMatchObject([{ response: { status: 401 } }]);
    expect(records).toMatchObject([{ error: { type: 'KeyError' } }]);
  });

  it('reads a traceback that is cut off', () => {
    expect(readText('Traceback (most recent call last):\n  File "x.py", line 1, in f').records).toMatchObject([
      { error: { message: 'traceback cut off before its exception', frames: [{ file: 'x.py' }] } },
    ]);
  });
});

describe('what is left alone', () => {
  it.each([
    'java.io.IOException: closed',
    'except KeyError: pass',
    'TypeError: x is not a function',
    'a: b',
    'raise ValueError("x")',
    'Not Found: the page',
    'TimeoutError',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
