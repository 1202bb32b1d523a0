import { expect, test } from 'vitest';
import { noted, type Sample } from './sample.ts';
import { unresolvedTemplate } from './unresolved-template.ts';

const of = (sample: Sample) =>
  noted(unresolvedTemplate, [{ url: 'https://api.acme.io/v1', status: 404, httpVersion: '1.1', ...sample }]).facts[
    'request.unresolved_template'
  ];

test.each([
  ['https://{{base_url}}/v1', '{{base_url}}'],
  ['https://api.acme.io/v1/users/\x24{userId}', '\x24{userId}'],
  ['https://api.acme.io/users/%7B%7Bid%7D%7D/x', '%7B%7Bid%7D%7D'],
  ['https://api.acme.io/users/%7Bid%7D', '%7Bid%7D'],
  ['https://api.acme.io/users/undefined', 'undefined'],
  ['https://api.acme.io/users/null/orders', 'null'],
  ['https://api.acme.io/users/:id/orders', ':id'],
  ['https://api.acme.io/users/{id}', '{id}'],
  ['https://api.acme.io/users/[object%20Object]', '[object%20Object]'],
  ['https://api.acme.io/?account=YOUR_ACCOUNT_ID', 'YOUR_ACCOUNT_ID'],
  ['https://api.acme.io/?user=undefined', 'undefined'],
])('%s was sent with %s', (url, found) => {
  expect(of({ url })).toBe(found);
});

test.each([
  'https://api.acme.io/v1/models/m:generate',
  'https://api.acme.io/?filter=null',
  'https://api.acme.io/nullable/undefined-behaviour',
  'https://api.acme.io/?q=100%25',
  'https://api.acme.io/?fields={id,name}',
  'https://api.acme.io/users/{id,name}/x',
])('%s was sent as it was meant', (url) => {
  expect(of({ url })).toBeUndefined();
});

test('headers: a credential that was never filled in', () => {
  expect(of({ headers: { Authorization: 'Bearer undefined' } })).toBe('undefined');
  expect(of({ headers: { Authorization: 'Bearer {{token}}' } })).toBe('{{token}}');
  expect(of({ headers: { 'X-Api-Key': 'YOUR_API_KEY' } })).toBe('YOUR_API_KEY');
  expect(of({ headers: { Authorization: 'Bearer <your_api_key>' } })).toBe('<your_api_key>');
  expect(of({ headers: { 'X-Request-Note': 'null' } })).toBeUndefined();
  expect(of({ headers: { Authorization: 'Bearer <redacted>' } })).toBeUndefined();
});

test('a shell variable in a command is still to be filled in; on the wire it is not', () => {
  const headers = { Authorization: 'Bearer $TOKEN' };
  expect(of({ headers })).toBe('$TOKEN');
  const { facts } = noted(unresolvedTemplate, [{ url: 'https://api.acme.io/', status: 401, headers }]);
  expect(facts).toEqual({});
});

test('bodies: a whole value, or one without quotes; not a template that is the text itself', () => {
  expect(of({ body: '{"amount": {{amount}}}' })).toBe('{{amount}}');
  expect(of({ body: '{"email": "{{customer.email}}"}' })).toBe('{{customer.email}}');
  expect(of({ body: '{"html": "<p>Dear {{name}}, your order</p>"}' })).toBeUndefined();
});

test('of masked secrets nothing is said', () => {
  expect(
    of({ url: 'https://api.acme.io/?key=…[24,#a41f]', headers: { Authorization: 'Bearer sk_live_…[24,#a41f]' } }),
  ).toBeUndefined();
});

test('in a command a placeholder may be what somebody put over their own key; on the wire it was sent', () => {
  const headers = { 'X-Api-Key': 'YOUR_API_KEY' };
  expect(noted(unresolvedTemplate, [{ url: 'https://api.acme.io/', status: 401, headers }]).facts).toEqual({});
  expect(of({ headers })).toBe('YOUR_API_KEY');
});
