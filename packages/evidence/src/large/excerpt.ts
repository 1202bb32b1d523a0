import type { Document } from '../document.ts';
import { standalone } from './standalone.ts';

/** Lines that are kept of a large artifact. */
export interface Excerpt {
  firstLine: number;
  lines: readonly string[];
}

/** Lines of one thing that are kept, and characters of each: nothing longer is quoted or searched. */
const mostLines = 200;
const longestLine = 20_000;

/** The lines that something was read from, in memory of their own. */
export function excerptOf(
  { firstLine, lastLine }: { firstLine: number; lastLine: number },
  piece: Document,
  linesBefore: number,
): Excerpt {
  const start = firstLine - 1 - linesBefore;
  const lines = piece.lines.slice(start, Math.min(lastLine - linesBefore, start + mostLines));
  return { firstLine, lines: lines.map((line) => standalone(line.slice(0, longestLine))) };
}

/** The document of an artifact of which excerpts are kept. */
export function documentOf(name: string, excerpts: readonly Excerpt[], lineCount: number): Document {
  const kept = new Map<number, string>();
  for (const { firstLine, lines } of excerpts) for (const [i, line] of lines.entries()) kept.set(firstLine + i, line);
  const numbers = [...kept.keys()].sort((a, b) => a - b);
  return { name, lines: numbers.map((number) => kept.get(number) ?? ''), numbers, lineCount };
}
