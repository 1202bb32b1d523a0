import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { githubDeliveries } from './github-deliveries.ts';

const readText = (text: string) => read([toDocument('a', text)], [githubDeliveries]);
const one = sample('github-deliveries', 'delivery.json');
const page = sample('github-deliveries', 'page.txt');

it('reads a delivery with request, response and their lines', () => {
  expect(readText(one).exchanges).toMatchObject([
    {
      firstLine: 1,
      lastLine: 38,
      seenFrom: 'sender',
      direction: 'delivery',
      request: {
        url: 'https://hooks.example.com/github',
        headers: [
          { name: 'X-GitHub-Delivery', line: 17 },
          {},
          {},
          {},
          {},
          { name: 'X-GitHub-Event', value: 'issues' },
          {},
        ],
        body: { firstLine: 25, lastLine: 29, truncated: false },
        line: 13,
      },
      response: {
        status: 422,
        headers: [{ name: 'Content-Type' }, { name: 'Server', value: 'nginx', line: 34 }],
        body: { text: '{"error":"unknown label"}', firstLine: 36, lastLine: 36 },
        line: 8,
      },
      startedAt: { at: Date.UTC(2026, 4, 3, 2, 0, 8), zoneKnown: true, line: 4 },
      durationMs: 410,
      attempt: {
        sender: 'github',
        event: 'issues',
        deliveryId: '12345678901',
        state: 'Invalid HTTP Response: 422',
        line: 1,
      },
    },
  ]);
});

it('takes the words of a delivery without an answer for its error', () => {
  const { exchanges } = readText(sample('github-deliveries', 'deliveries.json'));
  expect(exchanges.map((e) => [e.response?.status, e.error?.code, e.error?.message, e.durationMs])).toEqual([
    [200, undefined, undefined, 270],
    [undefined, 'ETIMEDOUT', 'timed out', 10_000],
  ]);
  expect(exchanges[1]?.error).toMatchObject({ firstLine: 22, lastLine: 22 });
});

describe('the page of a delivery', () => {
  it('is read with both its tabs', () => {
    expect(readText(page).exchanges).toMatchObject([
      {
        firstLine: 1,
        lastLine: 25,
        request: {
          method: 'POST',
          url: 'https://hooks.example.com/github',
          headers: [{ name: 'Accept', line: 8 }, {}, {}, {}, {}, {}, { name: 'X-Hub-Signature-256', line: 14 }],
          body: { firstLine: 16, lastLine: 19, truncated: false },
        },
        response: {
          status: 500,
          headers: [{}, { name: 'Server', value: 'gunicorn' }],
          body: { text: 'Internal Server Error' },
        },
        durationMs: 580,
        attempt: { event: 'push', eventId: '7a1f3e00-840f-11f1-9d1f-1f0d6f2b6a11' },
      },
    ]);
  });

  it('is read where it only says that nothing could be delivered', () => {
    const { exchanges } = readText('Recent deliveries\n\nWe couldn’t deliver this payload: Service Timeout\n');
    expect(exchanges).toMatchObject([
      { error: { code: 'ETIMEDOUT', message: 'Service Timeout', firstLine: 3 }, attempt: { sender: 'github' } },
    ]);
  });
});

it('reads several deliveries among other text, and one whose top is missing', () => {
  const two = `we see this:\n${one}\nand this\n${sample('github-deliveries', 'deliveries.json')}`;
  expect(readText(two).exchanges.map((e) => e.firstLine)).toEqual([2, 43, 57]);
  const cut = one.split('\n').slice(2).join('\n');
  expect(readText(cut).exchanges).toMatchObject([{ response: { status: 422 }, durationMs: 410 }]);
});

it('keeps what was there before a cut', () => {
  const cut = one.slice(0, one.indexOf('"repository":'));
  expect(readText(cut).exchanges).toMatchObject([
    { response: { status: 422 }, request: { body: { truncated: true, firstLine: 25 } } },
  ]);
});

it('leaves a payload, code and prose alone', () => {
  for (const text of [
    '{"action":"opened","issue":{"number":1},"guid":"x"}',
    'const d = { guid: "a", event: "push", status_code: 500 };',
    'GitHub says that it could not deliver this payload.',
    'Request URL: https://api.example.com/\nfrom the browser',
  ])
    expect(readText(text).recognised).toEqual([]);
});
