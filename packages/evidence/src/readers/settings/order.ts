import type { Reader } from '../../reader.ts';

/** Configuration. */
export const settings: readonly Reader[] = [];
