import { describe, expect, it } from 'vitest';
import { bodyOf, failingExchange, headersOf } from './failing-exchange.ts';
import { toPostmanCollection } from './postman.ts';

const exchange = failingExchange({
  method: 'POST',
  url: 'https://api.example.com:8443/v2/contacts?api_key=…[32,#0001]&page=2&flag',
  headers: headersOf([
    ['Host', 'api.example.com:8443'],
    ['Authorization', 'Bearer sk_test_…[24,#a41f]'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', '20'],
  ]),
  body: bodyOf('{"client_secret": "…[12,#d00d]"}'),
});

describe('the Postman collection of a failing request', () => {
  it('is a collection v2.1 of one request with the answer as an example', () => {
    expect(toPostmanCollection(exchange)).toMatchObject({
      info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item: [
        {
          request: {
            method: 'POST',
            url: {
              raw: 'https://api.example.com:8443/v2/contacts?api_key={{api_key}}&page=2&flag',
              protocol: 'https',
              host: ['api', 'example', 'com'],
              port: '8443',
              path: ['v2', 'contacts'],
              query: [
                { key: 'api_key', value: '{{api_key}}' },
                { key: 'page', value: '2' },
                { key: 'flag', value: null },
              ],
            },
            header: [
              { key: 'Authorization', value: 'Bearer {{token}}' },
              { key: 'Content-Type', value: 'application/json; charset=utf-8' },
            ],
            body: {
              mode: 'raw',
              raw: '{"client_secret": "{{client_secret}}"}',
              options: { raw: { language: 'json' } },
            },
          },
          response: [{ code: 401, status: 'Unauthorized', header: [{ key: 'Server', value: 'x' }], body: '' }],
        },
      ],
    });
  });

  it('has a variable for every secret, and no mask left', () => {
    const collection = toPostmanCollection(exchange);
    const text = JSON.stringify(collection);
    expect(collection?.variable.map((v) => v.key)).toEqual(['api_key', 'token', 'client_secret']);
    expect(text).not.toContain('…[');
    const used = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]));
    expect([...used].sort()).toEqual(['api_key', 'client_secret', 'token']);
  });

  it('asks for the host where only the path is known', () => {
    const collection = toPostmanCollection(failingExchange({ url: '/in', method: 'POST' }));
    expect(collection?.item[0]?.request.url).toEqual({ raw: '{{base_url}}/in' });
    expect(collection?.variable.map((v) => v.key)).toEqual(['base_url']);
  });

  it('is not made of a record without a request', () => {
    expect(toPostmanCollection({ ...exchange, request: { headers: [], line: 1 } })).toBeUndefined();
  });
});
