import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Dictionary, linkBetween } from '@causeway/dictionary';
import { causesAddress } from '@causeway/dictionary/addresses';
import { EvidenceError } from '@causeway/evidence';

/** What writing came to, in files. */
export interface Written {
  /** HTML pages that are there now. */
  pages: number;
  changed: number;
  removed: number;
}

/** Names what was written, so that the next time what is gone can be removed, and nothing else. */
const listName = '.written-by-causeway';

/**
 * Writes every page and file of the dictionary below a folder, and removes what was written before and is gone.
 * @throws EvidenceError where it cannot be written
 */
export function writeDictionary(dictionary: Dictionary, folder: string): Written {
  const files = filesOf(dictionary);
  try {
    const before = listedIn(folder);
    const changed = [...files].filter(([path, body]) => write(join(folder, path), body)).length;
    const gone = before.filter((path) => !files.has(path));
    for (const path of gone) remove(path, folder);
    writeFileSync(join(folder, listName), `${[...files.keys()].sort().join('\n')}\n`);
    const pages = [...files.keys()].filter((path) => path.endsWith('.html')).length;
    return { pages, changed, removed: gone.length };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `${folder} cannot be written to (${error.code}).`;
    throw new EvidenceError('NOT_WRITTEN', message, 'Name a folder that can: --out DIR.', ['out']);
  }
}

/** By path below the folder. A page that moved leads on by itself, and so does the first page of all. */
function filesOf({ pages, redirects }: Dictionary): Map<string, string | Uint8Array> {
  const leading = [['/', causesAddress], ...redirects] as const;
  return new Map([
    ...[...pages].map(([address, { body }]) => [pathOf(address), body] as const),
    ...leading.map(([from, to]) => [pathOf(from), leadingOn(linkBetween(from, to, 'files', undefined))] as const),
  ]);
}

function pathOf(address: string): string {
  return `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`;
}

function leadingOn(to: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}"></head>
<body><p>This page is <a href="${to}">here</a> now.</p></body>
</html>
`;
}

/** Whether the file was not there as it is wanted. */
function write(path: string, body: string | Uint8Array): boolean {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(body))) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
  return true;
}

/** What was written before, only what lies below the folder: the list may have been changed by anybody. */
function listedIn(folder: string): string[] {
  const list = join(folder, listName);
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((path) => path !== '' && isBelow(resolve(folder, path), resolve(folder)));
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

/** Removes a file, and the folders that are empty then. */
function remove(path: string, folder: string): void {
  rmSync(join(folder, path), { force: true });
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    const parent = join(folder, at);
    if (!existsSync(parent) || readdirSync(parent).length > 0) return;
    rmdirSync(parent);
  }
}
