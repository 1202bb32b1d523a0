import { workerData } from 'node:worker_threads';
import { LargeTaker, type Progress, type TakenArtifact } from '@causeway/evidence';
import { exchangeKinds } from '@causeway/rules';
import type { RedactedPart } from './redact-thread.ts';
import { type Ports, work } from './threads.ts';

/** What this thread is told. */
export interface ReadTold {
  /** Of the artifact, redacted. */
  name: string;
}

/** What it makes of what was redacted. */
export interface ReadPart {
  progress: Progress;
  cutLines: number;
  /** At the end. */
  taken: TakenArtifact | undefined;
}

const { ports, told }: { ports: Ports; told: ReadTold } = workerData;
const taker = new LargeTaker(told.name, exchangeKinds);

work(ports, ({ chunks, cutLines, isLast }: RedactedPart): ReadPart => {
  for (const chunk of chunks) taker.take(chunk);
  return { progress: taker.progress, cutLines, taken: isLast ? taker.finish() : undefined };
});
