import { expect, test } from 'vitest';
import { challenge } from './challenge.ts';
import { noted } from './sample.ts';

const of = (value: string, status = 401, name = 'WWW-Authenticate') =>
  noted(challenge, [{ url: 'https://api.acme.io/', status, answer: { [name]: value } }]).facts;

test.each([
  ['Bearer', { 'response.challenge': 'bearer' }],
  [
    'Bearer realm="api", error="invalid_token", error_description="expired"',
    { 'response.challenge': 'bearer', 'response.challenge_error': 'invalid_token' },
  ],
  [
    'Bearer error=insufficient_scope',
    { 'response.challenge': 'bearer', 'response.challenge_error': 'insufficient_scope' },
  ],
  ['Bearer error_description="x"', { 'response.challenge': 'bearer' }],
  ['Basic realm="error=\'no\'"', { 'response.challenge': 'basic' }],
  ['AWS4-HMAC-SHA256', { 'response.challenge': 'aws4-hmac-sha256' }],
])('%s', (value, facts) => {
  expect(of(value)).toEqual(facts);
});

test('a proxy asks with a header of its own', () => {
  expect(of('NTLM', 407, 'Proxy-Authenticate')).toEqual({ 'response.challenge': 'ntlm' });
  expect(of('NTLM', 407)).toEqual({});
});
