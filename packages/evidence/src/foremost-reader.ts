import { bareLines } from './bare-lines.ts';
import type { Document } from './document.ts';
import type { Reader } from './reader.ts';

/** Texts of fewer lines are read in no time by all readers. */
const long = 400;
/** Runs of lines that are looked at, from the beginning to the end. */
const looks = 4;
const linesALook = 12;
/** Share of the lines looked at that must be one reader's. */
const nearlyAll = 0.9;

interface Claim {
  reader: string;
  firstLine: number;
  lastLine: number;
}

/**
 * The reader that a long text is nearly all for, as far as some runs of its lines tell: a log of a gigabyte is one
 * format, and not worth showing line after line to all readers of others. Undefined where several share the text.
 * @param readAll reads a short text with all readers
 */
export function foremostReader(
  document: Document,
  order: readonly Reader[],
  readAll: (piece: Document) => readonly Claim[],
): Reader | undefined {
  if (document.lines.length < long || !order.some((reader) => reader.lineByLine)) return undefined;
  const counts = new Map<string, number>();
  for (let look = 0; look < looks; look += 1) {
    const from = Math.floor(((document.lines.length - linesALook) * look) / (looks - 1));
    const lines = document.lines.slice(from, from + linesALook);
    if (bareLines(lines)) return undefined;
    for (const { reader, firstLine, lastLine } of readAll({ name: document.name, lines })) {
      counts.set(reader, (counts.get(reader) ?? 0) + lastLine - firstLine + 1);
    }
  }
  return order.find(({ id, lineByLine }) => lineByLine && (counts.get(id) ?? 0) >= nearlyAll * looks * linesALook);
}
