import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { convoyAttempts } from './convoy-attempts.ts';

const readText = (text: string) => read([toDocument('a', text)], [convoyAttempts]);
const list = sample('convoy-attempts', 'attempts.json');

it('reads attempts, the status with its words', () => {
  expect(readText(list).exchanges).toMatchObject([
    {
      firstLine: 5,
      lastLine: 21,
      request: { method: 'POST', url: 'https://hooks.example.com/convoy', headers: { length: 3 } },
      response: {
        status: 401,
        reason: 'Unauthorized',
        headers: { length: 2 },
        body: { text: 'unauthorised' },
        line: 15,
      },
      attempt: { sender: 'convoy', state: 'failed', eventId: 'evd_01HZ51N5MS2K8R3X0Y9P6Q1T9V' },
    },
    { error: { code: 'ETIMEDOUT', firstLine: 34 } },
  ]);
});

it('reads an event on its way with its count, its next time and the state of its endpoint', () => {
  expect(readText(sample('convoy-attempts', 'event-delivery.json')).exchanges).toMatchObject([
    {
      request: { url: 'https://hooks.example.com/convoy' },
      attempt: {
        event: 'invoice.paid',
        number: 3,
        state: 'Retry',
        endpointState: 'inactive',
        nextAt: { at: Date.UTC(2026, 4, 3, 2, 10, 8), line: 16 },
      },
    },
  ]);
});

it('keeps what was there before a cut', () => {
  const cut = list.slice(0, list.indexOf('"response_data": "unauthorised"'));
  expect(readText(cut).exchanges).toMatchObject([{ response: { status: 401 } }]);
});

it('leaves other objects alone', () => {
  for (const text of ['{"http_status":"500","message":"x"}', '{"uid":"u","status":"Success","metadata":{"tries":1}}'])
    expect(readText(text).recognised).toEqual([]);
});
