import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText, damagedText, foreignText, mixedLines, splicedText } from '../testing/foreign-texts.ts';
import { checkReading, checkRedaction } from '../testing/reading-laws.ts';
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

describe('every reader, on any text', () => {
  const runs = { numRuns: 300 };

  it('returns, and names only lines that are there', () => {
    fc.assert(
      fc.property(anyText, (text) => void checkReading(text)),
      runs,
    );
  });

  it('holds for real inputs that are cut anywhere, repeated, dressed and spliced together', () => {
    fc.assert(
      fc.property(splicedText, (text) => void checkReading(text)),
      runs,
    );
  });

  it('holds for lines of all formats in any order, indented, quoted or broken', () => {
    fc.assert(
      fc.property(mixedLines, (text) => void checkReading(text)),
      runs,
    );
  });

  it('holds for real inputs with damage', () => {
    fc.assert(
      fc.property(damagedText, (text) => void checkReading(checkRedaction(text))),
      runs,
    );
  });

  it.each(readers.map((reader) => [reader.id, reader] as const))('holds for %s alone', (_, reader) => {
    fc.assert(
      fc.property(foreignText, (text) => void checkReading(text, [reader])),
      { numRuns: 60 },
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
