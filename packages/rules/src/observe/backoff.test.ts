import { expect, test } from 'vitest';
import { deliveries as observer } from './deliveries.ts';
import { noted, type Sample } from './sample.ts';

/** Deliveries of one size to one address, each so many seconds after the start. */
const deliveries = (...seconds: number[]): Sample[] =>
  seconds.map((s) => ({
    direction: 'delivery',
    method: 'POST',
    url: 'https://shop.io/hooks',
    seenFrom: 'server',
    status: 500,
    at: new Date(Date.UTC(2026, 4, 3, 2) + s * 1000).toISOString(),
  }));
const again = (...seconds: number[]) => noted(observer, deliveries(...seconds)).facts['delivery.same_event_again'];

test('requests at growing gaps are one event tried again', () => {
  expect(again(0, 2, 7, 17, 38, 79)).toBe(true);
  expect(again(0, 30, 35, 45, 65, 105)).toBe(true);
  expect(again(0, 300, 900, 2100)).toBe(true);
});

test('three of them, even gaps and bursts are not', () => {
  expect(again(0, 2, 7)).toBeUndefined();
  expect(again(0, 60, 120, 180, 240)).toBeUndefined();
  expect(again(0, 0, 0, 0, 5)).toBeUndefined();
  expect(again(0, 50, 80, 100, 110)).toBeUndefined();
});

test('calls of an API are not deliveries', () => {
  const calls = deliveries(0, 2, 7, 17, 38).map((one): Sample => ({ ...one, direction: 'api_call' }));
  expect(noted(observer, calls).facts).toEqual({});
});
