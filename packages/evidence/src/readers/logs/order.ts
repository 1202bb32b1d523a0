import type { Reader } from '../../reader.ts';
import { ndjsonLog } from './ndjson-log.ts';

/** Logs of programs, the most specific format first; plain text comes after all families. */
export const logs: readonly Reader[] = [ndjsonLog];
