import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { nodeError } from './node-error.ts';

const shown = (what: string) => sample('node-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [nodeError]);

describe('what Node 24 printed', () => {
  it.each([
    ['refused', 'ECONNREFUSED', 'http://127.0.0.1:1'],
    ['aggregate', 'ECONNREFUSED', 'http://127.0.0.1:45999'],
    ['reset', 'ECONNRESET', undefined],
    ['expired', 'CERT_HAS_EXPIRED', undefined],
    ['self-signed-chain', 'SELF_SIGNED_CERT_IN_CHAIN', undefined],
    ['unknown-issuer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', undefined],
    ['hostname-mismatch', 'ERR_TLS_CERT_ALTNAME_INVALID', 'https://localhost'],
    ['tls-to-plain-port', 'EPROTO', undefined],
    ['fetch-tls-to-plain-port', 'ERR_SSL_WRONG_VERSION_NUMBER', undefined],
    ['fetch-self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', undefined],
    ['fetch-hang-up', 'UND_ERR_SOCKET', undefined],
    ['fetch-unresolved', 'ENOTFOUND', 'https://api.invalid'],
  ])('%s: a transport error with Node’s code', (what, code, url) => {
    const text = `before\n\n${shown(what)}\nafter`;
    const { exchanges, records, recognised } = readText(text);
    expect(records).toEqual([]);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({ seenFrom: 'client', error: { code } });
    expect(exchanges[0]?.request?.url).toBe(url);
    const lines = shown(what).trimEnd().split('\n').length;
    expect(recognised).toMatchObject([{ firstLine: 3, lastLine: lines + 2 }]);
  });

  it('points at the error that tells why, not at the one that wraps it', () => {
    const text = shown('fetch-self-signed');
    const [exchange] = readText(text).exchanges;
    expect(text.split('\n')[(exchange?.error?.firstLine ?? 0) - 1]).toContain(exchange?.error?.message);
  });

  it('makes a record of an error that is not the network’s', () => {
    const { records, exchanges } = readText(shown('html-as-json'));
    expect(exchanges).toEqual([]);
    expect(records[0]?.error).toMatchObject({
      type: 'SyntaxError',
      message: expect.stringContaining('is not valid JSON'),
    });
    expect(records[0]?.error?.frames[1]).toMatchObject({ function: 'parseJSONFromBytes', line: 3 });
  });

  it('tells the cause of a fetch that could not begin', () => {
    expect(readText(shown('bad-url')).records).toMatchObject([
      {
        message: expect.stringContaining('(cause: TypeError: Invalid URL)'),
        error: { code: 'ERR_INVALID_URL' },
        fields: { 'cause.input': '/x' },
      },
    ]);
  });
});

describe('HTTP clients', () => {
  it('reads an AxiosError with the call that its dump shows', () => {
    const text = `AxiosError: Request failed with status code 401
    at settle (/app/node_modules/axios/dist/node/axios.cjs:1967:12) {
  code: 'ERR_BAD_REQUEST',
  config: {
    headers: Object [AxiosHeaders] { Accept: 'application/json' },
    baseURL: 'https://api.acme.test/v1/',
    method: 'post',
    url: '/me',
    data: '{"a":1}'
  },
  response: {
    status: 401,
    headers: Object [AxiosHeaders] { 'content-type': 'application/json' },
    data: { error: 'nope' }
  }
}`;
    expect(readText(text).exchanges).toMatchObject([
      {
        firstLine: 1,
        lastLine: 16,
        request: { method: 'POST', url: 'https://api.acme.test/v1/me' },
        response: { status: 401, headers: [{ name: 'content-type', value: 'application/json', line: 13 }] },
      },
    ]);
  });

  it('reads the body and the status of an AI SDK error', () => {
    const text =
      "AI_APICallError: Not Found\n    at async postToApi (file:///app/x.mjs:350:28) {\n  url: 'http://llm.acme.test/chat',\n  statusCode: 404,\n  responseBody: '404 page not found'\n}";
    expect(readText(text).exchanges).toMatchObject([
      {
        request: { url: 'http://llm.acme.test/chat' },
        response: { status: 404, body: { text: '404 page not found', firstLine: 5 } },
      },
    ]);
  });

  it.each([
    ['HTTPError: Response code 404 (Not Found)', 404],
    ['Error: Request failed with status code 503', 503],
    ['StatusCodeError: 429 - {"error":"slow down"}', 429],
  ])('%s', (text, status) => expect(readText(text).exchanges).toMatchObject([{ response: { status } }]));

  it.each([
    [
      'FetchError: request to https://api.acme.test/x failed, reason: connect ECONNREFUSED 203.0.113.1:443',
      'ECONNREFUSED',
      'https://api.acme.test/x',
    ],
    [
      'npm ERR! request to https://npm.acme.test/x failed, reason: self-signed certificate in certificate chain',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'https://npm.acme.test/x',
    ],
    ['(node:12) UnhandledPromiseRejectionWarning: Error: socket hang up', 'ECONNRESET', undefined],
    ['Uncaught Error: connect ECONNREFUSED ::1:3000', 'ECONNREFUSED', 'http://[::1]:3000'],
    ['└  ✖ self-signed certificate in certificate chain', 'SELF_SIGNED_CERT_IN_CHAIN', undefined],
    ['getaddrinfo ENOTFOUND api.acme.test', 'ENOTFOUND', 'https://api.acme.test'],
    ['Error: getaddrinfo EAI_AGAIN api.acme.test:443', 'EAI_AGAIN', 'https://api.acme.test'],
    [
      'ConnectTimeoutError: Connect Timeout Error (attempted addresses: 203.0.113.1:443, timeout: 10000ms)',
      'UND_ERR_CONNECT_TIMEOUT',
      'https://203.0.113.1',
    ],
    ['AxiosError: timeout of 5000ms exceeded', 'ECONNABORTED', undefined],
    ['[hooks] sending failed: Error: read ECONNRESET', 'ECONNRESET', undefined],
  ])('one line: %s', (text, code, url) => {
    const { exchanges } = readText(`x\n  ${text}\ny`);
    expect(exchanges).toMatchObject([{ firstLine: 2, lastLine: 2, error: { code } }]);
    expect(exchanges[0]?.request?.url).toBe(url);
  });

  it('reads the dump of old Node, inside and behind the frames', () => {
    const inside =
      "{ Error: connect ECONNREFUSED 127.0.0.1:8080\n    at Object._errnoException (util.js:1022:11)\n  errno: 'ECONNREFUSED',\n  address: '127.0.0.1',\n  port: 8080 }";
    const behind =
      "Error: getaddrinfo ENOTFOUND api.acme.test api.acme.test:443\n    at errnoException (dns.js:50:10)\n{ code: 'ENOTFOUND',\n  hostname: 'api.acme.test',\n  port: 443 }";
    expect(readText(`${inside}\n${behind}`).exchanges).toMatchObject([
      { firstLine: 1, lastLine: 5, request: { url: 'http://127.0.0.1:8080' } },
      { firstLine: 6, lastLine: 10, request: { url: 'https://api.acme.test' } },
    ]);
  });
});

describe('in a log', () => {
  it('gives an error with its frames the time and level of its line', () => {
    const text =
      '2025-08-18T11:02:08.041Z ERROR [hooks] SyntaxError: Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at POST (/app/route.js:1:2214)\n2025-08-18T11:02:08.049Z INFO ok';
    const { records, recognised } = readText(text);
    expect(records).toMatchObject([
      {
        firstLine: 1,
        lastLine: 3,
        at: { at: 1755514928041 },
        level: 'error',
        error: { type: 'SyntaxError', frames: [{ line: 2 }, { line: 3, file: '/app/route.js:1:2214' }] },
      },
    ]);
    expect(recognised).toHaveLength(1);
  });

  it('follows frames that have a prefix of their own', () => {
    const lines = ['Error: boom', '    at f (/x.js:1:2)', '    at g (/x.js:3:4)'];
    const { records } = readText(lines.map((text, i) => `2017-01-31T01:22:10.${i}Z app[web.1]: ${text}`).join('\n'));
    expect(records).toMatchObject([{ lastLine: 3, error: { frames: [{ function: 'f' }, { function: 'g' }] } }]);
  });

  it('takes a refused database for an error, not for an exchange', () => {
    const { exchanges, records } = readText('Error: connect ECONNREFUSED 127.0.0.1:5432\n    at f (/x.js:1:2)');
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([{ error: { code: 'ECONNREFUSED' } }]);
  });
});

describe('what is left to others', () => {
  it.each([
    'curl: (60) SSL certificate problem: self-signed certificate',
    'requests.exceptions.SSLError: HTTPSConnectionPool(host=\'a\', port=443): x (Caused by SSLError("certificate has expired (_ssl.c:1007)"))',
    'Get "https://a/": x509: certificate has expired',
    'System.Net.WebException: The connection was closed\n   at System.Net.HttpWebRequest.GetResponse()',
    "KeyError: 'x'",
    'Traceback (most recent call last):\n  File "x.py", line 1, in f\nInvalidRequestError: no such event',
    'we saw self-signed certificates in the office',
    'The Error was gone.',
    'throw new TypeError',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
