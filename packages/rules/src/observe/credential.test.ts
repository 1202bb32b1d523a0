import { expect, test } from 'vitest';
import { credential } from './credential.ts';
import { noted, type Sample } from './sample.ts';

const of = (sample: Sample, provider?: object) =>
  noted(
    credential,
    [{ url: 'https://api.example.com/v1/things', status: 401, ...sample }],
    provider ? { provider } : {},
  ).facts;
const sent = (authorization: string) => of({ headers: { Accept: '*/*', Authorization: authorization } });

test('a masked key keeps its kind, mode and place', () => {
  expect(sent('Bearer sk_test_…[24,#a41f]')).toEqual({
    'request.has_credential': true,
    'request.credential_place': 'authorization',
    'request.credential_scheme': 'bearer',
    'request.credential_prefix': 'sk_test_',
    'request.credential_kind': 'secret',
    'request.credential_mode': 'test',
  });
});

test('a JWT is known by its mask', () => {
  expect(sent('Bearer eyJ…[412,#a41f,alg=RS256,exp=1730003600]')).toMatchObject({
    'request.credential_kind': 'jwt',
    'request.credential_prefix': 'eyJ',
  });
});

test('the profile knows its own keys better than their look tells', () => {
  const provider = { keys: [{ prefix: 'sk_test_', kind: 'restricted' as const, mode: 'live' as const }] };
  expect(of({ headers: { Authorization: 'Bearer sk_test_…[24,#a41f]' } }, provider)).toMatchObject({
    'request.credential_kind': 'restricted',
    'request.credential_mode': 'live',
  });
});

test('no credential is known only where the request is shown as it was sent', () => {
  expect(of({ headers: { Accept: '*/*' } })['request.has_credential']).toBe(false);
  expect(of({ headers: { 'User-Agent': 'curl/8' } })['request.has_credential']).toBeUndefined();
  expect(of({})['request.has_credential']).toBeUndefined();
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: '*/*' };
  expect(of({ method: 'POST', headers: form })['request.has_credential']).toBeUndefined();
  expect(of({ method: 'POST', headers: form, body: 'grant_type=password' })['request.has_credential']).toBe(false);
});

test('a scheme with nothing behind it carries no credential', () => {
  expect(sent('Bearer')).toMatchObject({ 'request.has_credential': false, 'request.credential_scheme': 'bearer' });
  expect(of({ headers: { 'X-Api-Key': '' } })['request.has_credential']).toBe(false);
});

test('a placeholder is neither a credential nor the lack of one', () => {
  for (const value of [
    'Bearer undefined',
    'Bearer {{token}}',
    'Bearer $TOKEN',
    'Bearer YOUR_API_KEY',
    'Bearer <token>',
  ]) {
    expect(sent(value)['request.has_credential'], value).toBeUndefined();
  }
});

test.each([
  [{ headers: { 'X-API-Key': '…[32,#a41f]' } }, 'api_key_header'],
  [{ headers: { 'X-Shopify-Access-Token': 'shpat_…[38,#a41f]' } }, 'api_key_header'],
  [{ headers: { 'Ocp-Apim-Subscription-Key': '…[32,#a41f]' } }, 'api_key_header'],
  [{ url: 'https://api.example.com/v1?api_key=…[32,#a41f]' }, 'query'],
  [{ url: 'https://maps.example.com/v1?key=AIza…[39,#a41f]' }, 'query'],
  [{ url: 'https://user:…[12,#a41f]@api.example.com/v1' }, 'authorization'],
  [{ headers: { Cookie: 'theme=dark; session_id=…[32,#a41f]' } }, 'cookie'],
  [{ method: 'POST', body: 'grant_type=client_credentials&client_secret=…[32,#a41f]' }, 'body'],
] as const)('the credential of %j is in the place %s', (sample, place) => {
  expect(of(sample)).toMatchObject({ 'request.has_credential': true, 'request.credential_place': place });
});

test('tokens that are no credential of the caller do not count', () => {
  const headers = { Accept: '*/*', 'X-CSRF-Token': 'abc', 'Idempotency-Key': 'k', Cookie: 'csrftoken=…[64,#a41f]' };
  expect(of({ headers })['request.has_credential']).toBe(false);
  expect(
    of({ url: 'https://api.example.com/v1?key=name&sort=up', headers: { Accept: '*/*' } })['request.has_credential'],
  ).toBe(false);
});

test.each([
  ['Bearer Bearer sk_test_…[24,#a41f]', 'scheme_doubled'],
  ['sk_test_…[24,#a41f]', 'scheme_missing'],
  ['Bearer: sk_test_…[24,#a41f]', 'scheme_colon'],
  ['Bearer "sk_test_…[24,#a41f]"', 'quoted'],
  ['Bearer sk_test_…[24,#a41f,space=trailing]', 'white_space'],
  ['Bearer sk_test_…[24,#a41f]%20', 'white_space'],
  ['Bearer sk_test_…[24,#a41f]\\n', 'line_break'],
  ['Bearer sk_test_…[24,#a41f]%0A', 'line_break'],
  ['Basic …[24,#a41f,colon=no]', 'basic_no_colon'],
  ['Basic …[24,#a41f,colon=undecodable]', 'basic_not_encoded'],
  ['Basic user:…[24,#a41f]', 'basic_not_encoded'],
])('%s is malformed: %s', (value, what) => {
  expect(sent(value)['request.credential_malformed']).toBe(what);
});

test.each([
  'Bearer sk_test_…[24,#a41f]',
  'Basic …[24,#a41f,colon=yes]',
  'Token …[40,#a41f]',
  'Digest username="x", realm="y", response="…[32,#a41f]"',
  'AWS4-HMAC-SHA256 Credential=AKIA…[20,#a41f]/20240101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=…[64,#a41f]',
])('%s is well formed', (value) => {
  expect(sent(value)['request.credential_malformed']).toBeUndefined();
});

test('a token in header and query is sent twice; an application key beside a token is not', () => {
  const bearer = { Authorization: 'Bearer …[24,#a41f]' };
  expect(
    of({ url: 'https://api.example.com/?access_token=…[24,#a41f]', headers: bearer })['request.credential_malformed'],
  ).toBe('two_places');
  expect(of({ headers: { ...bearer, apikey: '…[24,#b52a]' } })['request.credential_malformed']).toBeUndefined();
});

test('who hid a credential before pasting had sent one', () => {
  for (const value of ['Bearer ****', 'Bearer <redacted>', 'Bearer [REDACTED]', 'Bearer sk_live_****1234']) {
    expect(sent(value)['request.has_credential'], value).toBe(true);
  }
  expect(sent('Bearer {{client_secret}}')['request.has_credential']).toBeUndefined();
});
