import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { genericAttempts } from './generic-attempts.ts';

const readText = (text: string) => read([toDocument('a', text)], [genericAttempts]);

it('reads both halves of a WooCommerce delivery', () => {
  expect(readText(sample('generic-attempts', 'woocommerce.json')).exchanges).toMatchObject([
    {
      request: {
        method: 'POST',
        url: 'https://hooks.example.com/orders',
        headers: { length: 5 },
        body: { firstLine: 14 },
      },
      response: {
        status: 403,
        reason: 'Forbidden',
        headers: [{}, { name: 'server', value: 'LiteSpeed' }],
        body: { firstLine: 18 },
      },
      startedAt: { at: Date.UTC(2026, 4, 3, 13, 25, 33), zoneKnown: false },
      attempt: { deliveryId: '54' },
    },
  ]);
});

it('reads transmissions of PayPal and logs of Paddle out of what stands around them', () => {
  expect(readText(sample('generic-attempts', 'paypal.json')).exchanges).toMatchObject([
    { firstLine: 7, response: { status: 500 }, attempt: { sender: 'paypal', state: 'FAILURE' } },
  ]);
  const paddle = readText(sample('generic-attempts', 'paddle.json')).exchanges;
  expect(paddle.map((e) => [e.firstLine, e.response?.status, e.attempt?.sender])).toEqual([
    [3, 401, 'paddle'],
    [10, 200, 'paddle'],
  ]);
});

it('gives an attempt the type and id of the event around it, and when the next one is', () => {
  expect(readText(sample('generic-attempts', 'event-with-attempt.json')).exchanges).toMatchObject([
    {
      request: { url: 'https://hooks.example.com/in' },
      error: { code: 'ECONNRESET', message: 'connection reset by peer' },
      attempt: { event: 'order.shipped', eventId: 'evt_77', number: 3, state: 'failed', nextAt: { line: 12 } },
    },
  ]);
});

it('reads a call with nested request and response', () => {
  expect(readText(sample('generic-attempts', 'contentful.json')).exchanges).toMatchObject([
    {
      request: { method: 'POST', headers: { length: 1 } },
      response: { status: 500, body: { text: 'boom' } },
      attempt: { event: 'publish' },
    },
  ]);
});

it('keeps what was there before a cut', () => {
  const text = sample('generic-attempts', 'woocommerce.json');
  expect(readText(text.slice(0, text.indexOf('LiteSpeed'))).exchanges).toMatchObject([{ response: { status: 403 } }]);
});

describe('is not seen', () => {
  it.each([
    [
      'in an event that is only on its way',
      '{"id":"evt_1","object":"event","type":"invoice.paid","pending_webhooks":1}',
    ],
    [
      'in an error body',
      '{"status":500,"message":"delivery failed","path":"/hooks","timestamp":"2026-05-03T02:00:08Z"}',
    ],
    [
      'in a log of calls',
      '{"url":"https://api.example.com/","status":500,"method":"GET","time":"2026-05-03T02:00:08Z"}',
    ],
    [
      'in an order',
      '{"event":"order.created","delivery_status":"pending","url":"https://shop.example.com/1","attempts":0}'.replace(
        ',"attempts":0',
        '',
      ),
    ],
    ['in settings', '{"webhook_url":"https://hooks.example.com/","retries":3,"timeout":500}'],
    ['in code', 'const hook = { "url": target, retries: 3 }'],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
