import { isObject, type JsonObject } from '../json/json-text.ts';
import { levelOf } from '../logs/log-line.ts';
import { shapeOf, statedStatus } from './error-of.ts';
import { codeNames, isEmpty, messageNames } from './members.ts';

/** These make a text a delivery, an event or a configuration, whatever else it holds. */
const otherThings = [
  'request', 'response', 'headers', 'eventVersion', 'delivered_at', 'delivery_attempt', 'httpMethod', 'requestContext', 'entry', 'items', 'log', 'exceptions', 'livemode',
  'data', 'event', 'resources', 'scripts', 'dependencies', 'openapi', 'err', 'req', 'res',
]; // biome-ignore format: one table
const telling = [
  'error',
  'errors',
  'fault',
  'Error',
  'error_description',
  'error_code',
  'error_message',
  'errorCode',
  'errcode',
  '__type',
  'errorMessages',
];
const troubleWords =
  /\b(?:errors?|invalid|missing|not|no|unauthori[sz]ed|forbidden|denied|fail(?:ed|ure)?|expired|exceeded|limit(?:ed)?|unable|must|required|wrong|bad|cannot|can't|unknown|unsupported|disabled|rejected|unavailable|timeout|timed out|throttled|unauthenticated)\b/i;
/** What Django REST, Rails and others say of a field. */
const fieldTrouble =
  /\b(?:is required|required\.|is invalid|not (?:a )?valid|may not be|can't be|must be|already exists|has already been taken|is too (?:long|short)|does not exist|should be)/i;

/** Whether a JSON object is the body of an error's answer, and not one of the many other things that are JSON. */
export function isErrorBody(root: JsonObject, inArray: boolean): boolean {
  const has = (name: string) => root[name] !== undefined && !isEmpty(root[name]);
  if (otherThings.some((name) => has(name) || (name in root && name !== 'data'))) return false;
  if (isLogLine(root, has)) return false;
  if (telling.some(has)) return true;
  if (root.ok === false || root.success === false || root.Success === false)
    return messageNames.some(has) || codeNames.some(has);
  if (statedStatus(root) !== undefined) return messageNames.some(has);
  if (!inArray && fieldsAlone(root)) return true;
  const message = messageNames.find(has);
  if (!message) return false;
  if (shapeOf(root)) return true;
  const said = String(root[message]);
  if (inArray || has('code')) return troubleWords.test(said) && (has('code') || has('errorCode'));
  return Object.keys(root).length <= 4 && troubleWords.test(said) && root.success !== true && root.ok !== true;
}

/** A line of a structured log is a log reader's. */
function isLogLine(root: JsonObject, has: (name: string) => boolean): boolean {
  const level = root.level ?? root.severity ?? root.lvl;
  if (!level || !['time', 'timestamp', 'ts', 'msg', '@timestamp'].some(has)) return false;
  return levelOf(String(level)) !== undefined || typeof root.level === 'number';
}

/** `{ "email": ["This field is required."] }`: fields and what is wrong with each, and nothing else. */
function fieldsAlone(root: JsonObject): boolean {
  const lists = Object.values(root);
  return (
    lists.length > 0 &&
    lists.every((list) => Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string')) &&
    lists.some((list) => Array.isArray(list) && !isObject(list) && fieldTrouble.test(String(list[0])))
  );
}
