import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { ndjsonLog } from '../logs/ndjson-log.ts';
import { caddyLog } from './caddy-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [ndjsonLog, caddyLog]);

it('reads requests with their headers and times', () => {
  const { exchanges, recognised } = readText(sample('caddy-log', 'access.txt'));
  expect(recognised.map((r) => r.reader)).toEqual(['caddy-log']);
  expect(exchanges.map((e) => [e.request?.url, e.response?.status, e.durationMs])).toEqual([
    ['https://api.example.com/app/ok', 200, 1.503],
    ['https://api.example.com/app/slow', 504, 1001.271],
    ['https://api.example.com/app/close', 502, 1.072],
    ['https://api.example.com/app/deny', 401, 0.657],
    ['https://api.example.com/gone', 502, 0.173],
    ['https://api.example.com/nothing', 404, 0.013],
  ]);
  expect(exchanges[0]).toMatchObject({
    seenFrom: 'server',
    peer: '127.0.0.1',
    request: {
      method: 'POST',
      headers: expect.arrayContaining([expect.objectContaining({ name: 'User-Agent', value: 'curl/7.88.1' })]),
    },
    response: { bodyBytes: 2 },
  });
});

it('reads why a request failed', () =>
  expect(readText(sample('caddy-log', 'errors.txt')).records.map((r) => [r.level, r.message])).toEqual([
    ['error', 'net/http: timeout awaiting response headers'],
    ['error', 'EOF'],
    ['error', 'dial tcp 127.0.0.1:1: connect: connection refused'],
  ]));

it('leaves records of other programs to the reader of JSON logs', () =>
  expect(readText('{"level":"info","ts":1646861401.5,"logger":"http.log.access","msg":"x"}').recognised).toMatchObject([
    { reader: 'ndjson-log' },
  ]));
