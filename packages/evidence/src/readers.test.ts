import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../testing/samples.ts';
import { toDocument } from './document.ts';
import { read } from './read.ts';
import { readers } from './readers.ts';

const folder = new URL('./readers/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const sources = files.filter((name) => !name.endsWith('.test.ts') && !name.endsWith('/order.ts'));

describe('the list of readers', () => {
  it('has every reader of the folders exactly once, under its file’s name', () => {
    const ids = sources.map((name) => name.slice(name.indexOf('/') + 1, -3));
    expect(readers.map((reader) => reader.id).sort()).toEqual(ids.sort());
  });

  it.each(sources)('%s has a test beside it', (name) => expect(files).toContain(`${name.slice(0, -3)}.test.ts`));
});

const texts = samples().map(({ text }) => text.slice(0, 20_000));
const lines = [
  ...texts.flatMap((text) => text.split(/\r?\n/)),
  '{"level":30,"time":1708080001902,"req":{"method":"POST","url":"/x"},"res":{"statusCode":500},"msg":"x"}',
  '{"error":{"code":403,"message":"no","errors":[{"a":"b"}]}}',
  '2025-08-18T11:02:08.041Z ERROR [x] SyntaxError: Unexpected end of JSON input',
  'ts=2021-09-30T08:41:09Z level=error msg="a \\"b\\"" err=x',
  'Started POST "/x" for 192.0.2.1 at 2014-05-03 18:37:11 +0200',
  'Completed 500 Internal Server Error in 5ms',
  'Jun 18 01:21:08 host app[12]: GET /x 200 1ms',
  'AxiosError: Request failed with status code 401 {',
];

/** Spans of whatever was read must lie in the text, and a line belongs to one reader only. */
function checked(text: string): void {
  const document = toDocument('a', text);
  const { exchanges, records, recognised } = read([document]);
  const inside = (line: number) => expect(line >= 1 && line <= document.lines.length).toBe(true);
  for (const span of [...exchanges, ...records, ...recognised]) {
    inside(span.firstLine);
    inside(span.lastLine);
    expect(span.lastLine).toBeGreaterThanOrEqual(span.firstLine);
  }
  for (const { request, response, error, startedAt } of exchanges) {
    const parts = [request, response, startedAt].filter((part) => part !== undefined).map((part) => part.line);
    for (const line of [...parts, ...[request, response].flatMap((part) => part?.headers.map((h) => h.line) ?? [])])
      inside(line);
    for (const part of [error, request?.body, response?.body])
      if (part) [part.firstLine, part.lastLine].forEach(inside);
  }
  for (const { at, error } of records) {
    if (at) inside(at.line);
    for (const frame of error?.frames ?? []) inside(frame.line);
  }
  for (const [i, one] of recognised.entries()) {
    const next = recognised[i + 1];
    if (next) expect(next.firstLine).toBeGreaterThan(one.lastLine);
  }
}

describe('every reader, on any text', () => {
  it('never throws, and names only lines that are there', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
          fc.string({ maxLength: 400, size: 'max' }),
        ),
        checked,
      ),
      { numRuns: 300 },
    );
  });

  it('holds for samples that are cut anywhere and spliced together', () => {
    const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat()).map(([text, a, b]) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)];
      return text.slice(Math.min(from, to), Math.max(from, to));
    });
    fc.assert(
      fc.property(
        fc.array(cut, { minLength: 1, maxLength: 3, size: 'max' }),
        fc.constantFrom('', '\n', '\r\n'),
        (parts, glue) => checked(parts.join(glue)),
      ),
      {
        numRuns: 200,
      },
    );
  });

  it('holds for lines of all formats in any order, indented, quoted or broken', () => {
    const line = fc
      .tuple(
        fc.constantFrom(...lines),
        fc.constantFrom('', '    ', '> ', 'web-1  | ', '2024-01-01T00:00:00Z '),
        fc.nat(),
        fc.boolean(),
      )
      .map(([text, margin, at, whole]) => margin + (whole ? text : text.slice(0, at % (text.length + 1))));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40, size: 'max' }), (all) => checked(all.join('\n'))),
      { numRuns: 300 },
    );
  });
});

describe('time', () => {
  const hostile = [
    '{"a":[',
    '{ "',
    '{"\n',
    '[{',
    'Error: ',
    'Error: x\n    at f (/x.js:1:2) {\n',
    'Traceback (most recent call last):\n',
    '"GET ',
    '- - [18/Dec/2017:20:41:31 +0000] "',
    'a=" ',
    "a: '",
    '2024-01-01T00:00:00Z ',
    "HTTPConnectionPool(host='",
    'POST / ',
    'java.a.',
    'x.Error: ',
    ' (',
    '[',
    '\\"',
    'a.b.c.',
    '> ',
    '{ code: ',
    'Started POST "/x" for ',
    '\n',
    'A',
    ' ',
    '1',
  ];
  it.each(hostile)('grows near linearly on many %j', (part) => {
    const spent = (times: number) => {
      const start = performance.now();
      read([toDocument('a', part.repeat(times))]);
      return performance.now() - start;
    };
    const size = Math.ceil(150_000 / part.length);
    expect(Math.min(spent(size), spent(size))).toBeLessThan(2000);
  });
});
