import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { nginxErrorLog } from './nginx-error-log.ts';

const shown = sample('nginx-error-log', 'nginx.txt');
const readText = (text: string) => read([toDocument('a', text)], [nginxErrorLog]);

describe('nginx error log', () => {
  it('makes a record of every line, with its fields', () => {
    const { records } = readText(shown);
    expect(records).toHaveLength(16);
    expect(records[15]).toMatchObject({
      level: 'error',
      message: 'client intended to send too large body: 26 bytes',
      at: { zoneKnown: false },
      fields: {
        client: '127.0.0.1',
        server: 'hooks.example.test',
        request: 'POST /upload HTTP/1.1',
        host: '127.0.0.1:8099',
      },
    });
  });

  it('makes an exchange without a response where the upstream failed', () => {
    const exchanges = readText(shown).exchanges.filter((e) => e.error);
    expect(exchanges.map((e) => [e.request?.url, e.error?.message.slice(0, 36)])).toEqual([
      ['http://127.0.0.1:8099/down', 'connect() failed (111: Connection re'],
      ['http://127.0.0.1:8099/slow', 'upstream timed out (110: Connection '],
      ['http://127.0.0.1:8099/close?x=1', 'upstream prematurely closed connecti'],
      ['http://127.0.0.1:8099/big', 'upstream sent too big header while r'],
    ]);
    expect(exchanges[0]).toMatchObject({
      seenFrom: 'server',
      peer: 'http://127.0.0.1:9/down',
      request: { method: 'POST', httpVersion: '1.1' },
    });
    expect(exchanges[0]?.error?.code).toBeUndefined();
  });

  it('reads a line that is cut off, and one behind a container name', () => {
    const cut =
      '2020/12/17 07:48:47 [error] 3#0: *1 upstream timed out (110: Connection timed out), client: 192.0.2.1, server: a, request: "POST /x HT';
    expect(readText(cut).records[0]?.fields).toMatchObject({ client: '192.0.2.1', server: 'a' });
    expect(readText(`web-1  | ${shown.split('\n')[6]}`).exchanges).toHaveLength(1);
  });

  it('knows that a body that is too large was answered with 413, and how large it was', () => {
    const [exchange] = readText(shown).exchanges.filter((e) => e.response);
    expect(exchange).toMatchObject({
      request: { method: 'POST', url: 'http://127.0.0.1:8099/upload', bodyBytes: 26 },
      response: { status: 413, headers: [], line: 16 },
    });
    expect(exchange?.error).toBeUndefined();
  });

  it('leaves other text alone', () => {
    expect(readText('2020/12/17 07:48:47 [error] nothing of nginx\nissue #12: [error]').recognised).toEqual([]);
  });
});
