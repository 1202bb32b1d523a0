import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { deliveryTable } from './delivery-table.ts';

const readText = (text: string) => read([toDocument('a', text)], [deliveryTable]);
const rows = (text: string) =>
  readText(text).exchanges.map((e) => [e.attempt?.event, e.response?.status, e.attempt?.state]);

it('reads rows below a head in any spacing', () => {
  expect(rows(sample('delivery-table', 'stripe.txt'))).toEqual([
    ['checkout.session.completed', 400, 'Failed'],
    ['invoice.paid', 200, 'Succeeded'],
    ['customer.created', 400, 'ERR'],
  ]);
  expect(readText(sample('delivery-table', 'stripe.txt')).exchanges[0]).toMatchObject({
    firstLine: 2,
    startedAt: { at: Date.UTC(2026, 4, 3, 11, 41, 2), zoneKnown: false },
    attempt: { sender: 'stripe' },
  });
});

it('gives a failed row the line that says why', () => {
  const { exchanges } = readText(sample('delivery-table', 'btcpay.txt'));
  expect(exchanges).toMatchObject([
    { firstLine: 1, lastLine: 2, error: { code: 'ECONNREFUSED', firstLine: 2 }, attempt: { deliveryId: '8Zb2' } },
    { firstLine: 3, attempt: { event: 'InvoiceCreated', state: 'Delivered' } },
  ]);
});

it('reads a row whose word is a timeout as one without an answer', () => {
  expect(readText('Webhook deliveries\norders/create  Timed out  2026-05-03 02:00:08').exchanges).toMatchObject([
    { error: { code: 'ETIMEDOUT' }, attempt: { event: 'orders/create' } },
  ]);
});

it('reads rows without their head where they have a time', () => {
  const lines = sample('delivery-table', 'stripe.txt').split('\n');
  expect(rows(lines.slice(1).join('\n'))).toHaveLength(3);
  expect(rows(lines.slice(0, 2).join('\n'))).toHaveLength(1);
});

it('reads rows whose cells stand below each other', () => {
  const { exchanges, recognised } = readText(sample('delivery-table', 'stacked.txt'));
  expect(
    exchanges.map((e) => [e.firstLine, e.lastLine, e.attempt?.event, e.response?.status, e.attempt?.state]),
  ).toEqual([
    [2, 5, 'checkout.session.completed', 400, 'Failed'],
    [6, 9, 'invoice.paid', undefined, 'Succeeded'],
  ]);
  expect(exchanges[0]?.attempt?.eventId).toBe('evt_1PdummyA0000000000001');
  expect(recognised.at(-1)).toMatchObject({ lastLine: 9 });
});

describe('is not seen', () => {
  it.each([
    ['in a log', '2026-05-03 02:00:08 INFO app.worker job 500 failed\n2026-05-03 02:00:09 INFO app.worker job OK'],
    ['in times first', '2026-05-03 02:00:08 orders.create failed\n2026-05-03 02:00:09 orders.create failed'],
    ['in hosts', 'api.example.com 200 OK 2026-05-03 02:00:08\napi.example.com 500 2026-05-03 02:00:09'],
    ['in results of tests', 'checkout.session OK\ncheckout.refund FAILED\ncart.total OK'],
    [
      'in programs',
      'if type(event) is Response:\n    assert event.status_code == 200\n    event.status_code in (204, 304)',
    ],
    ['in prose', 'The invoice.paid event failed on May 3, 2026, 2:00:08 AM and nobody here knows the reason for it.'],
    ['in code', "case 'invoice.paid': return res.status(200);\ncase 'invoice.failed': throw new Error('x');"],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
