import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key of the fingerprints in masks, kept in the data folder so that the same secret has the same
 * mask tomorrow. Made at the first start; only its owner can read it.
 * @param dataFolder made when missing
 * @returns 64 hexadecimal digits
 */
export async function redactionKey(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'redaction.key');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  try {
    // `wx` fails where the file is there already: two processes that start at once end with one key.
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
    await chmod(file, 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
