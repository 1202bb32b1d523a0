import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { iisLog } from './iis-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [iisLog]);
const shown = sample('iis-log', 'iis.txt');
const brief = (text: string) =>
  readText(text).exchanges.map((e) => [
    e.request?.method,
    e.request?.url,
    e.response?.status,
    e.fields?.substatus,
    e.fields?.win32_status,
    e.durationMs,
  ]);
const rows = [
  ['GET', '/health', 200, '0', '0', 3],
  ['POST', '/api/hooks/orders?v=2', 401, '2', '5', 15],
  ['POST', '/api/upload', 413, '1', '0', 46],
  ['GET', '/api/report', 500, '0', '64', 120015],
  ['POST', '/api/verb', 405, '0', '1', 0],
];

it('reads substatus and the error of Windows beside the status', () => {
  expect(brief(shown)).toEqual(rows);
  expect(readText(shown).exchanges[1]).toMatchObject({
    firstLine: 6,
    peer: '192.0.2.40',
    startedAt: { at: Date.UTC(2026, 2, 4, 7, 0, 15), zoneKnown: true },
    request: { headers: [{ name: 'User-Agent', value: 'Hooks/1.0 ( https://hooks.example.com)' }] },
    fields: { server: '10.0.4.11' },
  });
});

it('knows the usual columns where the head was cut off', () =>
  expect(brief(shown.split('\n').slice(4).join('\n'))).toEqual(rows));

it('reads the columns that are named, in any order', () => {
  const text =
    '#Fields: time c-ip cs-method cs-uri-stem sc-status cs-host\n07:00:12 192.0.2.1 GET /x 404 api.example.com';
  expect(readText(text).exchanges).toMatchObject([
    { request: { url: 'https://api.example.com/x' }, response: { status: 404 } },
  ]);
});

it('leaves other lines alone', () =>
  expect(
    readText('2026-03-04 07:00:12 10.0.4.11 GET /health is what was asked\n2026-03-04 07:00:12 INFO GET /x 200')
      .recognised,
  ).toEqual([]));
