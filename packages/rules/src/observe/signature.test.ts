import { expect, test } from 'vitest';
import { noted, type Sample } from './sample.ts';
import { signature } from './signature.ts';

const noon = Date.UTC(2025, 0, 1, 12) / 1000;
const of = (headers: Record<string, string>, more: Sample = {}, provider?: object) =>
  noted(
    signature,
    [
      {
        direction: 'delivery',
        method: 'POST',
        url: 'https://shop.io/hooks',
        status: 401,
        at: '2025-01-01T12:00:00Z',
        headers,
        ...more,
      },
    ],
    provider ? { provider } : {},
  ).facts;

test.each([
  'Stripe-Signature',
  'X-Hub-Signature-256',
  'X-Shopify-Hmac-SHA256',
  'webhook-signature',
  'X-Twilio-Signature',
  'X-Acme-Sig',
])('%s is a signature', (name) => {
  expect(of({ [name]: 'abc' })['signature.header_present']).toBe(true);
});

test('that there is none is known only where the headers are shown', () => {
  expect(of({ 'Content-Type': 'application/json' })['signature.header_present']).toBe(false);
  expect(of({ 'User-Agent': 'x' })['signature.header_present']).toBeUndefined();
});

test('a header that only the profile knows', () => {
  const headers = { 'X-Gitlab-Token': '…[20,#a41f]' };
  expect(of(headers, {}, { signature: { kind: 'token', header: 'x-gitlab-token' } })['signature.header_present']).toBe(
    true,
  );
  expect(of(headers)['signature.header_present']).toBe(false);
});

test('age and unit of the signed timestamp', () => {
  expect(of({ 'Stripe-Signature': `t=${noon - 400},v1=…[64,#a41f]` })).toMatchObject({
    'signature.timestamp_age_s': 400,
    'signature.timestamp_unit': 's',
  });
  expect(of({ 'X-Sig': 'a', 'webhook-timestamp': String((noon - 3) * 1000) })).toMatchObject({
    'signature.timestamp_age_s': 3,
    'signature.timestamp_unit': 'ms',
  });
  expect(
    of({ 'X-Slack-Signature': 'v0=a', 'X-Slack-Request-Timestamp': String(noon + 60) })['signature.timestamp_age_s'],
  ).toBe(-60);
  expect(of({ 'Stripe-Signature': `t=${noon},v1=a` }, { at: '2025-01-01T12:00:00' })).toEqual({
    'signature.header_present': true,
    'signature.timestamp_unit': 's',
  });
});

test('a call to an API has no webhook signature', () => {
  expect(of({ 'X-Acme-Signature': 'a' }, { direction: 'api_call' })).toEqual({});
});
