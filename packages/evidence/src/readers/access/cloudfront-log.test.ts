import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { cloudfrontLog } from './cloudfront-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [cloudfrontLog]);
const standard = sample('cloudfront-log', 'standard.txt');
const brief = (text: string) =>
  readText(text).exchanges.map((e) => [
    e.request?.method,
    e.request?.url,
    e.response?.status,
    e.durationMs,
    e.fields?.['x-edge-detailed-result-type'],
  ]);
const rows = [
  ['GET', 'https://www.example.com/index.html', 200, 1, 'Hit'],
  ['POST', 'https://api.example.com/api/orders?page=2', 502, 113, 'OriginDnsError'],
  ['GET', 'https://api.example.com/api/report', 504, 30002, 'OriginCommError'],
  ['GET', 'https://api.example.com/big', undefined, 2110, 'ClientCommError'],
];

it('reads what the edge did with each request', () => {
  expect(brief(standard)).toEqual(rows);
  expect(readText(standard).exchanges[0]).toMatchObject({
    peer: '192.0.2.100',
    startedAt: { at: Date.UTC(2026, 2, 4, 21, 2, 31), zoneKnown: true },
    request: { bodyBytes: 23, headers: [{ name: 'User-Agent', value: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' }] },
    response: { bodyBytes: 392 },
    timings: { wait: 1 },
    fields: { 'x-edge-location': 'LAX1', 'ssl-protocol': 'TLSv1.2' },
  });
});

it('knows the columns of a log whose head was cut off', () =>
  expect(brief(standard.split('\n').slice(2).join('\n'))).toEqual(rows));

it('reads real-time logs', () =>
  expect(brief(sample('cloudfront-log', 'real-time.txt'))).toEqual([
    ['POST', 'https://api.example.com/api/orders?page=2', 502, 114, undefined],
    ['GET', 'https://www.example.com/index.html', 200, 1, undefined],
  ]));

it.each(['a\tb\tc', '2026-03-04\t21:02:31\tLAX1\t392', '#Fields: date time cs-method sc-status'])(
  'leaves %j alone',
  (text) => expect(readText(text).recognised).toEqual([]),
);
