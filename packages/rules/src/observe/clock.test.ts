import { expect, test } from 'vitest';
import { clock } from './clock.ts';
import { noted, type Sample } from './sample.ts';

const of = (sample: Sample) =>
  noted(clock, [
    { url: 'https://api.acme.io/', status: 403, answer: { Date: 'Wed, 01 Jan 2025 12:00:00 GMT' }, ...sample },
  ]).facts['clock.skew_s'];

test.each<[string, Sample, number | undefined]>([
  ['the record of the client', { at: '2025-01-01T12:10:00Z' }, 599],
  ['the record of the client, behind', { at: '2025-01-01T11:50:00Z' }, 600],
  ['within the second of the header', { at: '2025-01-01T12:00:00.900Z' }, 0],
  ['a slow answer', { at: '2025-01-01T11:59:50Z', durationMs: 10_500 }, 0],
  ['no zone', { at: '2025-01-01T14:00:00' }, undefined],
  ['the record of the server itself', { at: '2025-01-01T12:10:00Z', seenFrom: 'server' }, undefined],
  ['a signed date of AWS', { headers: { 'X-Amz-Date': '20250101T115000Z' } }, 600],
  ['a signed timestamp in milliseconds', { headers: { 'X-Timestamp': String(Date.UTC(2025, 0, 1, 11, 50)) } }, 600],
  [
    'the timestamp of a delivery, which may be one of an earlier attempt',
    { direction: 'delivery', headers: { 'webhook-timestamp': '1735730000' } },
    undefined,
  ],
  [
    'an answer out of a cache',
    { at: '2025-01-01T12:10:00Z', answer: { Date: 'Wed, 01 Jan 2025 12:00:00 GMT', Age: '600' } },
    undefined,
  ],
])('%s', (_, sample, skew) => {
  expect(of(sample)).toBe(skew);
});
