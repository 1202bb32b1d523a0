import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { herokuRouter } from './heroku-router.ts';

const readText = (text: string) => read([toDocument('a', text)], [herokuRouter]);

it('reads requests, and the router’s code where it answered itself', () => {
  const { exchanges, records } = readText(sample('heroku-router', 'router.txt'));
  expect(
    exchanges.map((e) => [e.request?.url, e.response?.status, e.fields?.error_code, e.fields?.dyno, e.durationMs]),
  ).toEqual([
    ['http://app.example.com/health', 200, undefined, 'web.1', 18],
    ['https://app.example.com/hooks/stripe?v=2', 503, 'H12', 'web.1', 30001],
    ['https://app.example.com/', 503, 'H10', undefined, undefined],
    ['https://app.example.com/upload', 499, 'H27', 'web.2', 9872],
  ]);
  expect(exchanges[1]).toMatchObject({
    seenFrom: 'server',
    request: { method: 'POST' },
    response: { bodyBytes: 0 },
    peer: '192.0.2.199',
    timings: { connect: 0, wait: 30001 },
    startedAt: { at: Date.UTC(2026, 2, 2, 9, 22, 10, 331) },
    fields: {
      at: 'error',
      desc: 'Request timeout',
      request_id: '9701b555-6a83-4c12-8269-97c8e32cdb23',
      protocol: 'https',
    },
  });
  expect(records.map((r) => [r.firstLine, r.level, r.error?.code, r.message])).toEqual([
    [2, 'error', 'H12', 'Request timeout'],
    [3, 'error', 'H10', 'App crashed'],
    [4, 'warn', 'H27', 'Client Request Interrupted'],
  ]);
});

it('reads what a drain sends', () =>
  expect(readText(sample('heroku-router', 'drain.txt')).exchanges).toMatchObject([
    { startedAt: { at: Date.UTC(2026, 2, 2, 9, 22, 10, 331) }, fields: { error_code: 'H18' }, durationMs: 6 },
  ]));

it.each(['2026-03-02T09:22:10Z app[web.1]: at=error code=H12 desc="x" dyno=web.1', 'look at=info dyno=web.1'])(
  'leaves %s alone',
  (text) => expect(readText(text).recognised).toEqual([]),
);
