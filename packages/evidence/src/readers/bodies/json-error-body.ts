import { jsonError } from '../../error-json/error-of.ts';
import { jsonFormats } from '../../error-json/formats.ts';
import { isErrorBody } from '../../error-json/is-error-body.ts';
import { jsonBodies } from '../../error-json/json-bodies.ts';
import type { Reader } from '../../reader.ts';

/** Error bodies of APIs, gateways and frameworks that were pasted without the response they came in. */
export const jsonErrorBody: Reader = {
  id: 'json-error-body',
  title: 'JSON error body',
  formats: jsonFormats,
  read: (section) =>
    jsonBodies('json-error-body', section, (root, inList) => (isErrorBody(root, inList) ? jsonError(root) : undefined)),
};
