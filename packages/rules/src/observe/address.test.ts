import { expect, test } from 'vitest';
import { addressOf, parseAddress } from './address.ts';
import { sampled } from './sample.ts';

test('a URL is taken apart, lower case where case means nothing', () => {
  expect(parseAddress('HTTPS://User:pw@API.Example.com:8443/V1/Things?a=1#top')).toEqual({
    scheme: 'https',
    host: 'api.example.com',
    port: 8443,
    portStated: true,
    userinfo: 'User:pw',
    path: '/V1/Things',
    query: 'a=1',
  });
});

test('a URL that URL() would refuse is taken apart too', () => {
  expect(parseAddress('https://{{host}}/v1/{{id}}')).toMatchObject({ host: '{{host}}', path: '/v1/{{id}}' });
  expect(parseAddress('http://[::1]:3000/hook')).toMatchObject({ host: '::1', port: 3000, path: '/hook' });
  expect(parseAddress('api.example.com:443')).toMatchObject({ host: 'api.example.com', port: 443, path: undefined });
  expect(parseAddress('not a url')).toMatchObject({ host: undefined, path: undefined });
});

test('the # of a mask begins no fragment', () => {
  const url = 'https://user:…[12,#a41f]@api.example.com/…[32,#b52a]/x?key=…[39,#c63b]&a=1';
  expect(parseAddress(url)).toMatchObject({
    userinfo: 'user:…[12,#a41f]',
    path: '/…[32,#b52a]/x',
    query: 'key=…[39,#c63b]&a=1',
  });
});

test('a Host header completes a path', () => {
  const [exchange] = sampled({ url: '/v1', headers: { Host: 'api.example.com:8080' }, status: 200 });
  expect(exchange && addressOf(exchange)).toMatchObject({
    host: 'api.example.com',
    port: 8080,
    path: '/v1',
    scheme: undefined,
  });
});
