import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { gitlabHookLog } from './gitlab-hook-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [gitlabHookLog]);

it('reads events of the API, seconds as milliseconds, an internal error as no answer', () => {
  const { exchanges } = readText(sample('gitlab-hook-log', 'events.json'));
  expect(exchanges).toMatchObject([
    {
      firstLine: 2,
      lastLine: 26,
      request: {
        url: 'https://hooks.example.com/gitlab',
        headers: { length: 5 },
        body: { firstLine: 13, lastLine: 17 },
      },
      response: { status: 403, headers: { length: 3 }, body: { text: '<h1>Forbidden</h1>' }, line: 25 },
      durationMs: 1091,
      attempt: { sender: 'gitlab', event: 'push_hooks', deliveryId: '1' },
    },
    { error: { code: 'ETIMEDOUT', message: 'Net::ReadTimeout', firstLine: 44 }, durationMs: 10_012 },
  ]);
  expect(exchanges[1]?.response).toBeUndefined();
});

it('reads what the page says after a test', () => {
  const { exchanges } = readText(sample('gitlab-hook-log', 'test.txt'));
  expect(exchanges.map((e) => [e.firstLine, e.response?.status, e.error?.code])).toEqual([
    [1, 403, undefined],
    [2, undefined, 'ECONNREFUSED'],
    [3, 200, undefined],
  ]);
  expect(exchanges[0]?.response?.body?.text).toContain('No valid crumb');
});

it('reads rows of recent events', () => {
  const { exchanges } = readText(sample('gitlab-hook-log', 'recent.txt'));
  expect(exchanges.map((e) => [e.attempt?.event, e.response?.status, e.durationMs])).toEqual([
    ['Push Hook', 500, 450],
    ['Merge Request Hook', 200, 120],
    ['Pipeline Hook', undefined, 10_000],
  ]);
});

it('reads on in a list that is cut off at the top and at the bottom', () => {
  const lines = sample('gitlab-hook-log', 'events.json').split('\n');
  expect(readText(lines.slice(3).join('\n')).exchanges).toMatchObject([
    { response: { status: 403 } },
    { attempt: { deliveryId: '2' } },
  ]);
  expect(readText(lines.slice(0, 16).join('\n')).exchanges).toEqual([]);
  expect(readText(lines.slice(0, 25).join('\n')).exchanges).toMatchObject([{ response: { status: 403 } }]);
});

it('leaves other text alone', () => {
  for (const text of [
    'The hook executed successfully but returned HTTP 500 last week, said Ann.',
    '{"response_status":"ok","trigger":"cron"}',
    '200 OK Hook',
  ])
    expect(readText(text).recognised).toEqual([]);
});
