import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { javaError } from './java-error.ts';

const shown = (what: string) => sample('java-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [javaError]);

describe('what the JDK, OkHttp, Apache HttpClient and Spring printed', () => {
  it.each([
    ['httpclient-refused', 'ECONNREFUSED', undefined, 1],
    ['httpclient-unresolved', 'ENOTFOUND', undefined, 34],
    ['httpclient-timeout', 'ETIMEDOUT', undefined, 1],
    ['httpclient-reset', undefined, undefined, 40],
    ['url-pkix', undefined, undefined, 34],
    ['url-expired', 'CERT_HAS_EXPIRED', undefined, 42],
    ['url-connect-timeout', 'ETIMEDOUT', undefined, 1],
    ['url-redirects', undefined, undefined, 1],
    ['okhttp-hostname', undefined, 'https://wrong.example.com', 1],
    ['okhttp-refused', 'ECONNREFUSED', 'https://refused.example.com', 1],
    ['okhttp-timeout', 'ETIMEDOUT', undefined, 1],
    ['apache-refused', 'ECONNREFUSED', 'https://refused.example.com', 1],
    ['spring-resource-access', 'ENOTFOUND', 'https://nx.example.com/v1/me', 1],
  ])('%s: one failed call, told by its innermost cause', (what, code, url, line) => {
    const { exchanges, records, recognised } = readText(`before\n\n${shown(what)}after`);
    expect(records).toEqual([]);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.error?.code).toBe(code);
    expect(exchanges[0]?.error?.firstLine).toBe(line + 2);
    expect(exchanges[0]?.request?.url).toBe(url);
    expect(recognised).toMatchObject([{ firstLine: 3, lastLine: shown(what).trimEnd().split('\n').length + 2 }]);
  });

  it('takes the address that was tried for the peer', () => {
    expect(readText(shown('okhttp-refused')).exchanges[0]?.peer).toBe('203.0.113.20:443');
    expect(readText(shown('apache-refused')).exchanges[0]?.peer).toBe('203.0.113.20:443');
  });

  it.each([
    ['url-status', 503, undefined, 'https://api.example.com/v1/down'],
    ['url-not-found', 404, undefined, 'https://api.example.com/v1/nothing'],
    ['spring-status', 422, undefined, undefined],
    ['spring-web-client', 401, 'POST', 'https://api.example.com/v1/orders'],
  ])('%s: an answer', (what, status, method, url) => {
    const { exchanges } = readText(shown(what));
    expect(exchanges).toMatchObject([{ seenFrom: 'client', response: { status } }]);
    expect(exchanges[0]?.request?.method).toBe(method);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it.each([
    ['spring-rest-client', 422, 3, 'missing_field'],
    ['feign', 401, 3, 'invalid_token'],
    ['ktor', 422, 1, 'missing_field'],
  ])('%s: an answer with its body', (what, status, line, code) => {
    const { exchanges } = readText(shown(what));
    expect(exchanges).toMatchObject([
      {
        request: { method: 'POST', url: 'https://api.example.com/v1/orders' },
        response: { status, body: { firstLine: line, lastLine: line, truncated: false } },
      },
    ]);
    expect(exchanges[0]?.response?.body?.text).toMatch(/^[[{].*[\]}]$/);
    expect(exchanges[0]?.response?.body?.text).toContain(code);
  });
});

describe('exceptions', () => {
  it('that are about something else are records with their frames and the deepest cause', () => {
    const text =
      'Exception in thread "main" java.lang.IllegalStateException: no ledger\n\tat shop.Billing.charge(Billing.java:48)\n\tat shop.Main.main(Main.java:7)\nCaused by: java.lang.NullPointerException: Cannot invoke "String.length()" because "x" is null\n\tat shop.Ledger.of(Ledger.java:12)\n\t... 2 more\nafter';
    expect(readText(text).records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 6,
        message: expect.stringContaining('(cause: java.lang.NullPointerException'),
        error: {
          type: 'java.lang.IllegalStateException',
          message: 'no ledger',
          frames: [{ function: 'shop.Billing.charge', file: 'Billing.java:48', line: 2 }, { line: 3 }],
        },
      },
    ]);
  });

  it('keep the time and level of a log line, and frames that have a prefix of their own', () => {
    const text =
      '[18:41:09 WARN]: java.io.IOException: Server returned HTTP response code: 429 for URL: https://api.acme.test/x\n[18:41:09 WARN]: \tat java.base/sun.net.www.Http.get(Http.java:1997)\n[18:41:09 INFO]: next';
    expect(readText(text).exchanges).toMatchObject([
      { firstLine: 1, lastLine: 2, request: { url: 'https://api.acme.test/x' }, response: { status: 429 } },
    ]);
  });

  it.each([
    ['org.springframework.web.client.HttpClientErrorException$Unauthorized: 401 Unauthorized: [no body]', 401],
    [
      'feign.FeignException$Forbidden: [403 Forbidden] during [GET] to [https://api.acme.test/x] [Client#get()]: []',
      403,
    ],
    ['retrofit2.HttpException: HTTP 404 Not Found', 404],
    [
      'software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 7X)',
      403,
    ],
    [
      'io.ktor.client.plugins.ServerResponseException: Server error(GET https://api.acme.test/x: 503 Service Unavailable. Text: "busy"',
      503,
    ],
  ])('one line: %s', (text, status) => expect(readText(text).exchanges).toMatchObject([{ response: { status } }]));

  it.each([
    ['java.net.ConnectException: Connection refused', 'ECONNREFUSED', undefined],
    [
      'Exception in thread "main" java.net.UnknownHostException: api.acme.test: Name or service not known',
      'ENOTFOUND',
      'https://api.acme.test',
    ],
    [
      'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://api.acme.test/x": Read timed out; nested exception is java.net.SocketTimeoutException: Read timed out',
      'ETIMEDOUT',
      'https://api.acme.test/x',
    ],
    [
      'org.springframework.web.reactive.function.client.WebClientRequestException: Connection refused: api.acme.test/203.0.113.9:443',
      'ECONNREFUSED',
      'https://api.acme.test',
    ],
    [
      'io.ktor.client.plugins.HttpRequestTimeoutException: Request timeout has expired [url=https://api.acme.test/x, request_timeout=1000 ms]',
      'ETIMEDOUT',
      'https://api.acme.test/x',
    ],
    ['charge failed: java.net.SocketException: Connection reset', 'ECONNRESET', undefined],
  ])('one line: %s', (text, code, url) => {
    const { exchanges } = readText(text);
    expect(exchanges).toMatchObject([{ error: { code } }]);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it('take a database that is down for no exchange', () => {
    const text =
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure\nCaused by: java.net.ConnectException: Connection refused';
    expect(readText(text).exchanges).toEqual([]);
    expect(readText(text).records).toHaveLength(1);
  });

  it('are kept as far as they go when cut off at the bottom, and from the cause on when cut off at the top', () => {
    const lines = shown('url-expired').trimEnd().split('\n');
    expect(readText(lines.slice(0, 5).join('\n')).exchanges).toHaveLength(1);
    expect(readText(lines.slice(41).join('\n')).exchanges).toMatchObject([{ error: { code: 'CERT_HAS_EXPIRED' } }]);
  });

  it('that stand one below the other are told apart', () => {
    const text = `${shown('okhttp-refused')}${shown('url-status')}${shown('feign')}`;
    expect(readText(text).exchanges.map((one) => one.error?.code ?? one.response?.status)).toEqual([
      'ECONNREFUSED',
      503,
      401,
    ]);
  });
});

it.each([
  'TypeError: no',
  'see java.io.IOException for more',
  'catch (java.io.IOException e) {',
  'import java.io.IOException;',
  'throws java.net.UnknownHostException',
  'System.Net.Http.HttpRequestException: Connection refused',
  'requests.exceptions.ConnectionError: refused',
  'at home (x)',
  '"message": "java.io.IOException: closed"',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));
