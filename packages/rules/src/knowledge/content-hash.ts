import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { KnowledgeFiles } from './load.ts';

/** SHA-256 over all files and their paths, hex: the same for the same files, in whatever order they come. */
export function contentHash(files: KnowledgeFiles): string {
  const listing = Object.keys(files)
    .sort()
    .map((path) => `${path}\n${files[path]}`)
    .join('\0');
  return bytesToHex(sha256(utf8ToBytes(listing)));
}
