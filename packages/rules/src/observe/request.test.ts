import { expect, test } from 'vitest';
import { request } from './request.ts';
import { noted, type Sample } from './sample.ts';

const of = (sample: Sample) => noted(request, [{ url: 'https://api.acme.io/v1/things?a=1', status: 400, ...sample }]);

test('the parts of the request line and of the headers, each with its line', () => {
  const { facts, lines } = of({
    method: 'post',
    httpVersion: '1.1',
    headers: {
      Host: 'api.acme.io',
      Accept: 'Application/JSON',
      'Content-Type': 'application/json; charset=utf-8',
      'Transfer-Encoding': 'chunked',
    },
  });
  expect(facts).toEqual({
    'exchange.direction': 'api_call',
    'request.method': 'POST',
    'request.url': 'https://api.acme.io/v1/things?a=1',
    'request.scheme': 'https',
    'request.host': 'api.acme.io',
    'request.port': 443,
    'request.path': '/v1/things',
    'request.content_type': 'application/json',
    'request.accept': 'application/json',
    'request.transfer_encoding_chunked': true,
    'request.header_names': ['host', 'accept', 'content-type', 'transfer-encoding'],
  });
  expect(lines['request.host']).toBe(2);
  expect(lines['request.content_type']).toBe(4);
});

test('header names are known only where the headers are shown as a whole', () => {
  expect(of({ headers: { Host: 'x', 'User-Agent': 'y' } }).facts['request.header_names']).toBeUndefined();
  expect(of({}).facts['request.header_names']).toBeUndefined();
});

test('that a body was not chunked is known only from what was on the wire', () => {
  expect(of({ headers: { Accept: '*/*' } }).facts['request.transfer_encoding_chunked']).toBeUndefined();
  expect(of({ headers: { Accept: '*/*' }, httpVersion: '1.1' }).facts['request.transfer_encoding_chunked']).toBe(false);
});

test('an idempotency key is a header or a member of the body, under any vendor prefix', () => {
  const key = (sample: Sample) => of({ method: 'POST', ...sample }).facts['request.has_idempotency_key'];
  expect(key({ headers: { 'Idempotency-Key': 'a', Accept: '*/*' } })).toBe(true);
  expect(key({ headers: { 'PayPal-Request-Id': 'a', Accept: '*/*' } })).toBe(true);
  expect(key({ headers: { Accept: '*/*' }, body: '{"idempotency_key": "a"}' })).toBe(true);
  expect(key({ headers: { Accept: '*/*' }, body: '{"a": 1}' })).toBe(false);
  expect(key({ method: 'GET', headers: { Accept: '*/*' } })).toBeUndefined();
  expect(key({})).toBeUndefined();
});
