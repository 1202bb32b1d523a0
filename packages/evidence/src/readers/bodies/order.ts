import type { Reader } from '../../reader.ts';
import { graphqlErrors } from './graphql-errors.ts';
import { htmlErrorPage } from './html-error-page.ts';
import { jsonErrorBody } from './json-error-body.ts';
import { problemJson } from './problem-json.ts';
import { xmlFault } from './xml-fault.ts';

/** Bodies of answers pasted alone. */
export const bodies: readonly Reader[] = [graphqlErrors, problemJson, jsonErrorBody, xmlFault, htmlErrorPage];
