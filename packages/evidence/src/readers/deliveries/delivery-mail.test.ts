import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { deliveryMail } from './delivery-mail.ts';

const readText = (text: string) => read([toDocument('a', text)], [deliveryMail]);

it('reads each total of a mail, and that the endpoint was switched off', () => {
  const { exchanges } = readText(sample('delivery-mail', 'stripe-disabled.txt'));
  expect(exchanges.map((e) => [e.firstLine, e.response?.status, e.error?.code, e.attempt?.endpointState])).toEqual([
    [8, 404, undefined, 'disabled'],
    [9, undefined, 'ETIMEDOUT', 'disabled'],
    [10, undefined, undefined, 'disabled'],
  ]);
  expect(exchanges[0]).toMatchObject({
    request: { url: 'https://hooks.example.com/stripe' },
    attempt: { sender: 'stripe' },
  });
});

it('does not take an endpoint that fails for one that was switched off', () => {
  const [found] = readText(sample('delivery-mail', 'stripe-issues.txt')).exchanges;
  expect(found).toMatchObject({
    request: { url: 'https://hooks.example.com/stripe/in' },
    response: { status: 500 },
    attempt: { number: 11, state: 'failed' },
  });
  expect(found?.attempt?.endpointState).toBeUndefined();
});

it('reads a mail that names no status', () => {
  expect(readText(sample('delivery-mail', 'shopify.txt')).exchanges).toMatchObject([
    {
      request: { url: 'https://hooks.example.com/shopify', line: 3 },
      attempt: { sender: 'shopify', event: 'orders/create', number: 13, state: 'failed' },
    },
  ]);
});

it('reads what is left of a mail, and two mails in one text', () => {
  const mail = sample('delivery-mail', 'stripe-disabled.txt');
  expect(readText(mail.split('\n').slice(2, 8).join('\n')).exchanges).toMatchObject([{ response: { status: 404 } }]);
  expect(readText(`${sample('delivery-mail', 'shopify.txt')}\n${'\n'.repeat(14)}${mail}`).exchanges).toHaveLength(4);
});

it('leaves sentences without an address, and addresses without trouble, alone', () => {
  for (const text of [
    'We have disabled your webhook endpoint for now.',
    'The webhook endpoint is https://hooks.example.com/x and works.',
    'How do I add a webhook endpoint?',
  ])
    expect(readText(text).recognised).toEqual([]);
});
