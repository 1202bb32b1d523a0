import { describe, expect, it } from 'vitest';
import { readingBy } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { header } from '../../exchange.ts';
import { tcpdump } from './tcpdump.ts';

const { readText, only } = readingBy(tcpdump);
const shown = (name: string) => sample('tcpdump', `${name}.txt`);
const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('what tcpdump 4.99 printed', () => {
  it('puts a request and its response together from their packets', () => {
    const exchange = only(shown('post'));
    expect(exchange?.request).toMatchObject({
      method: 'POST',
      url: 'http://hooks.example.com/hook',
      httpVersion: '1.1',
      body: { text: '{"event":"invoice.paid"}', truncated: false },
      bodyBytes: 24,
    });
    expect(header(exchange?.request?.headers ?? [], 'x-signature')?.line).toBe(lineOf(shown('post'), 'X-Signature'));
    expect(exchange?.request?.body?.firstLine).toBe(lineOf(shown('post'), '{"event"'));
    expect(exchange?.response).toMatchObject({
      status: 400,
      reason: 'Bad Request',
      body: { text: '{"error":"invalid signature"}', truncated: false },
    });
    expect(exchange).toMatchObject({ peer: '203.0.113.10', durationMs: 3.467 });
  });

  it('keeps the exchanges of one connection apart', () => {
    const { exchanges } = readText(shown('keep-alive'));
    expect(
      exchanges.map((e) => [e.request?.method, e.request?.url, e.response?.status, e.response?.body?.text]),
    ).toEqual([
      ['GET', 'http://api.example.com/v1/status', 200, '{"status":"ok"}'],
      [
        'GET',
        'http://api.example.com/v1/customers/cus_404',
        404,
        '{"error":{"code":"resource_missing","message":"No such customer: cus_404"}}',
      ],
    ]);
  });

  it('reads names instead of numbers, dates, and the wordy form', () => {
    for (const name of ['names', 'dated'])
      expect(only(shown(name))).toMatchObject({
        request: { url: 'http://api.example.com/v1/charges', body: { text: 'a=1' } },
        response: { status: 401 },
      });
    expect(only(shown('dated'))?.startedAt?.at).toBeGreaterThan(Date.UTC(2026, 10, 23));
  });

  it('reads method, path and status where no payload was printed', () => {
    expect(only(shown('no-payload'))).toMatchObject({
      request: { method: 'POST', url: 'http://203.0.113.10/v1/charges', headers: [] },
      response: { status: 401, reason: 'Unauthorized' },
    });
  });

  it('tells a connection that was refused from one that nobody answered', () => {
    expect(only(shown('reset'))).toMatchObject({
      request: { url: 'http://203.0.113.10:9' },
      error: { code: 'ECONNREFUSED', message: '203.0.113.10.9 refused the connection (RST in answer to SYN)' },
    });
    expect(only(shown('no-answer'))).toMatchObject({
      request: { url: 'http://203.0.113.99' },
      error: { code: 'ETIMEDOUT' },
      seenFrom: 'client',
    });
  });
});

const packet = (time: string, from: string, to: string, rest: string) => `10:00:00.${time} IP ${from} > ${to}: ${rest}`;
const [client, server] = ['192.0.2.10.40000', '203.0.113.10.80'];

describe('tcpdump among other text', () => {
  it('joins a body that came in two packets, and leaves out what was sent again', () => {
    const head = 'E..4..@.@.....q..q..P.2b.>...P.......';
    const text = [
      packet('100000', client, server, 'Flags [P.], seq 1:60, ack 1, win 64, length 59: HTTP: GET /a HTTP/1.1'),
      `${head}...GET /a HTTP/1.1`,
      'Host: api.example.com',
      'Accept: */*',
      '',
      packet('200000', server, client, 'Flags [.], seq 1:70, ack 60, win 64, length 69: HTTP: HTTP/1.1 200 OK'),
      `${head}...HTTP/1.1 200 OK`,
      'Content-Type: application/json',
      'Content-Length: 13',
      '',
      '{"a":"on',
      packet('250000', server, client, 'Flags [.], seq 1:70, ack 60, win 64, length 69: HTTP: HTTP/1.1 200 OK'),
      `${head}...HTTP/1.1 200 OK`,
      'Content-Type: application/json',
      '',
      '{"a":"on',
      packet('300000', server, client, 'Flags [P.], seq 70:75, ack 60, win 64, length 5'),
      'E..,..@.@.....q..q..P.2b.>...P.......xx.e"}',
    ].join('\n');
    expect(only(text)).toMatchObject({ response: { status: 200, body: { text: '{"a":"one"}' } }, durationMs: 100 });
  });

  it('tells what ended a connection on which no response came', () => {
    const asked = packet(
      '100000',
      client,
      server,
      'Flags [P.], seq 1:60, ack 1, win 64, length 59: HTTP: GET /a HTTP/1.1',
    );
    const closed = packet('200000', server, client, 'Flags [F.], seq 1, ack 60, win 64, length 0');
    const reset = packet('200000', server, client, 'Flags [R.], seq 1, ack 60, win 64, length 0');
    expect(only(`${asked}\n${closed}`)?.error?.message).toBe(
      '203.0.113.10.80 closed the connection (FIN) without a response',
    );
    expect(only(`${asked}\n${reset}`)?.error?.code).toBe('ECONNRESET');
    expect(only(asked)?.error).toBeUndefined();
  });

  it('says nothing of one attempt alone, and of encrypted connections', () => {
    expect(readText(packet('100000', client, server, 'Flags [S], seq 5, win 64, length 0')).recognised).toEqual([]);
  });

  it('keeps what was there before a cut', () => {
    const lines = shown('post').split('\n');
    const at = lines.findIndex((line) => line.includes('X-Signature'));
    expect(only(lines.slice(0, at).join('\n'))).toMatchObject({
      request: { method: 'POST', url: 'http://hooks.example.com/hook' },
    });
    const answer = lines.findIndex((line) => line.includes('HTTP: HTTP/1.1 400'));
    expect(only(lines.slice(answer).join('\n'))).toMatchObject({ response: { status: 400 } });
  });

  it('leaves what follows the capture alone', () => {
    const { recognised } = readText(`${shown('post').trimEnd()}\n\nThat is all I have.\nThanks\n`);
    expect(recognised.at(-1)?.lastLine).toBeLessThanOrEqual(shown('post').trimEnd().split('\n').length);
  });

  it.each(['Flags [S] means SYN', 'IP 192.0.2.1 > 192.0.2.2: ICMP echo request', 'set Flags [x] of IP'])(
    'leaves %j alone',
    (text) => expect(readText(text).recognised).toEqual([]),
  );
});
