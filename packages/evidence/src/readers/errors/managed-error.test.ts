import { describe, expect, it } from 'vitest';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { managedError } from './managed-error.ts';

const readText = (text: string) => read([toDocument('a', text)], [managedError]);

describe('.NET', () => {
  it('reads an exception with inner ones and its frames', () => {
    const text = `before
System.Net.Http.HttpRequestException: Connection refused (shop.acme.test:443)
 ---> System.Net.Sockets.SocketException (111): Connection refused
   at System.Net.Sockets.Socket.<ConnectAsync>g__Wait|277_0(Task t, CancellationToken c)
   --- End of inner exception stack trace ---
   at Shop.Billing.Create(Order order) in /src/Billing.cs:line 41
after`;
    expect(readText(text).exchanges).toMatchObject([
      {
        firstLine: 2,
        lastLine: 6,
        seenFrom: 'client',
        request: { url: 'https://shop.acme.test' },
        error: { code: 'ECONNREFUSED', message: 'Connection refused' },
      },
    ]);
  });

  it('reads inner exceptions in the same line', () => {
    const text =
      'System.Net.WebException: The underlying connection was closed: An unexpected error occurred on a send. ---> System.IO.IOException: Authentication failed because the remote party has closed the transport stream.\n   at System.Net.TlsStream.ProcessAuthentication(LazyAsyncResult result)';
    expect(readText(text).exchanges).toMatchObject([
      { lastLine: 2, error: { message: expect.stringContaining('Authentication failed because the remote party') } },
    ]);
  });

  it('makes a record of other exceptions', () => {
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

  it('reads a status', () => {
    const text =
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (Unauthorized).';
    expect(readText(text).exchanges).toMatchObject([{ response: { status: 401 } }]);
  });
});

describe('the JVM', () => {
  it('follows frames that have a prefix of their own', () => {
    const text =
      '[18:41:09 WARN]: java.io.IOException: Server returned HTTP response code: 429 for URL: https://api.acme.test/x\n[18:41:09 WARN]: \tat java.base/sun.net.www.Http.get(Http.java:1997)\n[18:41:09 INFO]: next';
    expect(readText(text).exchanges).toMatchObject([
      { firstLine: 1, lastLine: 2, request: { url: 'https://api.acme.test/x' }, response: { status: 429 } },
    ]);
  });

  it.each([
    ['java.net.ConnectException: Connection refused', 'ECONNREFUSED', undefined],
    [
      'Exception in thread "main" java.net.UnknownHostException: api.acme.test: Name or service not known',
      'ENOTFOUND',
      'https://api.acme.test',
    ],
    [
      'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://api.acme.test/x": Read timed out\nCaused by: java.net.SocketTimeoutException: Read timed out',
      'ETIMEDOUT',
      'https://api.acme.test/x',
    ],
    [
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path',
      undefined,
      undefined,
    ],
  ])('%s', (text, code, url) => {
    const { exchanges } = readText(text);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.error?.code).toBe(code);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it.each([
    ['org.springframework.web.client.HttpClientErrorException$Unauthorized: 401 Unauthorized: [no body]', 401],
    [
      'feign.FeignException$Forbidden: [403 Forbidden] during [GET] to [https://api.acme.test/x] [Client#get()]: []',
      403,
    ],
  ])('%s', (text, status) => expect(readText(text).exchanges).toMatchObject([{ response: { status } }]));

  it('takes a database that is down for no exchange', () => {
    const text =
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure\nCaused by: java.net.ConnectException: Connection refused';
    expect(readText(text).exchanges).toEqual([]);
    expect(readText(text).records).toHaveLength(1);
  });
});

it.each(['TypeError: no', 'see System.Net.WebException for more', 'catch (java.io.IOException e) {', 'at home (x)'])(
  'leaves alone: %s',
  (text) => expect(readText(text).recognised).toEqual([]),
);
