import { expect, test } from 'vitest';
import { rate } from './rate.ts';
import { noted, type Sample } from './sample.ts';

const url = 'https://api.acme.io/v1';
const of = (answer: Record<string, string>, more: Sample = {}) =>
  noted(rate, [{ url, status: 429, answer, ...more }]).facts;

test.each([
  [{ 'Retry-After': '30' }, 30],
  [{ 'retry-after-ms': '1500' }, 1.5],
  [{ Date: 'Wed, 21 Oct 2015 07:27:00 GMT', 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 60],
  [{ Date: 'Wed, 21 Oct 2015 07:29:00 GMT', 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 0],
  [{ 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }, undefined],
  [{ 'Retry-After': 'soon' }, undefined],
])('%j asks to wait %s s', (answer, seconds) => {
  expect(of(answer)['response.retry_after_s']).toBe(seconds);
});

test.each([
  [{ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1700000000' }, 0, 5000],
  [{ 'RateLimit-Limit': '100, 100;w=60', 'RateLimit-Remaining': '7' }, 7, 100],
  [{ RateLimit: '"default";r=50;t=30', 'RateLimit-Policy': '"default";q=100;w=60' }, 50, 100],
  [{ RateLimit: 'limit=100, remaining=5, reset=3' }, 5, 100],
  [
    {
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-limit-tokens': '1000',
      'x-ratelimit-remaining-tokens': '12',
    },
    12,
    1000,
  ],
  [{ 'acme-ratelimit-requests-limit': '50', 'acme-ratelimit-requests-remaining': '3' }, 3, 50],
  [{ 'X-Shopify-Shop-Api-Call-Limit': '39/40' }, 1, 40],
  [{ 'X-Rate-Limit-Reset': '20' }, undefined, undefined],
])('%j', (answer, remaining, limit) => {
  const facts = of(answer);
  expect(facts['response.rate_remaining']).toBe(remaining);
  expect(facts['response.rate_limit']).toBe(limit);
});

test('requests of the minute before the first refusal are counted, to the same host only', () => {
  const at = (second: number) => new Date(Date.UTC(2025, 0, 1, 12, 0, second)).toISOString();
  const before = [0, 50, 55, 59].map((second): Sample => ({ url, status: 200, at: at(second) }));
  const elsewhere: Sample = { url: 'https://other.io', status: 200, at: at(58) };
  const { facts } = noted(rate, [
    ...before,
    elsewhere,
    { url, status: 429, at: at(65) },
    { url, status: 429, at: at(66) },
  ]);
  expect(facts['rate.requests_per_minute']).toBe(3);
  expect(
    noted(rate, [
      { url, status: 200 },
      { url, status: 429 },
    ]).facts,
  ).toEqual({});
});
