import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { squidLog } from './squid-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [squidLog]);

it('reads what Squid wrote of requests that it passed on, could not, and would not', () => {
  const { exchanges } = readText(sample('squid-log', 'squid.txt'));
  expect(exchanges.map((e) => [e.request?.url, e.response?.status, e.fields])).toEqual([
    ['http://127.0.0.1:18081/ok', 200, { result: 'TCP_MISS', hierarchy: 'HIER_DIRECT', upstream: '127.0.0.1' }],
    ['http://127.0.0.1:1/gone', 503, { result: 'TCP_MISS', hierarchy: 'HIER_DIRECT', upstream: '127.0.0.1' }],
    ['http://denied.example.com/', 403, { result: 'TCP_DENIED', hierarchy: 'HIER_NONE' }],
    ['http://unknown.example.com/x', 502, { result: 'TCP_MISS', hierarchy: 'HIER_NONE' }],
    ['denied.example.com:443', 403, { result: 'TCP_DENIED', hierarchy: 'HIER_NONE' }],
  ]);
});

it('reads the time to the millisecond, how long it took, and who asked', () => {
  const text =
    '1576785904.771      0 10.4.2.17 TCP_DENIED/403 3911 CONNECT hooks.acme.test:443 - HIER_NONE/- text/html';
  expect(readText(text).exchanges).toMatchObject([
    { startedAt: { at: 1576785904771 }, durationMs: 0, peer: '10.4.2.17', request: { method: 'CONNECT' } },
  ]);
});

it('leaves other lines alone', () => {
  expect(
    readText('1576785904.771 0 x\n1576785904.771 12 10.0.0.1 is the time and / or the place of it all').recognised,
  ).toEqual([]);
});
