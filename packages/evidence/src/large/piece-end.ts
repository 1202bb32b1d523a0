import type { ReadDocuments } from '../read.ts';

/** A format of which so many stand in a piece is that of a log, whose entries stand by themselves. */
const manyEntries = 20;

/**
 * The line at which a piece of an artifact ends, so that nothing that spans lines is torn: the first line of
 * what may go on in the next piece. In a log that is its last entry, to which lines that follow may still
 * belong; elsewhere the last thing that was read.
 * @returns undefined where nothing was read, so that nothing can be torn
 */
export function openFrom({ exchanges, records, recognised }: ReadDocuments): number | undefined {
  const counts = new Map<string, { entries: number; last: number }>();
  for (const entries of [exchanges, records]) {
    for (const { reader, firstLine } of entries) {
      const count = counts.get(reader);
      if (!count) counts.set(reader, { entries: 1, last: firstLine });
      else if (firstLine > count.last) {
        count.entries += 1;
        count.last = firstLine;
      }
    }
  }
  const logs = [...counts.values()].filter(({ entries }) => entries >= manyEntries);
  if (logs.length > 0) return Math.max(...logs.map(({ last }) => last));
  return recognised.at(-1)?.firstLine;
}

/** What was read from a line on, to the one before another. */
export function readingBetween(reading: ReadDocuments, from: number, until: number): ReadDocuments {
  const between = <T extends { firstLine: number }>(found: readonly T[]): T[] =>
    found.filter(({ firstLine }) => firstLine >= from && firstLine < until);
  return {
    exchanges: between(reading.exchanges),
    records: between(reading.records),
    lookups: between(reading.lookups),
    handshakes: between(reading.handshakes),
    routes: between(reading.routes),
    settings: between(reading.settings),
    // Entries of a log that follow each other are recognised as one run.
    recognised: reading.recognised
      .filter(({ firstLine, lastLine }) => lastLine >= from && firstLine < until)
      .map((run) => ({
        ...run,
        firstLine: Math.max(run.firstLine, from),
        lastLine: Math.min(run.lastLine, until - 1),
      })),
  };
}
