import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of the knowledge as text, by path from the knowledge folder, `/` between names. Plain data: it can be bundled. */
export type KnowledgeFiles = Record<string, string>;

/** Where the knowledge that this package ships lies. */
export const shippedFolder = fileURLToPath(new URL('../../knowledge/', import.meta.url));

/**
 * Reads every `.yaml` and `.md` file below a folder, in the order of their paths. There is no index to
 * keep: a folder that is there is part of the knowledge.
 * @throws the file system's own error when the folder cannot be read
 */
export function loadKnowledge(folder: string = shippedFolder): KnowledgeFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|md)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
