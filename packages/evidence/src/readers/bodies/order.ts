import type { Reader } from '../../reader.ts';
import { htmlErrorPage } from './html-error-page.ts';
import { jsonErrorBody } from './json-error-body.ts';

/** Bodies of answers pasted alone. */
export const bodies: readonly Reader[] = [jsonErrorBody, htmlErrorPage];
