import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { stripeAttempt } from './stripe-attempt.ts';

const readText = (text: string) => read([toDocument('a', text)], [stripeAttempt]);

it('reads the answer, the event that was sent and when', () => {
  expect(readText(sample('stripe-attempt', 'answered.txt')).exchanges).toMatchObject([
    {
      lastLine: 17,
      request: { body: { firstLine: 11, lastLine: 17, truncated: false } },
      response: { status: 400, body: { firstLine: 7, lastLine: 9 }, line: 6 },
      startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 8), line: 2 },
      attempt: { sender: 'stripe', event: 'payment_intent.succeeded', eventId: 'evt_3PdummyA0000000000001' },
    },
  ]);
});

it.each([
  ['Timed out connecting to remote host', 'ETIMEDOUT'],
  ['Failed to connect to remote host', undefined],
  ['(TLS error) ERR'.replace(' ERR', ''), 'EPROTO'],
])('reads an attempt without an answer: %s', (words, code) => {
  const [found] = readText(
    sample('stripe-attempt', 'unanswered.txt').replace('Timed out connecting to remote host', words),
  ).exchanges;
  expect(found).toMatchObject({
    request: { url: 'https://hooks.example.com/stripe' },
    error: { firstLine: 4 },
    attempt: { event: 'checkout.session.completed' },
  });
  expect(found?.error?.code).toBe(code);
});

it('reads a status and its body in one line each, and no further than the body', () => {
  const text = 'Response (invoice.paid)\nHTTP status code: 422\nunknown customer\n\nWhat now?';
  expect(readText(text).exchanges).toMatchObject([
    {
      firstLine: 1,
      lastLine: 3,
      response: { status: 422, body: { text: 'unknown customer' } },
      attempt: { event: 'invoice.paid' },
    },
  ]);
});

it('marks a body that is cut off', () => {
  const cut = sample('stripe-attempt', 'answered.txt').split('\n').slice(0, 12).join('\n');
  expect(readText(cut).exchanges).toMatchObject([
    { response: { status: 400 }, request: { body: { truncated: true } } },
  ]);
});

it('leaves the same words of other programs alone', () => {
  for (const text of ['HTTP status code: 400\nbad', 'Failed to connect', 'Error: Timed out', 'curl says\nTLS error'])
    expect(readText(text).recognised).toEqual([]);
});
