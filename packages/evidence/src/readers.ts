import type { Reader } from './reader.ts';

/**
 * Every reader, the most specific format first: a reader sees only lines that those before it left.
 * The order is the knowledge here; a test holds the list to the files in `readers/`.
 */
export const readers: readonly Reader[] = [];
