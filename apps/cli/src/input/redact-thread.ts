import { workerData } from 'node:worker_threads';
import { chunkRedactor, LongLines, type RedactedChunk, type RedactOptions } from '@causeway/evidence';
import { type Ports, work } from './threads.ts';

/** What this thread is told. */
export interface RedactTold {
  options: RedactOptions;
  /** As `TextDecoder` calls it. */
  encoding: string;
}

/** What it makes of the next bytes, or of null at the end. */
export interface RedactedPart {
  chunks: RedactedChunk[];
  /** Lines that were cut so far. */
  cutLines: number;
  isLast: boolean;
}

/**
 * Characters redacted at once, and looked at around them: so few that texts of this length stay in the young
 * generation of the heap, where garbage costs little.
 */
const sizes = { size: 1 << 18, reach: 1 << 15 };

const { ports, told }: { ports: Ports; told: RedactTold } = workerData;
const decoder = new TextDecoder(told.encoding);
const lines = new LongLines();
const redactor = chunkRedactor(told.options, sizes);

work(ports, (bytes: Uint8Array | null): RedactedPart => {
  const chunks =
    bytes === null
      ? [redactor.take(lines.take(decoder.decode()) + lines.end()), redactor.end()]
      : [redactor.take(lines.take(decoder.decode(bytes, { stream: true })))];
  return { chunks: chunks.filter((chunk) => chunk !== undefined), cutLines: lines.cut, isLast: bytes === null };
});
