import { expect, test } from 'vitest';
import { noted, type Sample } from './sample.ts';
import { timing } from './timing.ts';

const of = (sample: Sample, timeout?: number) =>
  noted(
    timing,
    [{ url: 'https://api.acme.io/', ...sample }],
    timeout === undefined ? {} : { provider: { webhooks: { timeout_s: timeout } } },
  ).facts;

test.each([
  [30_004, 30],
  [29_001, 29],
  [30_100, 30],
  [10_399, 10],
  [10_401, undefined],
  [9_998, 10],
  [9_000, undefined],
  [60_060, 60],
  [450, undefined],
])('a gateway timeout after %i ms ended at the limit of %s s', (durationMs, limit) => {
  expect(of({ status: 504, durationMs })['timing.at_limit_s']).toBe(limit);
});

test('an answer that came by itself did not end at a limit', () => {
  expect(of({ status: 404, durationMs: 30_004 })).toEqual({ 'timing.duration_ms': 30_004 });
  expect(of({ error: 'connect ECONNREFUSED', durationMs: 3001 })).toEqual({ 'timing.duration_ms': 3001 });
  expect(of({ error: 'socket hang up', durationMs: 5001 })['timing.at_limit_s']).toBe(5);
});

test('how long it took may be said by the error alone', () => {
  expect(
    of({ error: 'Operation timed out after 10001 milliseconds with 0 bytes received', errorCode: 'curl:28' }),
  ).toEqual({
    'timing.duration_ms': 10_001,
    'timing.at_limit_s': 10,
  });
  expect(of({ error: 'timeout of 5000ms exceeded' })['timing.at_limit_s']).toBe(5);
});

test('the sender of a webhook waits as long as its profile says', () => {
  const direction = 'delivery' as const;
  expect(of({ direction, status: 200, durationMs: 12_000 }, 10)['timing.over_sender_timeout']).toBe(true);
  expect(of({ direction, status: 500, durationMs: 400 }, 10)['timing.over_sender_timeout']).toBe(false);
  expect(of({ direction, error: 'Read timed out', durationMs: 8_000 }, 8)).toMatchObject({
    'timing.over_sender_timeout': true,
    'timing.at_limit_s': 8,
  });
  expect(of({ direction: 'api_call', status: 500, durationMs: 400 }, 10)['timing.over_sender_timeout']).toBeUndefined();
});
