import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { syslog } from './syslog.ts';

const readText = (text: string) => read([toDocument('a', text)], [syslog]);

describe('RFC 5424', () => {
  it('reads host, program, process, severity and structured data', () => {
    const { records, exchanges } = readText(sample('syslog', 'rfc5424.txt'));
    expect(records.map((r) => [r.level, r.message, r.fields])).toEqual([
      [
        'error',
        'POST https://api.example.com/v1/charges 402',
        { host: 'web-1', program: 'billing', process: '4711', facility: '16', severity: '3', logger: 'billing' },
      ],
      [
        'warn',
        'giving up on "orders"',
        expect.objectContaining({ kind: 'RETRY', 'req@32473.id': 'a1', 'req@32473.attempt': '3', severity: '4' }),
      ],
      ['info', 'listening on 8080', expect.objectContaining({ facility: '1', severity: '6' })],
    ]);
    expect(records[0]?.at).toEqual({ at: Date.UTC(2026, 10, 23, 21, 16, 59, 308), zoneKnown: true, line: 1 });
    expect(exchanges).toMatchObject([{ response: { status: 402 }, startedAt: { line: 1 } }]);
  });

  it('takes backslashes off in structured data', () =>
    expect(
      readText(String.raw`<165>1 2003-10-11T22:14:15.003Z h evntslog - ID47 [a@1 b="c \"d\" \]" e="f"] up`).records,
    ).toMatchObject([{ message: 'up', fields: { 'a@1.b': 'c "d" ]', 'a@1.e': 'f' } }]));
});

describe('RFC 3164', () => {
  it('invents no year', () => {
    for (const name of ['rfc3164.txt', 'rsyslog.txt']) {
      const { records } = readText(sample('syslog', name));
      expect(records).toHaveLength(3);
      expect(records[0]).toMatchObject({
        message: 'upstream said no: connection refused',
        fields: { host: 'web-1', program: 'billing', process: '4711' },
      });
      expect(records[0]?.at).toBeUndefined();
    }
  });

  it('takes the severity for the level where the program says none', () =>
    expect(readText(sample('syslog', 'rfc3164.txt')).records.map((r) => r.level)).toEqual(['error', 'info', 'warn']));

  it('reads journalctl with a year, and what is sent without a host', () =>
    expect(
      readText('2026-11-23T21:00:04+0100 web-1 app[7]: ERROR it broke\n<131>Nov 23 21:01:25 app[7]: it broke').records,
    ).toMatchObject([
      { level: 'error', message: 'it broke', at: { at: Date.UTC(2026, 10, 23, 20, 0, 4) } },
      { level: 'error', message: 'it broke', fields: { program: 'app' } },
    ]));
});

it.each([
  'Nov 23 21:00:04 is when it broke: nothing came',
  '<b>1 of 3</b> is done',
  '2026-11-23 21:00:04 web-1 app: x',
  '<14>1 2026-11-23T21:16:59Z a b c d [broken',
])('leaves %s alone', (text) => expect(readText(text).recognised).toEqual([]));
