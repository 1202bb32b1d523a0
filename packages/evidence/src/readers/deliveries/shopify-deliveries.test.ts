import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { shopifyDeliveries } from './shopify-deliveries.ts';

const readText = (text: string) => read([toDocument('a', text)], [shopifyDeliveries]);

it('reads rows of the delivery log under their topic', () => {
  const { exchanges } = readText(sample('shopify-deliveries', 'log.txt'));
  expect(exchanges[0]).toMatchObject({
    firstLine: 3,
    response: { status: 401 },
    startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 8), zoneKnown: false },
    attempt: { sender: 'shopify', event: 'orders/create', endpointId: '1013211234567', number: 5 },
    fields: { shop: 'acme-dev.myshopify.com' },
  });
  expect(exchanges[2]).toMatchObject({ error: { code: 'ETIMEDOUT', message: 'Timeout' }, attempt: { number: 9 } });
});

it('reads a row alone, without its head', () => {
  const [row] = readText('503  1013211234567  acme-dev.myshopify.com  2026-05-03 02:00:08').exchanges;
  expect(row).toMatchObject({ response: { status: 503 } });
  expect(row?.attempt?.event).toBeUndefined();
});

it('leaves lines of logs alone', () => {
  for (const text of [
    'GET https://acme-dev.myshopify.com/admin 200 12ms',
    '2026-05-03 02:00:08 INFO shop acme-dev.myshopify.com installed',
  ])
    expect(readText(text).recognised).toEqual([]);
});
