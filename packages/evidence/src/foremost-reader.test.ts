import { describe, expect, it } from 'vitest';
import { toDocument } from './document.ts';
import { read } from './read.ts';

const access = (i: number) =>
  `203.0.113.9 - - [18/Dec/2017:20:41:31 +0000] "GET /x/${i} HTTP/1.1" ${i % 2 ? 502 : 200} 12 "-" "curl/8.0.1"`;
const json = (i: number) =>
  JSON.stringify({ level: 50, time: 1708080001902 + i, msg: 'no', req: { method: 'GET', url: `/${i}` } });
const long = (line: (i: number) => string) => Array.from({ length: 1000 }, (_, i) => line(i));

describe('a long text that is nearly all of one format', () => {
  it.each([
    ['access-log', access],
    ['ndjson-log', json],
  ])('is read as it is among few lines: %s', (_, line) => {
    const lines = long(line);
    const whole = read([toDocument('a', lines.join('\n'))]);
    const few = lines.map((text) => read([toDocument('a', text)]));
    const bare = ({ exchanges, records }: typeof whole) =>
      [...exchanges, ...records].map((found) =>
        JSON.stringify(found).replace(/"(?:firstLine|lastLine|line)":\d+/g, ''),
      );
    expect(bare(whole).sort()).toEqual(few.flatMap(bare).sort());
  });

  it('is read through margins, with the times in them', () => {
    const line = (i: number) =>
      `2026-05-03T02:00:00.00${i % 10}Z {"level":50,"msg":"no ${i}","req":{"method":"GET","url":"/"}}`;
    const { records, recognised } = read([toDocument('a', long(line).join('\n'))]);
    expect(recognised.map((r) => [r.reader, r.firstLine, r.lastLine])).toEqual([['ndjson-log', 1, 1000]]);
    expect(records[7]).toMatchObject({ firstLine: 8, message: 'no 7', at: { at: Date.UTC(2026, 4, 3, 2, 0, 0, 7) } });
  });

  it('leaves what is not of that format to the others', () => {
    const lines = long(access);
    lines.splice(500, 0, '* Trying 203.0.113.9:443...', '', '    2025-08-18T11:02:08.041Z ERROR [x] it broke');
    lines.push('AxiosError: connect ECONNREFUSED 127.0.0.1:3000');
    const { recognised } = read([toDocument('a', lines.join('\n'))]);
    expect(recognised.map((r) => [r.reader, r.firstLine, r.lastLine])).toEqual([
      ['access-log', 1, 500],
      ['text-log', 503, 503],
      ['access-log', 504, 1003],
      ['node-error', 1004, 1004],
    ]);
  });

  it('goes to the first reader in the order where lines could be of two formats', () => {
    const lines = long((i) => (i % 2 ? access(i) : json(i)));
    const { recognised } = read([toDocument('a', lines.join('\n'))]);
    expect(recognised).toHaveLength(1000);
  });
});
