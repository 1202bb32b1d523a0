import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { apiGateway } from './api-gateway.ts';

const readText = (text: string) => read([toDocument('a', text)], [apiGateway]);
const execution = sample('api-gateway', 'execution.txt');

it('makes one exchange of the lines of a request, with the answer that the gateway could not use', () => {
  const { exchanges, records } = readText(execution);
  expect(exchanges).toMatchObject([
    {
      firstLine: 1,
      lastLine: 12,
      request: { method: 'POST', url: '/hooks', line: 6 },
      response: { status: 502, line: 12 },
      timings: { wait: 31 },
      fields: {
        requestId: 'b3e0d7b2-0a4f-4c9b-8d57-1f2e3a4b5c6d',
        integration_status: '200',
        integration_response_body: '{"ok":true}',
        failure: 'Execution failed due to configuration error: Malformed Lambda proxy response',
      },
    },
  ]);
  expect(records).toMatchObject([
    { firstLine: 11, level: 'error', error: { type: 'configuration', message: 'Malformed Lambda proxy response' } },
  ]);
});

it('keeps requests apart whose lines stand between each other', () => {
  const lines = execution.trimEnd().split('\n');
  const other = lines.map((line) => line.replaceAll('b3e0d7b2', 'c4e0d7b2').replace('502', '500'));
  const { exchanges, recognised } = readText(lines.flatMap((line, i) => [line, other[i] ?? '']).join('\n'));
  expect(exchanges.map((e) => [e.response?.status, e.fields?.requestId?.slice(0, 8)])).toEqual([
    [502, 'b3e0d7b2'],
    [500, 'c4e0d7b2'],
  ]);
  expect(recognised.reduce((sum, r) => sum + r.lastLine - r.firstLine + 1, 0)).toBe(24);
});

it('reads what the console shows of a test', () => {
  const { exchanges, records } = readText(
    `${sample('api-gateway', 'console.txt')}${sample('api-gateway', 'console.txt')}`,
  );
  expect(exchanges).toHaveLength(2);
  expect(exchanges[0]).toMatchObject({
    request: { method: 'GET', url: '/orders' },
    response: { status: 504 },
    startedAt: { at: Date.UTC(2026, 6, 4, 5, 21, 35), zoneKnown: true },
    fields: { integration_uri: 'https://backend.example.com/orders' },
  });
  expect(records[0]).toMatchObject({ error: { type: 'timeout' }, message: 'Execution failed due to a timeout error' });
});

it('keeps what was there before the cut', () =>
  expect(readText(execution.split('\n').slice(5, 9).join('\n')).exchanges).toMatchObject([
    { request: { url: '/hooks' }, fields: { integration_status: '200' } },
  ]));

it.each([
  '(see below) Method completed with status: 502 is what they say',
  'Method completed with status: 502',
  '(b3e0d7b2-0a4f-4c9b-8d57-1f2e3a4b5c6d) is its id',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
