import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { EvidenceError } from '@causeway/evidence';

/** Bytes to read, one after the other. */
export interface ByteSource {
  /** The path, or `stdin`. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Bytes that there are to read from where they come, where it is known. */
  size: number | undefined;
  /** Bytes of those that were read so far: of a packed file fewer than came out. */
  read(): number;
}

/** Bytes read from a file at once. */
const atOnce = 1 << 18;

/**
 * The bytes of a file; of one packed by gzip, those in it.
 * @throws EvidenceError that says what is wrong with it and what to do
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileError(error, path);
  });
  if (found.isDirectory()) {
    throw new EvidenceError(
      'IS_FOLDER',
      `${path} is a folder.`,
      `Give the files in it: causeway diagnose ${path.replace(/\/+$/, '')}/*`,
      ['artifacts'],
    );
  }
  const size = found.isFile() ? found.size : undefined;
  return unpacked(path, createReadStream(path, { highWaterMark: atOnce }), size);
}

/** The bytes that are piped in; packed by gzip, those in them. */
export function inputSource(input: AsyncIterable<Uint8Array | string>): Promise<ByteSource> {
  return unpacked('stdin', input, undefined);
}

async function unpacked(
  name: string,
  given: AsyncIterable<Uint8Array | string>,
  size: number | undefined,
): Promise<ByteSource> {
  let read = 0;
  async function* counting(): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of given) {
        const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
        read += bytes.length;
        yield bytes;
      }
    } catch (error) {
      throw fileError(error, name);
    }
  }
  const iterator = counting()[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* whole(): AsyncIterable<Uint8Array> {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  return { name, bytes: isPacked ? gunzipped(whole(), name) : whole(), size, read: () => read };
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: atOnce });
  pipeline(Readable.from(bytes), gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    throw new EvidenceError(
      'NOT_READABLE',
      `${name} is a gzip file that is cut off or damaged (${code}).`,
      `Take what can still be unpacked: gunzip -c ${name} 2>/dev/null | causeway diagnose`,
      ['artifacts'],
    );
  }
}

/** What the file system says, as people read it. */
function fileError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const field = ['artifacts'];
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new EvidenceError(
      'NOT_FOUND',
      `There is no file ${path}.`,
      'Check the path; words about the problem go after --report.',
      field,
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new EvidenceError(
      'NOT_READABLE',
      `${path} cannot be read: permission denied.`,
      `Make it readable, or pipe it in: sudo cat ${path} | causeway diagnose`,
      field,
    );
  }
  if (error instanceof EvidenceError || typeof code !== 'string') return error;
  return new EvidenceError(
    'NOT_READABLE',
    `${path} cannot be read (${code}).`,
    'Give another file, or pipe the text in.',
    field,
  );
}
