import { describe, expect, it } from 'vitest';
import { dressings } from '../testing/dressings.ts';
import { type Sample, samples } from '../testing/samples.ts';
import { toDocument } from './document.ts';
import { read } from './read.ts';
import { readers } from './readers.ts';
import { redact } from './redact.ts';

const all = samples();
const formats = readers.flatMap((reader) => reader.formats.map((format) => ({ reader: reader.id, ...format })));
const named = ({ reader, name }: Sample) => `${reader}/${name}`;

/** The reader's finds in a text that was masked as any text is before it is read. */
function readBy(reader: string, text: string): string[] {
  const masked = redact(text, { key: 'test' }).text;
  const { recognised, exchanges, records, lookups, handshakes, routes, settings } = read([toDocument('a', masked)]);
  if (!recognised.some((one) => one.reader === reader)) return [];
  const found = [...exchanges, ...records, ...lookups, ...handshakes, ...routes, ...settings];
  return found.filter((one) => one.reader === reader).map(() => reader);
}

describe('formats', () => {
  it.each(readers.map((reader) => [reader.id, reader.formats] as const))('%s names at least one', (_, list) =>
    expect(list).not.toEqual([]),
  );

  it('each have a sample of their own', () => {
    const wanted = formats.map(({ reader, sample }) => `${reader}/${sample}`);
    expect(all.map(named)).toEqual(expect.arrayContaining(wanted));
    expect(new Set(wanted).size).toBe(wanted.length);
    expect(new Set(formats.map((format) => format.title)).size).toBe(formats.length);
  });

  it('say where their sample is from: an address, or what was run', () => {
    for (const { source } of formats) expect(source).toMatch(/^https:\/\/\S+$|, run$/);
  });

  it('have readers for all samples', () => {
    const ids = readers.map((reader) => reader.id);
    for (const { reader } of all) expect(ids).toContain(reader);
  });
});

describe.each(all.map((one) => [named(one), one] as const))('%s', (_, { reader, text }) => {
  it('is read by its reader', () => expect(readBy(reader, text)).not.toEqual([]));

  it.each(dressings.map(({ title, dress }) => [title, dress] as const))('is read through %s', (_, dress) =>
    expect(readBy(reader, dress(text))).toHaveLength(readBy(reader, text).length),
  );

  it('is read between two other formats', () => {
    const other = '2026-05-03T02:00:00Z INFO [main] started\n\n';
    expect(readBy(reader, `${other}${text.trimEnd()}\n\n${other}`).length).toBeGreaterThanOrEqual(
      readBy(reader, text).length,
    );
  });
});
