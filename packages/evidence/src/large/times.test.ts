import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Times, TimesCounter } from './times.ts';

const minute = 60_000;

function counted(times: readonly number[]): Times | undefined {
  const counter = new TimesCounter();
  for (const at of times) counter.add(at);
  return counter.times();
}

it('counts by the minute while that makes no more than 120', () => {
  expect(counted([10, 59_999, 5 * minute, minute])).toEqual({
    startsAt: 0,
    stepMs: minute,
    counts: [2, 1, 0, 0, 0, 1],
  });
  expect(counted([0, 119 * minute])?.counts).toHaveLength(120);
  expect(counted([0, 120 * minute])).toMatchObject({ stepMs: 5 * minute, startsAt: 0 });
});

it('counts all in 120 at most, whatever the times and their order, alone or put together', () => {
  const time = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -8.64e15, max: 8.64e15 }));
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), fc.nat(60), (times, at) => {
      const all = counted(times);
      expect(all?.counts.length).toBeLessThanOrEqual(120);
      expect(all?.counts.reduce((sum, n) => sum + n)).toBe(times.length);
      expect(counted(times.toSorted((a, b) => a - b))).toEqual(all);
      const parts = new TimesCounter();
      for (const part of [times.slice(0, at), times.slice(at)]) {
        const own = counted(part);
        if (own) parts.addAll(own);
      }
      expect(parts.times()).toEqual(all);
    }),
  );
});

it('has nothing to tell of nothing', () => {
  expect(counted([])).toBeUndefined();
  expect(counted([Number.NaN, 1e300])).toBeUndefined();
});
