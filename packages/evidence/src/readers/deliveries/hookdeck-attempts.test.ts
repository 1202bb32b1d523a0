import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { hookdeckAttempts } from './hookdeck-attempts.ts';

const readText = (text: string) => read([toDocument('a', text)], [hookdeckAttempts]);

it('reads attempts; its code says why no answer came', () => {
  const { exchanges } = readText(sample('hookdeck-attempts', 'attempts.json'));
  expect(exchanges).toMatchObject([
    {
      firstLine: 5,
      lastLine: 22,
      request: { method: 'POST', url: 'https://hooks.example.com/in' },
      error: { code: 'ETIMEDOUT', message: 'TIMEOUT', firstLine: 13 },
      durationMs: 60_000,
      attempt: { sender: 'hookdeck', number: 2, state: 'failed', endpointId: 'des_4m2vzxQLQnmg' },
    },
    { response: { status: 503, body: { text: 'upstream unavailable' } }, attempt: { number: 1 } },
  ]);
  expect(exchanges[1]?.error).toBeUndefined();
});

it('reads what the listener prints', () => {
  const { exchanges } = readText(sample('hookdeck-attempts', 'listen.txt'));
  expect(exchanges.map((e) => [e.firstLine, e.response?.status, e.error?.code, e.attempt?.eventId])).toEqual([
    [10, 200, undefined, 'evt_FGqTyjMTmAGhAkSmHz'],
    [11, 500, undefined, 'evt_GGqTyjMTmAGhAkSmHz'],
    [12, undefined, 'ECONNREFUSED', undefined],
  ]);
});

it('leaves the same failure of another listener, and other objects, alone', () => {
  for (const text of [
    '2026-05-03 02:00:08            [ERROR] Failed to POST: Post "http://localhost:4242/": EOF',
    '{"response_status":500,"event_id":"e"}',
  ])
    expect(readText(text).recognised).toEqual([]);
});
