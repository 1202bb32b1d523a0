import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { stripeListen } from './stripe-listen.ts';

const readText = (text: string) => read([toDocument('a', text)], [stripeListen]);

it('gives each answer the type of its event', () => {
  const { exchanges } = readText(sample('stripe-listen', 'listen.txt'));
  expect(exchanges).toMatchObject([
    { attempt: { event: 'payment_intent.created' }, response: { status: 200 } },
    {
      firstLine: 5,
      request: { method: 'POST', url: 'http://localhost:4242/webhook' },
      response: { status: 400, line: 5 },
      startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 9), zoneKnown: false },
      attempt: { sender: 'stripe', event: 'account.updated', eventId: 'evt_3PdummyB0000000000002' },
    },
  ]);
});

it('gives a failure to the oldest event that has no answer yet', () => {
  const { exchanges } = readText(sample('stripe-listen', 'refused.txt'));
  expect(exchanges).toMatchObject([
    {
      request: { url: 'http://localhost:4242/webhook' },
      error: { code: 'ECONNREFUSED', firstLine: 3 },
      attempt: { event: 'charge.succeeded' },
    },
  ]);
});

it('leaves lines between alone, and reads an answer whose event was cut off', () => {
  const lines = sample('stripe-listen', 'listen.txt').split('\n');
  const mixed = [lines[1], 'Server listening on 4242', lines[2]].join('\n');
  expect(readText(mixed).recognised.map((r) => r.firstLine)).toEqual([1, 3]);
  const [answer] = readText(lines.slice(2, 3).join('\n')).exchanges;
  expect(answer).toMatchObject({ response: { status: 200 } });
  expect(answer?.attempt?.event).toBeUndefined();
});

it('leaves arrows and failures of other programs alone', () => {
  for (const text of [
    'a --> b [c]',
    'GET /x <-- [200] ok',
    '2026-05-03 02:00:08 [ERROR] Failed to POST: Post "http://localhost:1/": EOF',
  ])
    expect(readText(text).recognised).toEqual([]);
});
