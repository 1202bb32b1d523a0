import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { logfmt } from './logfmt.ts';

const readText = (text: string) => read([toDocument('a', text)], [logfmt]);

it('reads what logrus wrote: a request, a call that failed, and an error in its own words', () => {
  const { records, exchanges } = readText(sample('logfmt', 'logrus.txt'));
  expect(records.map((r) => [r.level, r.message, r.error?.message])).toEqual([
    ['info', 'request', undefined],
    ['error', 'call failed', 'Get "http://127.0.0.1:1/v1/orders": dial tcp 127.0.0.1:1: connect: connection refused'],
    ['warn', 'skipped "order"', 'no id'],
  ]);
  expect(exchanges).toMatchObject([
    { seenFrom: 'server', request: { method: 'POST', url: '/hooks' }, response: { status: 401 }, durationMs: 3.2 },
    {
      seenFrom: 'client',
      request: { method: 'GET', url: 'http://127.0.0.1:1/v1/orders' },
      error: { code: 'ECONNREFUSED' },
    },
  ]);
});

it('reads slog and go-kit', () => {
  const { records, exchanges } = readText(sample('logfmt', 'slog.txt'));
  expect(records.map((r) => [r.level, r.at?.at])).toEqual([
    ['info', Date.UTC(2026, 3, 2, 10, 15, 30, 123)],
    ['error', Date.UTC(2026, 3, 2, 10, 15, 31, 456)],
    ['warn', Date.UTC(2026, 3, 2, 10, 15, 32, 14)],
  ]);
  expect(exchanges[0]).toMatchObject({ response: { status: 500 }, durationMs: 12.5, peer: '203.0.113.9' });
  expect(records[2]?.fields).toMatchObject({ component: 'dispatcher', attempts: '1' });
});

it('takes quotes off', () =>
  expect(
    readText('ts=2021-09-30T08:41:09.014201133Z level=error message="Failed \\"twice\\"" n=3').records,
  ).toMatchObject([{ level: 'error', message: 'Failed "twice"', at: { at: 1632991269014 }, fields: { n: '3' } }]));

it.each(['a=1 b=2', 'TS_LOCALES=fr,en', 'const a = 1; b=2', 'see a=1 for b=2', 'grant_type=authorization_code&a=b'])(
  'leaves %s alone',
  (text) => expect(readText(text).recognised).toEqual([]),
);
