import { isObject, type Json, type JsonObject } from '../json/json-text.ts';

/** Places of a status: RFC 9457 `status`, Nest `statusCode`, Google `error.code`, JSON:API `errors[].status`. */
export const statusNames = [
  'status', 'statusCode', 'status_code', 'http_status', 'httpStatus', 'httpStatusCode', 'http_code', 'code', 'error_code', 'errorCode',
]; // biome-ignore format: one table
/** Members that hold the error itself. */
export const errorObjects = ['error', 'errors', 'fault', 'Error', 'err', 'meta', 'detail'];
export const messageNames = [
  'message', 'error_description', 'errorMessage', 'error_message', 'detail', 'description', 'msg', 'title', 'Message', 'faultstring', 'reason',
  'display_message', 'errorDescription', 'error_msg', 'errmsg', 'errorSummary',
]; // biome-ignore format: one table
export const codeNames = [
  'code',
  'error_code',
  'errorCode',
  'errcode',
  'errorcode',
  'err_code',
  'status',
  'reason',
  'Code',
];
export const typeNames = ['type', 'error_type', 'errorType', 'name', '__type', 'category', 'title'];
/** Under these, vendors give the id by which their support finds the call. */
const requestIdNames = [
  'request_id', 'requestId', 'requestID', 'RequestId', 'request-id', 'x_request_id', 'debug_id', 'fbtrace_id', 'correlationId', 'correlation_id', 'traceId',
  'trace_id', 'errorId', 'pspReference',
]; // biome-ignore format: one table
const requestIdPlaces = [
  '',
  'error',
  'error.innerError',
  'error.innererror',
  'meta',
  'metadata',
  'error_details',
  'errors',
];

/** What stands at a path of names with dots between; of a list, in its first object or, for scalars, its first. */
export function memberAt(root: JsonObject, path: string): Json | undefined {
  let found: Json | undefined = root;
  for (const name of path.split('.')) {
    const inside: Json | undefined = Array.isArray(found) ? found.find(isObject) : found;
    if (!isObject(inside) || !Object.hasOwn(inside, name)) return undefined;
    found = inside[name];
  }
  return found;
}

/** The same as text: of a string, a number or a truth value, or of the first in a list. */
export function textAt(root: JsonObject, path: string): string | undefined {
  const found = memberAt(root, path);
  const value = Array.isArray(found) ? found[0] : found;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** The text of the first of some members that has any. */
export function firstText(object: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

/** True for what says nothing: null, false, empty text, lists and objects. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The id under which the vendor's support finds the call. */
export function requestIdOf(root: JsonObject): string | undefined {
  for (const place of requestIdPlaces) {
    const found = place === '' ? root : memberAt(root, place);
    const object = Array.isArray(found) ? found.find(isObject) : found;
    const id = isObject(object) ? firstText(object, requestIdNames) : undefined;
    if (id !== undefined && id.length >= 6) return id;
  }
  return undefined;
}
