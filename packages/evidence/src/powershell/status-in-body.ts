import { isStatus } from '../http/words.ts';
import { isObject, parseJson } from '../json/json-text.ts';

/** The status that an error body of JSON names itself; NaN where it names none. */
export function statusInBody(message: string): number {
  const body = /^[{[]/.test(message) ? parseJson(message.slice(0, 100_000)) : undefined;
  if (!isObject(body)) return Number.NaN;
  const inner = isObject(body.error) ? body.error : body;
  const found = [body.status, body.statusCode, body.status_code, inner.status, inner.code].map(Number);
  return found.find((value) => isStatus(value) && value >= 400) ?? Number.NaN;
}
