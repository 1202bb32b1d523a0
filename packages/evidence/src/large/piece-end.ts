import type { ReadDocuments, Recognised } from '../read.ts';

/** A format of which so many stand in a piece is that of a log, whose entries stand by themselves. */
const manyEntries = 20;

/**
 * The line at which a piece of an artifact ends, so that nothing that spans lines is torn: the first line of
 * what may go on in the next piece. In a log that is its last entry, to which lines that follow may still
 * belong; elsewhere the last thing that was read.
 * @returns undefined where nothing was read, so that nothing can be torn
 */
export function openFrom({ recognised }: ReadDocuments): number | undefined {
  const counts = new Map<string, number>();
  for (const { reader } of recognised) counts.set(reader, (counts.get(reader) ?? 0) + 1);
  const isEntry = ({ reader }: Recognised): boolean => (counts.get(reader) ?? 0) >= manyEntries;
  return (recognised.findLast(isEntry) ?? recognised.at(-1))?.firstLine;
}

/** What was read before a line. */
export function readingBefore(reading: ReadDocuments, line: number): ReadDocuments {
  const before = <T extends { firstLine: number }>(found: readonly T[]): T[] => {
    const end = found.findIndex(({ firstLine }) => firstLine >= line);
    return end < 0 ? [...found] : found.slice(0, end);
  };
  return {
    exchanges: before(reading.exchanges),
    records: before(reading.records),
    lookups: before(reading.lookups),
    handshakes: before(reading.handshakes),
    routes: before(reading.routes),
    settings: before(reading.settings),
    recognised: before(reading.recognised),
  };
}
