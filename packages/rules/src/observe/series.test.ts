import { expect, test } from 'vitest';
import { noted, type Sample } from './sample.ts';
import { series } from './series.ts';

const url = 'https://api.acme.io/v1/things';
const of = (...samples: Sample[]) => noted(series, samples).facts;

test('one failure alone says nothing of others', () => {
  expect(of({ url, status: 500 })).toEqual({ 'failure.count': 1 });
});

test('the same request at other times, ids aside', () => {
  expect(of({ url: `${url}/1`, status: 500 }, { url: `${url}/2`, status: 200 })['failure.same_request_succeeds']).toBe(
    true,
  );
  expect(of({ url, status: 500 }, { url, status: 500 })).toEqual({
    'failure.count': 2,
    'failure.same_request_succeeds': false,
  });
});

test('other requests to the same host', () => {
  const other = { url: 'https://api.acme.io/v1/me', status: 200 };
  expect(of({ url, status: 500 }, other)['failure.others_succeed']).toBe(true);
  expect(of({ url, status: 500 }, { ...other, status: 502 })['failure.others_succeed']).toBe(false);
  expect(
    of({ url, status: 500 }, { ...other, url: 'https://elsewhere.io/' })['failure.others_succeed'],
  ).toBeUndefined();
});

test('only one method of several', () => {
  const get = { url, status: 200 };
  expect(of({ url, method: 'POST', status: 500 }, get)['failure.only_one_method']).toBe(true);
  expect(of({ url, method: 'POST', status: 500 }, { url, status: 500 })['failure.only_one_method']).toBe(false);
  expect(
    of({ url, method: 'POST', status: 500 }, { url, method: 'OPTIONS', status: 204 })['failure.only_one_method'],
  ).toBeUndefined();
});
