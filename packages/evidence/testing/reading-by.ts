import { expect } from 'vitest';
import { toDocument } from '../src/document.ts';
import { type ReadDocuments, read } from '../src/read.ts';
import type { Reader } from '../src/reader.ts';

/** What a test of one reader asks of a text, without any other reader: `unread` gives the lines that it left alone. */
export function readingBy(...order: readonly Reader[]) {
  const readText = (text: string): ReadDocuments => read([toDocument('a', text)], order);
  return {
    readText,
    only: (text: string) => theOnly(readText(text).exchanges),
    unread(text: string): string[] {
      const { recognised } = readText(text);
      const isRead = (line: number) => recognised.some((r) => r.firstLine <= line && line <= r.lastLine);
      return toDocument('a', text).lines.filter((line, i) => line.trim() && !isRead(i + 1));
    },
  };
}

/** The one that was found; a test fails where there is none, or more. */
export function theOnly<Found>(found: readonly Found[]): Found | undefined {
  expect(found).toHaveLength(1);
  return found[0];
}
