import { EvidenceError, limits, type TakenArtifact } from '@causeway/evidence';
import { decoderOf, textOf } from './artifact-text.ts';
import { type ByteSource, fileSource, inputSource } from './byte-source.ts';
import { oneDocument } from './one-document.ts';
import { type TakeOptions, takeStream } from './take-stream.ts';

/** An artifact as it was given. */
export interface GivenArtifact {
  name: string;
  content: string;
  bytes: number;
}

/** An artifact that was too large to be held, and was read piece by piece. */
export interface StreamedArtifact {
  name: string;
  taken: TakenArtifact;
  bytes: number;
  /** Lines that were longer than what is read of one. */
  cutLines: number;
}

/** So much of a stream is looked at to tell what it is. */
const headBytes = 1 << 16;

/**
 * Reads the artifact of one path.
 * @throws EvidenceError that says what is wrong with it and what to do
 */
export async function readArtifact(path: string): Promise<GivenArtifact> {
  const source = await fileSource(path);
  const read = await readUpTo(source, limits.artifactBytesTogether);
  if (read.rest) throw tooLarge(path);
  return { name: path, content: textOf(read.head, path), bytes: read.head.length };
}

/**
 * Reads a file, or standard input where it is `-`: into memory where there is room for it, else piece by piece.
 * @param room bytes that may be held
 * @throws EvidenceError for what is no text, and for what is too large and cannot be read in pieces
 */
export async function takeArtifact(
  file: string,
  input: AsyncIterable<Uint8Array | string>,
  room: number,
  options: TakeOptions,
): Promise<GivenArtifact | StreamedArtifact> {
  const source = await (file === '-' ? inputSource(input) : fileSource(file));
  const called = file === '-' ? 'standard input' : file;
  const isLarge = source.size !== undefined && source.size > room;
  const { head, rest } = await readUpTo(source, isLarge ? headBytes : room);
  if (!rest) return { name: source.name, content: textOf(head, called), bytes: head.length };
  const decoder = decoderOf(head, called);
  const refusal = oneDocument(decoder.decode(head.subarray(0, headBytes), { stream: true }), called);
  if (refusal) throw refusal;
  return takeStream({ ...source, bytes: rest }, head, decoder.encoding, options);
}

/** The first bytes, at least so many where there are more; `rest` where there are. */
async function readUpTo(
  { bytes }: ByteSource,
  most: number,
): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> | undefined }> {
  const chunks: Uint8Array[] = [];
  const iterator = bytes[Symbol.asyncIterator]();
  for (let length = 0; length <= most; ) {
    const next = await iterator.next();
    if (next.done) return { head: Buffer.concat(chunks), rest: undefined };
    chunks.push(next.value);
    length += next.value.length;
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return { head: Buffer.concat(chunks), rest };
}

function tooLarge(name: string): EvidenceError {
  const limit = limits.artifactBytesTogether;
  return new EvidenceError(
    'TOO_LARGE',
    `${name} has more than ${limit / 1024 / 1024} MiB, which is the limit of what is given here.`,
    'Give it on the command line, where logs of any length are read: causeway diagnose FILE',
    ['artifacts'],
    limit,
  );
}
