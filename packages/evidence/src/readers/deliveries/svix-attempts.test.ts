import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { svixAttempts } from './svix-attempts.ts';

const readText = (text: string) => read([toDocument('a', text)], [svixAttempts]);
const list = sample('svix-attempts', 'attempts.json');

it('reads a list of attempts with the words behind the numbers', () => {
  expect(readText(list).exchanges).toMatchObject([
    {
      firstLine: 3,
      lastLine: 14,
      request: { url: 'https://hooks.example.com/svix', line: 4 },
      response: { status: 404, body: { text: '{"error":"no such user"}', firstLine: 5 }, line: 6 },
      durationMs: 83,
      startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 8, 123), line: 13 },
      attempt: { sender: 'svix', state: 'fail', endpointId: 'ep_1srOrx2ZWZBpBUvZwXKQmoEYga2' },
    },
    { error: { code: 'ECONNREFUSED', firstLine: 17 }, attempt: { state: 'fail' } },
  ]);
  expect(readText(list).exchanges[1]?.response).toBeUndefined();
});

it('reads what its libraries write, with the type of the event', () => {
  expect(readText(sample('svix-attempts', 'attempt.json')).exchanges).toMatchObject([
    { response: { status: 200, body: { text: 'OK' } }, attempt: { event: 'user.signup', state: 'success' } },
  ]);
});

it('keeps the attempts before a cut and finds those behind one', () => {
  const lines = list.split('\n');
  expect(readText(lines.slice(0, 18).join('\n')).exchanges.map((e) => e.response?.status)).toEqual([404]);
  expect(readText(lines.slice(9).join('\n')).exchanges).toMatchObject([{ error: { code: 'ECONNREFUSED' } }]);
});

it('leaves other objects with a status alone', () => {
  for (const text of [
    '{"url":"https://api.example.com/","responseStatusCode":500,"message":"x"}',
    '{"msgId":"msg_1","endpointId":"ep_1","url":"https://example.com"}',
  ])
    expect(readText(text).recognised).toEqual([]);
});
