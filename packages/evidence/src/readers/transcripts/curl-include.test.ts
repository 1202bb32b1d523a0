import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { curlInclude } from './curl-include.ts';

const shown = (what: string) => sample('curl-include', `${what}.txt`);
const { readText, only } = readingBy(curlInclude);

describe('what curl 7.88 printed', () => {
  it('takes the request from the command and the response from -i, past the progress meter', () => {
    const { exchanges, recognised } = readText(shown('post'));
    expect(exchanges).toMatchObject([
      {
        seenFrom: 'client',
        request: {
          method: 'POST',
          url: 'http://api.acme.test:8080/v1/charges',
          headers: [
            { name: 'Authorization', line: 1 },
            { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
          ],
          body: { text: 'amount=1200', firstLine: 1 },
        },
        response: { status: 402, line: 7, body: { firstLine: 15, lastLine: 15, truncated: false } },
      },
    ]);
    expect(recognised).toMatchObject([{ firstLine: 1, lastLine: 15 }]);
  });

  it('follows redirects from one response to the next', () => {
    expect(readText(shown('redirect')).exchanges).toMatchObject([
      { request: { url: 'http://api.acme.test:8080/oldpost' }, response: { status: 301 } },
      {
        request: { url: 'http://api.acme.test:8080/new' },
        response: { status: 200, body: { text: '{"ok":true,"method":"GET"}' } },
      },
    ]);
  });

  it('turns POST into GET over a 302 unless -X forces it, and keeps both over a 307', () => {
    const methods = (options: string, status: number) =>
      readText(
        `$ curl -iL ${options} https://api.acme.example/a -d x=1\nHTTP/1.1 ${status} Moved\nlocation: https://b.example/c\n\nHTTP/1.1 200 OK\n`,
      ).exchanges.map((e) => [e.request?.method, e.request?.url, e.request?.body?.text]);
    expect(methods('', 302)[1]).toEqual(['GET', 'https://b.example/c', undefined]);
    expect(methods('-X POST', 302)[1]).toEqual(['POST', 'https://b.example/c', 'x=1']);
    expect(methods('', 307)[1]).toEqual(['POST', 'https://b.example/c', 'x=1']);
  });

  it('reads heads without bodies, and heads before bodies', () => {
    expect(only(shown('head'))).toMatchObject({ request: { method: 'HEAD' }, response: { status: 204 } });
    expect(JSON.parse(only(shown('dump'))?.response?.body?.text ?? '')).toHaveProperty('errors');
  });

  it.each([
    ['dns', 'curl:6', 'Could not resolve host: is.invalid'],
    ['selfsigned', 'curl:60', 'SSL certificate problem: self-signed certificate'],
    ['timeout', 'curl:28', 'Operation timed out after 1001 milliseconds with 0 bytes received'],
  ])('reads a failed command: %s', (what, code, message) => {
    const { exchanges, recognised } = readText(shown(what));
    expect(exchanges).toMatchObject([{ request: { method: 'GET' }, error: { code, message } }]);
    expect(recognised.at(-1)?.lastLine).toBe(
      shown(what)
        .trimEnd()
        .split(/\r\n|\n|\r/).length,
    );
  });

  it('reads the status that -f and -w tell of', () => {
    expect(only(shown('fail'))).toMatchObject({ request: { method: 'GET' }, response: { status: 401, headers: [] } });
    expect(only(shown('code'))).toMatchObject({ response: { status: 401, line: 2 } });
    expect(
      only("$ curl -so /dev/null -w 'HTTP %{http_code}\\n' https://api.acme.example\nHTTP 000")?.error,
    ).toBeDefined();
    expect(readText("$ curl -w '%{http_code}' https://api.acme.example\n200").exchanges).toEqual([]);
  });
});

describe('what people paste', () => {
  it('reads a command over several lines, whatever shell carries it on', () => {
    for (const mark of ['\\', '^', '`']) {
      const text = `$ curl -i ${mark}\n  --request PATCH ${mark}\n  --url "https://api.acme.example/v1/me" ${mark}\n  -H "X-Api-Version: 2" ${mark}\n  --data '{\n  "name": "A"\n}'\nHTTP/2 409\n`;
      expect(only(text)).toMatchObject({
        request: {
          method: 'PATCH',
          url: 'https://api.acme.example/v1/me',
          headers: [{ name: 'X-Api-Version', value: '2', line: 4 }, { name: 'Content-Type' }],
          body: { text: '{\n  "name": "A"\n}', firstLine: 5, lastLine: 7 },
        },
        response: { status: 409, line: 8 },
      });
    }
  });

  it.each([
    ['PS C:\\Users\\a> curl.exe -i --json \'{"a":1}\' https://x.example/y', 'POST', '{"a":1}'],
    ['me@host:~/src$ curl -iXPUT https://x.example/y -d@body.json', 'PUT', undefined],
    ["curl -iG https://x.example/y --data-urlencode 'q=a b'", 'GET', undefined],
    ['curl -i -F file=@a.png https://x.example/y', 'POST', undefined],
    ['curl -siku me:… https://x.example/y --data-raw a=1 -d b=2 | head', 'POST', 'a=1&b=2'],
  ])('understands %s', (command, method, body) => {
    const request = only(`${command}\nHTTP/1.1 400 Bad Request\n\n`)?.request;
    expect(request?.method).toBe(method);
    expect(request?.body?.text).toBe(body);
    expect(request?.url).toBe(command.includes('-iG') ? 'https://x.example/y?q=a%20b' : 'https://x.example/y');
  });

  it('reads an error line alone, also within a sentence', () => {
    expect(
      only('we only get curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to h.example:443'),
    ).toMatchObject({
      error: { code: 'curl:35', message: expect.stringMatching(/^OpenSSL SSL_connect/) },
    });
  });

  it('reads a response without a command and leaves the prose', () => {
    const text =
      'I get this:\n\nHTTP/2 403\nserver: cloudflare\ncontent-type: text/html\n\n<html>\n<body>denied</body>\n</html>\n\nWhy?';
    const { exchanges, recognised } = readText(text);
    expect(exchanges).toMatchObject([{ firstLine: 3, lastLine: 9, response: { status: 403, body: { lastLine: 9 } } }]);
    expect(recognised).toMatchObject([{ firstLine: 3, lastLine: 9 }]);
  });

  it('makes no exchange of a sentence about curl', () => {
    expect(readText('curl works but our code does not, with curl all is fine').exchanges).toEqual([]);
  });

  it('leaves a response that follows a raw request to the reader of those', () => {
    expect(readText('GET /a HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\n\n').exchanges).toEqual([]);
  });

  it('does not tie a response to a command far above', () => {
    const { exchanges } = readText('$ curl -i https://a.example/x\na\nb\nc\nd\nHTTP/1.1 200 OK\n');
    expect(exchanges[0]?.request).toBeUndefined();
  });
});

describe('a command with nothing but the body it printed', () => {
  it('is the request that was made, what came of it being unknown', () => {
    const { exchanges } = read([toDocument('a', sample('curl-include', 'bare-body.txt'))], [curlInclude]);
    expect(exchanges).toEqual([
      expect.objectContaining({
        seenFrom: 'client',
        firstLine: 1,
        lastLine: 1,
        request: expect.objectContaining({ method: 'POST', url: 'https://api.example.com/v1/charges' }),
      }),
    ]);
    expect(exchanges[0]?.response).toBeUndefined();
  });

  it('gets the response that the body tells of itself', () => {
    const body = '{"error":{"code":401,"status":"UNAUTHENTICATED","message":"Request is missing a credential."}}';
    const { exchanges } = read([toDocument('a', `$ curl https://api.example.com/v1/things\n${body}\n`)]);
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({
      reader: 'curl-include',
      request: { method: 'GET', url: 'https://api.example.com/v1/things' },
      response: { status: 401, body: { text: body } },
      lastLine: 2,
    });
  });

  it('is none where a command is only recommended', () => {
    const text = 'Try this:\n\n$ curl https://api.example.com/v1/things\n\nand tell us what it says.\n';
    expect(read([toDocument('a', text)], [curlInclude]).exchanges).toEqual([]);
  });
});
