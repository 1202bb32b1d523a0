import type { Reader } from '../../reader.ts';

/** What tools print that look at a name, a port or a way without calling it. */
export const network: readonly Reader[] = [];
