import { bareLines } from './bare-lines.ts';
import type { Document } from './document.ts';
import type { Reader } from './reader.ts';

/** Texts of fewer lines are read in no time by all readers. */
const long = 400;
/** Runs of lines that are looked at, from the beginning to the end. */
const looks = 3;
const linesALook = 5;
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
 * Says whether its lines have margins, too.
 * @param readBy reads a short text with some readers
 */
export function foremostReader(
  { name, lines }: Document,
  order: readonly Reader[],
  readBy: (piece: Document, order: readonly Reader[]) => readonly Claim[],
): { reader: Reader; hasMargins: boolean } | undefined {
  if (lines.length < long) return undefined;
  const pieces = Array.from({ length: looks }, (_, look) => {
    const from = Math.floor(((lines.length - linesALook) * look) / (looks - 1));
    return { name, lines: lines.slice(from, from + linesALook) };
  });
  const found = order.findIndex((reader) => reader.lineByLine && claims(reader.id, pieces, [reader], readBy));
  const reader = order[found];
  // Those behind it would not get these lines anyway.
  if (!reader || !claims(reader.id, pieces, order.slice(0, found + 1), readBy)) return undefined;
  return { reader, hasMargins: pieces.some((piece) => bareLines(piece.lines) !== undefined) };
}

function claims(
  id: string,
  pieces: readonly Document[],
  order: readonly Reader[],
  readBy: (piece: Document, order: readonly Reader[]) => readonly Claim[],
): boolean {
  let count = 0;
  for (const piece of pieces) {
    for (const { reader, firstLine, lastLine } of readBy(piece, order))
      if (reader === id) count += lastLine - firstLine + 1;
  }
  return count >= nearlyAll * looks * linesALook;
}
