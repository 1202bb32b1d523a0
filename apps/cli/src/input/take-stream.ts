import { EvidenceError, redact } from '@causeway/evidence';
import type { StreamedArtifact } from './artifact-files.ts';
import type { ByteSource } from './byte-source.ts';
import type { ReadPart, ReadTold } from './read-thread.ts';
import type { RedactTold } from './redact-thread.ts';
import { Threads } from './threads.ts';

/** How far reading a stream has come. */
export interface Reached {
  name: string;
  /** Bytes read from where they come, and how many there are, where it is known. */
  read: number;
  size: number | undefined;
  /** Exchanges that failed so far, and in how many ways. */
  failed: number;
  ways: number;
}

export interface TakeOptions {
  redactionKey: string;
  /** Personal data is masked beside secrets. */
  personalData: boolean;
  onProgress?: (reached: Reached) => void;
}

/** What is unpacked or piped in without end is read up to here. */
const mostBytes = 64 * 2 ** 30;
/** Bytes that go from thread to thread at once, and how many such pieces may be on their way. */
const atOnce = 1 << 18;
const mostUnderway = 4;

/**
 * Redacts, reads and folds an artifact piece by piece, in two threads: one redacts while the other reads what was
 * redacted before. `head` was read of it before.
 */
export async function takeStream(
  source: ByteSource,
  head: Uint8Array,
  encoding: string,
  { redactionKey, personalData, onProgress }: TakeOptions,
): Promise<StreamedArtifact> {
  const { name, size } = source;
  const options = { key: redactionKey, personalData };
  const redactTold: RedactTold = { options, encoding };
  const readTold: ReadTold = { name: redact(name, options).text };
  const threads = new Threads<Uint8Array | null, ReadPart>([
    [new URL('./redact-thread.ts', import.meta.url), redactTold],
    [new URL('./read-thread.ts', import.meta.url), readTold],
  ]);
  const underway: Promise<void>[] = [];
  const take = async (bytes: Uint8Array<ArrayBuffer>) => {
    const { progress } = await threads.ask(bytes, [bytes.buffer]);
    onProgress?.({ name, size, read: source.read(), failed: progress.failed, ways: progress.ways });
  };
  try {
    let length = 0;
    for await (const bytes of pieces(head, source.bytes)) {
      length += bytes.length;
      if (length > mostBytes) throw endless(name);
      const done = take(bytes);
      // Whoever waits for it hears of it; until then nobody does.
      done.catch(() => {});
      underway.push(done);
      if (underway.length > mostUnderway) await underway.shift();
    }
    await Promise.all(underway);
    const { taken, cutLines } = await threads.ask(null);
    if (!taken) throw new Error('The thread that reads gave no result.');
    return { name, taken, bytes: length, cutLines };
  } finally {
    await threads.close();
  }
}

/** Each in memory of its own, so that it can go to another thread as it is. */
async function* pieces(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  yield* cut(head);
  for await (const bytes of rest) yield* cut(bytes);
}

function* cut(bytes: Uint8Array): Iterable<Uint8Array<ArrayBuffer>> {
  const { buffer, length } = bytes;
  // What a file is read into is used once; copies would be garbage that nothing collects while so little else is made.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === length && length <= atOnce) yield new Uint8Array(buffer);
  else for (let at = 0; at < length; at += atOnce) yield new Uint8Array(bytes.subarray(at, at + atOnce));
}

function endless(name: string): EvidenceError {
  return new EvidenceError(
    'TOO_LARGE',
    `${name} has more than ${mostBytes / 2 ** 30} GiB of text.`,
    'Give the days around the failure.',
    ['artifacts'],
    mostBytes,
  );
}
