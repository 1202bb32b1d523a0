import { expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { apacheErrorLog } from './apache-error-log.ts';

const readText = (text: string) => read([toDocument('a', text)], [apacheErrorLog]);

it('reads the number of a message, the error of the system and the client', () => {
  const { records, exchanges } = readText(sample('apache-error-log', 'apache.txt'));
  expect(records.map((r) => [r.level, r.error?.code, r.fields?.errno, r.fields?.client])).toEqual([
    ['info', undefined, undefined, undefined],
    ['info', undefined, undefined, undefined],
    ['error', 'AH01102', '70007', '127.0.0.1:34604'],
    ['error', 'AH00898', undefined, '127.0.0.1:34604'],
    ['error', 'AH01102', '20014', '127.0.0.1:34618'],
    ['error', 'AH00898', undefined, '127.0.0.1:34618'],
    ['error', 'AH00957', '111', undefined],
    ['error', 'AH01114', undefined, '127.0.0.1:34640'],
    ['info', undefined, undefined, '127.0.0.1:34644'],
  ]);
  expect(records[6]).toMatchObject({
    message: 'http: attempt to connect to 127.0.0.1:1 (127.0.0.1:1) failed (Connection refused)',
    fields: { module: 'proxy' },
    at: { zoneKnown: false },
  });
  expect(exchanges.map((e) => [e.request?.url, e.error?.message])).toEqual([
    ['/app/slow', 'Error reading from remote server returned by /app/slow'],
    ['/app/close', 'Error reading from remote server returned by /app/close'],
  ]);
});

it('reads the format of Apache 2.2', () =>
  expect(
    readText('[Wed Oct 11 14:32:52 2000] [error] [client 192.0.2.1] File does not exist: /srv/x').records,
  ).toMatchObject([{ level: 'error', message: 'File does not exist: /srv/x', fields: { client: '192.0.2.1' } }]));

it.each(['[2024-01-01 00:00:00] [error] it broke', '[x] [error] a', '[app:error] [y] no'])('leaves %s alone', (text) =>
  expect(readText(text).recognised).toEqual([]),
);
