import { expect, test } from 'vitest';
import { noted, type Sample } from './sample.ts';
import { token } from './token.ts';

const noon = Date.UTC(2025, 0, 1, 12) / 1000;
const Date12 = 'Wed, 01 Jan 2025 12:00:00 GMT';
const of = (claims: string, sample: Sample = { answer: { Date: Date12 } }, now = 0) =>
  noted(
    token,
    [
      {
        url: 'https://api.acme.io/',
        status: 401,
        headers: { Authorization: `Bearer eyJ…[412,#a41f,alg=RS256,${claims}]` },
        ...sample,
      },
    ],
    { now },
  ).facts;

test('a token is compared with the time by the clock of the other side', () => {
  expect(of(`exp=${noon - 90}`)).toEqual({ 'token.expired': true, 'token.expired_for_s': 90 });
  expect(of(`exp=${noon + 90}`)).toEqual({ 'token.expired': false });
  expect(of(`exp=${noon}`)['token.expired']).toBe(true);
});

test('a token from the future', () => {
  expect(of(`iat=${noon + 60}`)).toEqual({ 'token.not_yet_valid': true });
  expect(of(`iat=${noon - 60},nbf=${noon + 60}`)['token.not_yet_valid']).toBe(true);
  expect(of(`iat=${noon}`)).toEqual({ 'token.not_yet_valid': false });
});

test('without a Date header the time of the record counts, now only where there is no time at all', () => {
  expect(of(`exp=${noon - 5}`, { at: '2025-01-01T12:00:00Z' }, noon * 1000 - 1e9)['token.expired']).toBe(true);
  expect(of(`exp=${noon - 5}`, {}, noon * 1000)).toEqual({ 'token.expired': true, 'token.expired_for_s': 5 });
});

test('a time without a zone decides only what no zone can change', () => {
  expect(of(`exp=${noon - 3600}`, { at: '2025-01-01T12:00:00' })).toEqual({});
  expect(of(`exp=${noon - 90_000}`, { at: '2025-01-01T12:00:00' })).toEqual({ 'token.expired': true });
});

test('what is no JWT has no times', () => {
  expect(
    noted(token, [{ url: 'https://api.acme.io/', status: 401, headers: { Authorization: 'Bearer …[24,#a41f]' } }])
      .facts,
  ).toEqual({});
});
