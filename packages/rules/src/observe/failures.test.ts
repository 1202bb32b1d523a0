import { expect, test } from 'vitest';
import { groupAll, groupFailures } from './failures.ts';
import { type Sample, sampled } from './sample.ts';

const api = 'https://api.acme.io';
const groups = (...samples: Sample[]) => groupFailures(sampled(...samples));

test('exchanges that failed in the same way are one failure, counted', () => {
  const found = groups(
    { url: `${api}/users/1`, status: 404 },
    { url: `${api}/users/2`, status: 404 },
    { url: `${api}/users/3`, status: 200 },
    { url: `${api}/users/4`, status: 500 },
    { url: `${api}/users/5`, method: 'PUT', status: 404 },
  );
  expect(found.map((f) => [f.method, f.path, f.status, f.exchanges.length])).toEqual([
    ['GET', '/users/{id}', 404, 2],
    ['GET', '/users/{id}', 500, 1],
    ['PUT', '/users/{id}', 404, 1],
  ]);
});

test('two error codes of one status are two failures; the status repeated in the body is no code', () => {
  const answerBody = (code: string | number) => JSON.stringify({ error: { code } });
  const found = groups(
    { url: `${api}/a`, status: 400, answerBody: answerBody('missing') },
    { url: `${api}/a`, status: 400, answerBody: answerBody('too_long') },
    { url: `${api}/b`, status: 404, answerBody: answerBody(404) },
  );
  expect(found.map((f) => f.errorCode)).toEqual(['missing', 'too_long', undefined]);
});

test('the most telling comes first, then the most frequent, then the earliest', () => {
  const found = groups(
    { url: `${api}/health`, status: 503, seenFrom: 'server' },
    { url: `${api}/ok`, status: 200, answerBody: '{"ok": false, "error": "nope"}' },
    { url: `${api}/moved`, status: 301, answer: { Location: '/there' } },
    { url: `${api}/a`, status: 401 },
    { url: `${api}/b`, error: 'connect ECONNREFUSED' },
    { url: `${api}/c`, status: 500 },
    { url: `${api}/c`, status: 500 },
  );
  expect(found.map((f) => f.path)).toEqual(['/c', '/a', '/b', '/moved', '/ok', '/health']);
});

test('a redirect that is followed is no failure, and what it led to is', () => {
  const found = groups(
    { url: `${api}/v1`, status: 301, answer: { Location: 'https://api.acme.io/v1/' } },
    { url: `${api}/v1/`, status: 401 },
  );
  expect(found.map((f) => f.status)).toEqual([401]);
  expect(groups({ url: `${api}/x`, status: 304 })).toEqual([]);
});

test('redirects in a server log fail deliveries and not readers of pages', () => {
  const seenFrom = 'server' as const;
  expect(groups({ url: '/', status: 302, seenFrom })).toEqual([]);
  expect(groups({ url: '/webhooks/acme', method: 'POST', status: 302, seenFrom })).toHaveLength(1);
});

test.each([
  '{"ok": false, "error": "not_in_channel"}',
  '{"success": false}',
  '{"data": null, "errors": [{"message": "no"}]}',
  '{"status": "error", "message": "no"}',
  '{"jsonrpc": "2.0", "id": 1, "error": {"code": -32601}}',
  '{"error": "invalid_client"}',
  '{"errcode": 40013, "errmsg": "invalid appid"}',
])('a success by status whose body says %s failed', (answerBody) => {
  expect(groups({ url: `${api}/a`, status: 200, answerBody })).toHaveLength(1);
});

test.each([
  '{"ok": true, "error": null}',
  '{"errors": []}',
  '{"id": "job_1", "status": "failed", "error": {"code": "x"}}',
  '{"status": "ok"}',
  '[]',
  '{"message": "error"}',
])('a success by status whose body says %s did not fail', (answerBody) => {
  expect(groups({ url: `${api}/a`, status: 200, answerBody })).toEqual([]);
});

test('an HTML page where JSON was asked for is a failure', () => {
  const page = {
    url: `${api}/a`,
    status: 200,
    answer: { 'Content-Type': 'text/html' },
    answerBody: '<!doctype html><p>Log in',
  };
  expect(groups({ ...page, headers: { Accept: 'application/json' } })).toHaveLength(1);
  expect(groups({ ...page, headers: { Accept: 'text/html,*/*' } })).toEqual([]);
});

test('the 401 that begins a Digest handshake is no failure when it ends well', () => {
  const challenged = { url: `${api}/a`, status: 401, answer: { 'WWW-Authenticate': 'Digest realm="x"' } };
  expect(groups(challenged, { url: `${api}/a`, status: 200 })).toEqual([]);
  expect(groups(challenged, { url: `${api}/a`, status: 401 })).toHaveLength(1);
});

test.each<[string, Sample, 'api_call' | 'delivery']>([
  ['a sender log', { seenFrom: 'sender', method: 'POST', url: 'https://shop.io/x', status: 500 }, 'delivery'],
  [
    'a POST to a webhook path in a server log',
    { seenFrom: 'server', method: 'POST', url: '/api/webhooks/x', status: 500 },
    'delivery',
  ],
  ['a GET in a server log', { seenFrom: 'server', url: '/api/things', status: 500 }, 'api_call'],
  [
    'a sender by its User-Agent',
    { seenFrom: 'server', method: 'POST', url: '/in', headers: { 'User-Agent': 'GitHub-Hookshot/1' }, status: 500 },
    'delivery',
  ],
  [
    'a signed POST in a server log',
    { seenFrom: 'server', method: 'POST', url: '/in', headers: { 'X-Acme-Signature': 'x' }, status: 401 },
    'delivery',
  ],
  ['a client that creates a webhook', { method: 'POST', url: `${api}/v1/webhooks`, status: 400 }, 'api_call'],
  [
    'a client at a vendor incoming webhook',
    { method: 'POST', url: 'https://hooks.slack.com/services/…[44,#a41f]', status: 404 },
    'api_call',
  ],
  [
    'a client that tries a webhook on its machine',
    { method: 'POST', url: 'http://localhost:3000/webhooks', status: 500 },
    'delivery',
  ],
  [
    'a replayed delivery',
    {
      method: 'POST',
      url: 'https://shop.io/hooks',
      headers: { 'Stripe-Signature': 't=1,v1=x', 'X-Event-Key': 'a' },
      status: 400,
    },
    'delivery',
  ],
  ['a call to one machine', { method: 'POST', url: 'http://localhost:3000/orders', status: 500 }, 'api_call'],
  ['what the reader knows', { direction: 'delivery', url: `${api}/x`, status: 500 }, 'delivery'],
])('%s', (_, sample, direction) => {
  expect(groups(sample)[0]?.direction).toBe(direction);
});

test('groupAll groups what did not fail', () => {
  const all = sampled({ url: `${api}/users/1`, status: 200 }, { url: `${api}/users/2`, status: 200 });
  expect(groupFailures(all)).toEqual([]);
  expect(groupAll(all).map((f) => [f.path, f.exchanges.length])).toEqual([['/users/{id}', 2]]);
});
