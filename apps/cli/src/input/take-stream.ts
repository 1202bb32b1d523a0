import { chunkRedactor, EvidenceError, LargeTaker, LongLines, redact } from '@causeway/evidence';
import { exchangeKinds } from '@causeway/rules';
import type { StreamedArtifact } from './artifact-files.ts';
import type { ByteSource } from './byte-source.ts';

/** How far reading a stream has come. */
export interface Reached {
  name: string;
  /** Bytes read from where they come, and how many there are, where it is known. */
  read: number;
  size: number | undefined;
  lines: number;
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

/** Redacts, reads and folds an artifact piece by piece. `head` was read of it before. */
export async function takeStream(
  source: ByteSource,
  head: Uint8Array,
  decoder: TextDecoder,
  { redactionKey, personalData, onProgress }: TakeOptions,
): Promise<StreamedArtifact> {
  const { name, size, read } = source;
  const lines = new LongLines();
  const redactor = chunkRedactor({ key: redactionKey, personalData });
  const taker = new LargeTaker(redact(name, { key: redactionKey, personalData }).text, {
    kinds: exchangeKinds,
    ...(onProgress && { onProgress: (progress) => onProgress({ name, size, read: read(), ...progress }) }),
  });
  let bytes = 0;
  const take = (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > mostBytes) throw endless(name);
    const chunk = redactor.take(lines.take(decoder.decode(piece, { stream: true })));
    if (chunk) taker.take(chunk);
  };
  for (let at = 0; at < head.length; at += 1 << 20) take(head.subarray(at, at + (1 << 20)));
  for await (const piece of source.bytes) take(piece);
  for (const last of [redactor.take(lines.take(decoder.decode()) + lines.end()), redactor.end()]) {
    if (last) taker.take(last);
  }
  return { name, taken: taker.finish(), bytes, cutLines: lines.cut };
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
