import { expect, test } from 'vitest';
import { requestBody } from './request-body.ts';
import { noted, type Sample } from './sample.ts';

const json = { 'Content-Type': 'application/json' };
const of = (sample: Sample) =>
  noted(requestBody, [{ method: 'POST', url: 'https://api.example.com/v1/things', status: 400, ...sample }]);

test.each([
  ['json', '{"a": 1}', json],
  ['json_array', '[{"a": 1}]', json],
  ['json', "{'a': 1}", json],
  ['form', 'a=1&b=two%20words', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['form', 'a=1&b=2', json],
  ['json', '{"a": 1}', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['xml', '<?xml version="1.0"?><a/>', json],
  ['xml', '<soap:Envelope xmlns:soap="x"></soap:Envelope>', {}],
  [
    'multipart',
    '--boundary123\r\nContent-Disposition: form-data; name="a"',
    { 'Content-Type': 'multipart/form-data; boundary=boundary123' },
  ],
  ['text', 'hello there', { 'Content-Type': 'text/plain' }],
])('a body is %s by what it is, not by what it says: %s', (kind, body, headers) => {
  expect(of({ headers, body }).facts['request.body_kind']).toBe(kind);
});

test('the line of a JSON fault is the one where it stands', () => {
  const { facts, lines } = of({ headers: json, body: '{\n  "a": 1,\n  "b": 2,\n}' });
  expect(facts['request.json_error']).toBe('trailing_comma');
  expect(lines['request.json_error']).toBe(6);
});

test('a body that the evidence cut off is no fault of the request', () => {
  expect(of({ headers: json, body: '{"a": [1, 2', bodyCut: true }).facts['request.json_error']).toBeUndefined();
  const whole = of({ headers: { ...json, 'Content-Length': '11' }, body: '{"a": [1, 2', bodyCut: true });
  expect(whole.facts['request.json_error']).toBe('truncated');
});

test('a body of another kind than the type declared is told apart from broken JSON', () => {
  expect(of({ headers: json, body: 'a=1&b=2' }).facts['request.json_error']).toBe('not_json');
  expect(of({ headers: { 'Content-Type': 'text/plain' }, body: 'a=1' }).facts['request.json_error']).toBeUndefined();
});

test('that there is no body is known from its length, or for a GET from its headers', () => {
  expect(of({ headers: { ...json, 'Content-Length': '0' } }).facts).toMatchObject({
    'request.body_kind': 'none',
    'request.json_error': 'empty',
    'request.body_bytes': 0,
  });
  expect(of({ headers: json, httpVersion: '1.1' }).facts['request.body_kind']).toBeUndefined();
  expect(of({ method: 'GET', headers: { Accept: '*/*' } }).facts['request.body_kind']).toBe('none');
  expect(of({ method: 'GET', headers: { 'User-Agent': 'x' } }).facts['request.body_kind']).toBeUndefined();
});

test('bytes are those stated, else those of the text unless a secret in it was masked', () => {
  expect(of({ headers: { 'Content-Length': '2048' } }).facts['request.body_bytes']).toBe(2048);
  expect(of({ body: '{"name": "Zoë"}' }).facts['request.body_bytes']).toBe(16);
  expect(of({ body: '{"key": "sk_test_…[24,#a41f]"}' }).facts['request.body_bytes']).toBeUndefined();
});
