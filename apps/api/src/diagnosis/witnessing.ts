import { availableParallelism } from 'node:os';
import { EvidenceError } from '@causeway/evidence';
import type { Circumstances, Evidence, KnowledgeFiles, Witnessed } from '@causeway/rules';
import { Piscina } from 'piscina';
import type { ThreadData, WitnessResult, WitnessTask } from './witness-thread.ts';

/** Looks at evidence somewhere else than in the thread that answers. */
export interface Witnessing {
  /**
   * Redacts, reads and observes.
   * @throws EvidenceError for evidence that cannot be taken, takes too long, or comes while too much waits
   */
  witness(evidence: Evidence, circumstances: Circumstances): Promise<Witnessed>;
  /** Ends the threads; what they read is given up. */
  close(): Promise<void>;
}

export interface WitnessingOptions {
  /** Knowledge to observe by; without it, what ships. */
  files?: KnowledgeFiles;
  threads?: number;
  /** Evidence that may wait for a thread; what comes then is sent away at once. */
  mostWaiting?: number;
  /** Told of a thread that failed outside any reading: it cannot start, say. */
  onError?: (error: Error) => void;
  /** Milliseconds after which reading is stopped, waiting included. */
  longestMs?: number;
  /** MiB of heap that one thread may use: 25 MiB of evidence take a tenth of what is given. */
  threadHeap?: number;
  /** What the threads run; tests put something in that never ends. */
  thread?: URL;
}

/**
 * Threads that look at evidence, so that however large it is, whoever asks meanwhile is answered. Two at least:
 * a small report need not wait for a large log.
 */
export function witnessing(options: WitnessingOptions = {}): Witnessing {
  const {
    files,
    mostWaiting = 100,
    onError,
    threads = Math.max(2, availableParallelism()),
    longestMs = 60_000,
    threadHeap = 2_048,
  } = options;
  const pool = new Piscina<WitnessTask, WitnessResult>({
    filename: (options.thread ?? new URL('witness-thread.ts', import.meta.url)).href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: threadHeap },
    workerData: { files } satisfies ThreadData,
  });
  let underWay = 0;
  pool.on('error', (error: Error) => onError?.(error));
  return {
    async witness(evidence, circumstances) {
      if (underWay >= threads + mostWaiting) throw busy(mostWaiting);
      underWay += 1;
      try {
        const signal = AbortSignal.timeout(longestMs);
        const result = await pool.run({ evidence, circumstances }, { signal });
        if ('refused' in result) throw new EvidenceError(...result.refused);
        return result.seen;
      } catch (error) {
        throw refusalOf(error, longestMs);
      } finally {
        underWay -= 1;
      }
    },
    close: () => pool.destroy(),
  };
}

function busy(waiting: number): EvidenceError {
  return new EvidenceError(
    'BUSY',
    `${waiting} others wait for their evidence to be read.`,
    'Try again in some seconds.',
    [],
    waiting,
  );
}

/** What the pool says, as the person reads it who gave the evidence. */
function refusalOf(error: unknown, longestMs: number): unknown {
  if (!(error instanceof Error)) return error;
  const field = ['artifacts'];
  if (error.name === 'AbortError') {
    return new EvidenceError(
      'TOO_SLOW',
      `Reading this evidence took more than ${longestMs / 1000} s and was stopped.`,
      'Send the minutes around the failure only; the command line reads files of any size.',
      field,
    );
  }
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new EvidenceError(
      'TOO_LARGE',
      'Reading this evidence took more memory than there is, and was stopped.',
      'Send the minutes around the failure only; the command line reads files of any size.',
      field,
    );
  }
  return error;
}
