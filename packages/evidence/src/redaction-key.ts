import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of what outlives a run: `$CAUSEWAY_DATA`, by default `.causeway/` in the project's root. */
export function dataFolder(environment: Record<string, string | undefined>): string {
  return environment.CAUSEWAY_DATA || join(projectRoot, '.causeway');
}

/**
 * The key of the fingerprints in masks, 64 hexadecimal digits, kept in `redaction.key` of the data
 * folder so that a secret has the same mask in every run. Made when it is missing, readable by its
 * owner only; of two processes that make it at once one wins and both use its key. Where it can be
 * neither read nor written, the key is one for this run: masks then are equal within the run only.
 */
export function redactionKey(folder: string): string {
  const path = join(folder, 'redaction.key');
  const kept = readKey(path);
  if (kept) return kept;
  const made = randomBytes(32).toString('hex');
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${made}\n`, { mode: 0o600 });
  } catch {
    return made;
  }
  try {
    // A link fails where the name is taken, and shows the file only when it is whole.
    linkSync(draft, path);
    return made;
  } catch {
    return readKey(path) ?? made;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readKey(path: string): string | undefined {
  try {
    const key = readFileSync(path, 'utf8').trim();
    return key.length >= 32 ? key : undefined;
  } catch {
    return undefined;
  }
}
