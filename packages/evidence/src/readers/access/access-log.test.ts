import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { header } from '../../exchange.ts';
import { read } from '../../read.ts';
import { accessLog } from './access-log.ts';

const shown = (what: string) => sample('access-log', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [accessLog]);
const one = (text: string) => {
  const { exchanges } = readText(text);
  expect(exchanges).toHaveLength(1);
  return exchanges[0];
};
const brief = (text: string) =>
  readText(text).exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status, e.durationMs]);

describe('what nginx wrote', () => {
  it('reads the combined format, IPv6 clients and users', () => {
    const { exchanges } = readText(shown('nginx'));
    expect(exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status])).toEqual([
      ['POST', '/down', 502],
      ['GET', '/slow', 504],
      ['GET', '/close?x=1', 502],
      ['GET', '/big', 502],
      ['GET', '/ok', 200],
      ['POST', '/upload', 413],
      [undefined, undefined, 400],
    ]);
    const ok = exchanges[4];
    expect(ok).toMatchObject({
      seenFrom: 'server',
      peer: '::1',
      firstLine: 5,
      lastLine: 5,
      response: { bodyBytes: 2 },
    });
    expect(ok?.startedAt).toMatchObject({ zoneKnown: true, line: 5 });
    expect(header(ok?.request?.headers ?? [], 'referer')?.value).toBe('http://a.example/');
    expect(header(ok?.request?.headers ?? [], 'user-agent')?.value).toBe('curl/7.88.1');
  });

  it('keeps what a TLS client sent to a plain port readable', () => {
    expect(readText(shown('nginx')).records).toMatchObject([{ message: expect.stringContaining('\\x16\\x03\\x01') }]);
  });

  it('reads a virtual host in front, and request time and other fields behind', () => {
    const { exchanges } = readText(shown('nginx-timed'));
    expect(exchanges[1]).toMatchObject({ durationMs: 1002, peer: '127.0.0.1' });
    expect(exchanges[4]?.request?.url).toBe('https://hooks.example.test:8099/ok');
    expect(exchanges[1]?.fields).toMatchObject({ rt: '1.002', urt: '1.002' });
  });
});

describe('what Apache wrote', () => {
  it('reads common and combined, with what a TLS client sent to a plain port', () => {
    for (const name of ['apache-common', 'apache-combined', 'apache-vhost', 'apache-timed']) {
      const { exchanges, records } = readText(shown(name));
      expect(exchanges.map((e) => e.response?.status)).toEqual([400, 400, 200, 502, 502, 200, 401, 503, 404, 200, 200]);
      expect(records).toMatchObject([{ message: expect.stringContaining('\\x16\\x03\\x01') }]);
    }
  });

  it('takes the virtual host for the host, and %D for microseconds', () => {
    expect(readText(shown('apache-vhost')).exchanges[3]).toMatchObject({
      request: { url: 'http://www.example.com/app/slow' },
      peer: '127.0.0.1',
    });
    expect(readText(shown('apache-timed')).exchanges[3]).toMatchObject({ durationMs: 1001.564 });
  });
});

it('reads what morgan wrote', () => {
  for (const name of ['combined', 'dev', 'tiny', 'short']) {
    expect(brief(shown(`morgan-${name}`)).map((e) => e.slice(0, 3))).toEqual([
      ['POST', '/hooks?x=1', 422],
      ['GET', '/none', 404],
    ]);
  }
});

describe('servers of frameworks', () => {
  it.each([
    ['[18/Dec/2017 20:41:31] "POST / HTTP/1.1" 403 2868', ['POST', '/', 403, undefined]],
    [
      'INFO:     127.0.0.1:51234 - "POST /hooks HTTP/1.1" 500 Internal Server Error',
      ['POST', '/hooks', 500, undefined],
    ],
    [
      '2020-12-18 21:04:10,413 INFO werkzeug 10.0.0.7 - - [18/Dec/2020 21:04:10] "POST /x HTTP/1.1" 401 -',
      ['POST', '/x', 401, undefined],
    ],
    ['[GIN] 2023/05/05 - 10:11:12 | 200 |    1.234ms |   127.0.0.1 | GET      "/ping"', ['GET', '/ping', 200, 1.234]],
    ['[Tue Nov  8 12:00:00 2022] 127.0.0.1:5555 [404]: POST /hook', ['POST', '/hook', 404, undefined]],
    ['GET /health 200 1.204 ms - 2', ['GET', '/health', 200, 1.204]],
    [' POST /api/hooks/send 401 in 38ms', ['POST', '/api/hooks/send', 401, 38]],
    ['[2021-02-04T17:38:00+00:00] INFO  POST /hooks/tr 200 82ms', ['POST', '/hooks/tr', 200, 82]],
    ['Nov  2 09:15:38 web-1 node[2231]: POST /webhook 400 6.118 ms - 189', ['POST', '/webhook', 400, 6.118]],
    ['2026-08-24 07:58:10.201 I  hooks  GET /status 200', ['GET', '/status', 200, undefined]],
    ['14:12:09.114 CEST POST /webhook                 200 OK', ['POST', '/webhook', 200, undefined]],
    ['  --> GET / 404 835ms 746b', ['GET', '/', 404, 835]],
  ])('%s', (text, expected) => expect(brief(text)).toEqual([expected]));

  it('reads what urllib3 sent as a call of the client', () => {
    expect(one('DEBUG:urllib3.connectionpool:https://api.acme.test:443 "GET /v1/x HTTP/1.1" 404 120')).toMatchObject({
      seenFrom: 'client',
      request: { url: 'https://api.acme.test/v1/x' },
      response: { status: 404, bodyBytes: 120 },
    });
  });

  it('pairs the two lines of a Rails request and leaves those between', () => {
    const text =
      'Started POST "/hook?a=1" for 192.0.2.48 at 2014-05-03 18:37:11 +0200\nProcessing by Hooks#index as */*\nCompleted 422 Unprocessable Entity in 5ms (Views: 1ms)';
    const { exchanges, recognised } = readText(text);
    expect(exchanges).toMatchObject([
      {
        request: { method: 'POST', url: '/hook?a=1' },
        response: { status: 422, reason: 'Unprocessable Entity', line: 3 },
        durationMs: 5,
        lastLine: 3,
      },
    ]);
    expect(recognised.map((r) => r.firstLine)).toEqual([1, 3]);
  });
});

describe('what is left alone', () => {
  it.each([
    'Forbidden (CSRF cookie not set.): /',
    'We send POST /hooks and get 200 back after 3 tries',
    'app.post("/webhook", 400)',
    'POST /hooks HTTP/1.1',
    '"GET / HTTP/1.1"',
    'GET https://api.acme.test/x 404',
  ])('%s', (text) => expect(readText(text).exchanges).toEqual([]));

  it('finds the lines between noise, indented and fenced', () => {
    const text =
      'it says\n```\n    POST /a 500 3ms\n  whatever\n[18/Dec/2017 20:41:31] "GET /b HTTP/1.1" 404 1\n```\nbye';
    expect(readText(text).exchanges.map((e) => e.firstLine)).toEqual([3, 5]);
  });
});
