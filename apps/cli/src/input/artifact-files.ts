import { readFile, stat } from 'node:fs/promises';
import { EvidenceError, limits } from '@causeway/evidence';
import { textOf } from './artifact-text.ts';

/** An artifact as it was given. */
export interface GivenArtifact {
  name: string;
  content: string;
  bytes: number;
}

/**
 * Reads the artifact of one path.
 * @throws EvidenceError that says what is wrong with it and what to do
 */
export async function readArtifact(path: string): Promise<GivenArtifact> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new EvidenceError(
        'IS_FOLDER',
        `${path} is a folder.`,
        `Give the files in it: causeway diagnose ${path.replace(/\/+$/, '')}/*`,
        ['artifacts'],
      );
    }
    if (found.size > limits.artifactBytesTogether) throw tooLarge(path);
    const bytes = await readFile(path);
    return { name: path, content: textOf(bytes, path), bytes: bytes.length };
  } catch (error) {
    throw fileError(error, path);
  }
}

/**
 * Reads standard input to its end.
 * @throws EvidenceError when it is no text, or too much of it
 */
export async function readStandardInput(input: AsyncIterable<Uint8Array | string>): Promise<GivenArtifact> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > limits.artifactBytesTogether) throw tooLarge('standard input');
  }
  const bytes = Buffer.concat(chunks);
  return { name: 'stdin', content: textOf(bytes, 'standard input'), bytes: bytes.length };
}

function tooLarge(name: string): EvidenceError {
  const limit = limits.artifactBytesTogether;
  return new EvidenceError(
    'TOO_LARGE',
    `${name} has more than ${limit / 1024 / 1024} MiB, which is the limit of all artifacts together.`,
    'Cut out the minutes around the failure: grep, tail -n 20000, or sed -n 1000,2000p.',
    ['artifacts'],
    limit,
  );
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
