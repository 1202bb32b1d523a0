import type { Reader } from '../../reader.ts';
import { managedError } from './managed-error.ts';
import { nodeError } from './node-error.ts';
import { pythonError } from './python-error.ts';

/** Errors and stack traces. */
export const errors: readonly Reader[] = [nodeError, pythonError, managedError];
