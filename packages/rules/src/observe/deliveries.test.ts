import { expect, test } from 'vitest';
import { deliveries } from './deliveries.ts';
import { noted, type Sample } from './sample.ts';

const delivery = (more: Sample): Sample => ({
  direction: 'delivery',
  method: 'POST',
  url: 'https://shop.io/hooks',
  seenFrom: 'server',
  status: 500,
  ...more,
});
const event = (id: string, created: number) => JSON.stringify({ id, type: 'invoice.paid', created, data: {} });
const noon = Date.UTC(2025, 0, 1, 12) / 1000;

test.each<[string, (id: string) => Sample]>([
  ['a header of Standard Webhooks', (id) => ({ headers: { 'webhook-id': id } })],
  ['a header of a vendor', (id) => ({ headers: { 'X-GitHub-Delivery': id } })],
  ['the id of an event with a frame', (id) => ({ body: event(id, noon) })],
  ['a member of the body', (id) => ({ body: JSON.stringify({ event_id: id }) })],
])('the same event again, by %s', (_, named) => {
  const again = (...ids: string[]) =>
    noted(
      deliveries,
      ids.map((id) => delivery(named(id))),
    ).facts['delivery.same_event_again'];
  expect(again('evt_1', 'evt_2', 'evt_1')).toBe(true);
  expect(again('evt_1', 'evt_2')).toBe(false);
  expect(again('evt_1')).toBeUndefined();
});

test('where the event id is, the profile knows best', () => {
  const body = (id: string, message: number) => JSON.stringify({ message_id: `m${message}`, meta: { uid: id } });
  const { facts } = noted(deliveries, [delivery({ body: body('a', 1) }), delivery({ body: body('a', 2) })], {
    provider: { webhooks: { event_id: 'meta.uid' } },
  });
  expect(facts['delivery.same_event_again']).toBe(true);
});

test('the records of sender and receiver are not two deliveries', () => {
  const headers = { 'webhook-id': 'evt_1' };
  const samples = [delivery({ headers }), delivery({ headers, seenFrom: 'sender', artifact: 'sender.txt' })];
  expect(noted(deliveries, samples).facts['delivery.same_event_again']).toBeUndefined();
});

test('the number of the attempt', () => {
  const attempt = (headers: Record<string, string>) =>
    noted(deliveries, [delivery({ headers })]).facts['delivery.attempt'];
  expect(attempt({ 'X-Slack-Retry-Num': '2' })).toBe(3);
  expect(attempt({ 'X-Contentful-Webhook-Request-Attempt': '2' })).toBe(2);
  expect(attempt({ 'X-Other': '2' })).toBeUndefined();
});

test('how late an event arrives, by its own time', () => {
  const lag = (body: object, at = '2025-01-01T12:00:00Z') =>
    noted(deliveries, [delivery({ body: JSON.stringify(body), at })]).facts['delivery.lag_s'];
  expect(lag({ id: 'evt_1', type: 'x', created: noon - 2460 })).toBe(2460);
  expect(lag({ event: 'x', payload: {}, created_at: '2025-01-01T12:59:30+01:00' })).toBe(30);
  expect(lag({ timestamp: (noon - 5) * 1000 })).toBe(5);
  expect(lag({ id: 7, email: 'a', created_at: '2020-01-01T00:00:00Z' })).toBeUndefined();
  expect(lag({ id: 'evt_1', type: 'x', created: noon }, '2025-01-01T12:00:00')).toBeUndefined();
});

test('events that overtake each other; a second attempt is no overtaking', () => {
  const order = (...events: [string, number][]) =>
    noted(
      deliveries,
      events.map(([id, t]) => delivery({ body: event(id, noon + t) })),
    ).facts['delivery.out_of_order'];
  expect(order(['a', 0], ['b', 5])).toBe(false);
  expect(order(['b', 5], ['a', 0])).toBe(true);
  expect(order(['a', 0], ['b', 5], ['a', 0])).toBe(false);
  expect(order(['a', 0])).toBeUndefined();
});

test('a call to an API is no delivery', () => {
  expect(
    noted(deliveries, [{ url: 'https://api.acme.io/', status: 500, headers: { 'webhook-id': 'a' } }]).facts,
  ).toEqual({});
});
