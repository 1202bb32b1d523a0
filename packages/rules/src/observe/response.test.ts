import { expect, test } from 'vitest';
import { response } from './response.ts';
import { noted, type Sample } from './sample.ts';

const of = (sample: Sample, provider?: object) =>
  noted(response, [{ url: 'https://api.acme.io/v1/things', status: 400, ...sample }], provider ? { provider } : {})
    .facts;

test('status, type, server and allowed methods', () => {
  expect(
    of({
      status: 405,
      answer: { 'Content-Type': 'text/html; charset=utf-8', Server: 'nginx/1.25.3', Allow: 'get, HEAD' },
    }),
  ).toEqual({
    'response.status': 405,
    'response.status_class': '4xx',
    'response.header_names': ['content-type', 'server', 'allow'],
    'response.content_type': 'text/html',
    'response.allow': ['GET', 'HEAD'],
    'response.server': 'nginx',
  });
});

test('a page without a Server header names the server itself', () => {
  const page = '<html><body><hr><center>openresty</center></body></html>';
  const server = (sample: Sample) => of({ status: 502, answerBody: page, ...sample })['response.server'];
  expect(server({})).toBe('openresty');
  expect(server({ answer: { Server: 'cloudflare' } })).toBe('cloudflare');
  expect(server({ status: 200 })).toBeUndefined();
  expect(server({ answerBody: '<!DOCTYPE html><pre>Cannot POST /hook</pre>' })).toBeUndefined();
});

test.each([
  ['json', '{"a": 1}', 'text/html'],
  ['html', '<center><h1>502 Bad Gateway</h1></center>', undefined],
  ['html', '<?xml version="1.0"?>\n<!DOCTYPE html><html>', 'application/xml'],
  ['json', '[1]', undefined],
  ['html', '<!DOCTYPE html><html>', 'application/json'],
  ['html', '<html lang="en">', undefined],
  ['xml', '<?xml version="1.0"?><Error/>', undefined],
  ['text', 'upstream connect error', undefined],
  ['text', 'a=1&b=2', undefined],
])('a body is %s by what it is: %s', (kind, answerBody, type) => {
  expect(of({ answerBody, answer: type === undefined ? {} : { 'Content-Type': type } })['response.body_kind']).toBe(
    kind,
  );
});

test('no body is known where the protocol or the length says so', () => {
  expect(of({ status: 500, answer: { 'Content-Length': '0' } })['response.body_kind']).toBe('none');
  expect(of({ status: 500, method: 'HEAD' })['response.body_kind']).toBe('none');
  expect(of({ status: 500 })['response.body_kind']).toBeUndefined();
});

test('HTML instead of JSON', () => {
  const page = { answerBody: '<html>', answer: { 'Content-Type': 'text/html' } };
  const mixed = (sample: Sample) => of(sample)['response.html_instead_of_json'];
  expect(mixed({ ...page, headers: { Accept: 'application/json' } })).toBe(true);
  expect(mixed({ ...page, headers: { Accept: 'application/vnd.acme.v2+json' } })).toBe(true);
  expect(mixed({ ...page, url: 'https://shop.acme.io/orders.json' })).toBe(true);
  expect(mixed({ ...page, headers: { Accept: '*/*' } })).toBeUndefined();
  expect(mixed({ headers: { Accept: 'application/json' }, answerBody: '{"a": 1}' })).toBe(false);
});

test('the version that answered is compared with the one asked for', () => {
  const differs = (sample: Sample, provider?: object) => of(sample, provider)['response.version_differs'];
  expect(differs({ headers: { 'Acme-Version': '2023-10-16' }, answer: { 'Acme-Version': '2024-01-01' } })).toBe(true);
  expect(
    differs({ headers: { 'Acme-Version': '2023-10-16; beta=v1' }, answer: { 'acme-version': '2023-10-16' } }),
  ).toBe(false);
  expect(
    differs({
      headers: { 'X-GitHub-Api-Version': '2022-11-28' },
      answer: { 'x-github-api-version-selected': '2022-11-28' },
    }),
  ).toBe(false);
  expect(
    differs({ url: 'https://a.io/admin/api/2023-01/x.json', answer: { 'X-Shopify-API-Version': '2024-04' } }),
  ).toBe(true);
  expect(differs({ headers: { 'X-App-Version': '1' }, answer: { 'X-App-Version': '2' } })).toBeUndefined();
  expect(differs({ headers: { Acme: '1' }, answer: { Acme: '2' } }, { version_header: 'acme' })).toBe(true);
});
