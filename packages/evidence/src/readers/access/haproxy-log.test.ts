import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { haproxyLog } from './haproxy-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [haproxyLog]);

describe('what HAProxy wrote', () => {
  it('reads requests with times and how each session ended', () => {
    const { exchanges } = readText(sample('haproxy-log', 'http.txt'));
    const brief = exchanges.map((e) => [
      e.request?.url,
      e.response?.status,
      e.durationMs,
      e.fields?.termination_state,
      e.fields?.server,
    ]);
    expect(brief).toEqual([
      ['/ok', 200, 1, '----', 'web1'],
      ['/slow', 504, 1001, 'sH--', 'web1'],
      ['/close', 502, 0, 'SH--', 'web1'],
      ['/bad', 502, 1, 'PH--', 'web1'],
      ['/deny', 401, 0, '----', 'web1'],
      ['/down', 503, 1538, 'SC--', 'gone'],
      ['/none', 503, 0, 'SC--', '<NOSRV>'],
      [undefined, 408, 704, 'cR--', '<NOSRV>'],
      [undefined, 400, 0, 'PR--', '<NOSRV>'],
    ]);
    expect(exchanges[5]).toMatchObject({
      firstLine: 6,
      peer: '127.0.0.1:57570',
      timings: { send: 0, blocked: 0 },
      fields: {
        frontend: 'web',
        backend: 'dead',
        retries: '3',
        Tc: '-1',
        captured_request_headers: '{api.example.com}',
      },
      startedAt: { at: Date.UTC(2026, 10, 23, 21, 1, 26, 506), zoneKnown: false },
    });
    expect(exchanges[7]?.fields?.request).toBe('<BADREQ>');
  });

  it('reads a session of TCP as a record', () => {
    expect(readText(sample('haproxy-log', 'tcp.txt')).records).toMatchObject([
      { level: 'info', fields: { frontend: 'tcp', backend: 'tcpapp', server: 'web1', termination_state: '--' } },
    ]);
  });
});

it('reads a handshake that failed', () => {
  const text = '203.0.113.9:56059 [03/Dec/2012:17:35:10.380] frt/f1: SSL handshake failure';
  expect(readText(text).records).toMatchObject([
    { level: 'error', message: 'SSL handshake failure', at: { at: Date.UTC(2012, 11, 3, 17, 35, 10, 380) } },
  ]);
});

it.each([
  '127.0.0.1 - - [23/Nov/2026:21:01:31 +0000] "POST /x HTTP/1.1" 200 1 "-" "-"',
  '203.0.113.9:56059 [03/Dec/2012:17:35:10.380] something else that goes on',
  'see [1.234] for the rest',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
