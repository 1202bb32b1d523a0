import { isInErrorMessage } from '../../errors/error-line.ts';
import type { Exchange, LogRecord } from '../../exchange.ts';
import {
  blockAt,
  flatten,
  isObject,
  type Json,
  type JsonBlock,
  type JsonObject,
  jsonStart,
  parseJson,
} from '../../json/json-text.ts';
import { levelOf, readLogLine } from '../../logs/log-line.ts';
import type { Found, Reader } from '../../reader.ts';

/** Places of a status in error bodies: RFC 9457 `status`, Nest `statusCode`, Google `error.code`, JSON:API `errors[].status`. */
const statusNames = [
  'status',
  'statusCode',
  'status_code',
  'http_status',
  'httpStatus',
  'httpStatusCode',
  'code',
  'error_code',
  'errorCode',
];
const errorObjects = ['error', 'errors', 'fault', 'Error', 'err', 'meta', 'detail'];
const messageNames = [
  'message',
  'error_description',
  'errorMessage',
  'error_message',
  'detail',
  'description',
  'msg',
  'title',
  'Message',
  'faultstring',
  'reason',
  'display_message',
  'errorDescription',
  'error_msg',
  'errmsg',
];
const codeNames = ['code', 'error_code', 'errorCode', 'errcode', 'errorcode', 'err_code', 'status', 'reason', 'Code'];
const typeNames = ['type', 'error_type', 'errorType', 'name', '__type', 'title'];
/** These make a text a delivery, an event or a configuration, whatever else it holds. */
const otherThings = [
  'request',
  'response',
  'headers',
  'delivered_at',
  'delivery_attempt',
  'httpMethod',
  'requestContext',
  'entry',
  'items',
  'log',
  'exceptions',
  'livemode',
  'data',
  'event',
  'resources',
  'scripts',
  'dependencies',
  'openapi',
  'err',
  'req',
  'res',
];
const troubleWords =
  /\b(?:errors?|invalid|missing|not|no|unauthori[sz]ed|forbidden|denied|fail(?:ed|ure)?|expired|exceeded|limit|unable|must|required|wrong|bad|cannot|can't|unknown|unsupported|disabled|rejected|unavailable|timeout|timed out)\b/i;

/** Error bodies of APIs that were pasted without the response they came in. */
export const jsonErrorBody: Reader = {
  id: 'json-error-body',
  title: 'JSON error body',
  formats: [],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const column = jsonStart(section.lines, i);
      if (column < 0 || isInErrorMessage(section.lines, i, column)) continue;
      const block = blockAt(section.lines, i, column);
      const item =
        block.text.length <= 1_000_000
          ? readBlock(block, section.lines[i] ?? '', section.artifact, section.firstLine)
          : undefined;
      if (item) found.push(item);
      // A block that is no error body is not looked into again: what is nested in it belongs to it.
      i = block.last;
    }
    return found;
  },
};

function readBlock(block: JsonBlock, line: string, artifact: string, offset: number): Found | undefined {
  const value = parseJson(block.text);
  const root = Array.isArray(value) ? value.find(isObject) : value;
  if (!value || !root || !isErrorBody(root, Array.isArray(value))) return undefined;
  const lead = line.slice(0, block.column);
  const prefix = readLogLine(lead, offset + block.first);
  if (isCode(lead, block.rest)) return undefined;
  const place = { reader: 'json-error-body', artifact, firstLine: offset + block.first, lastLine: offset + block.last };
  const error = errorOf(root);
  const words = prefix.message.replace(/(?<![:\s])[:\s]+$/, '');
  const record: LogRecord = {
    ...place,
    message: words ? `${words}: ${error.message}` : error.message,
    error,
    fields: flatten(value),
  };
  if (prefix.at) record.at = prefix.at;
  if (prefix.level) record.level = prefix.level;
  const status = statusOf(root);
  if (status === undefined) return { firstLine: place.firstLine, lastLine: place.lastLine, records: [record] };
  const body = { text: block.text, firstLine: place.firstLine, lastLine: place.lastLine, truncated: block.truncated };
  const exchange: Exchange = {
    ...place,
    seenFrom: 'unknown',
    response: { status, headers: [], body, line: place.firstLine },
  };
  if (prefix.at) exchange.startedAt = prefix.at;
  // A logged body keeps the words of its log line as well; one pasted alone says everything itself.
  const records = prefix.timed || prefix.level ? { records: [record] } : {};
  return { firstLine: place.firstLine, lastLine: place.lastLine, exchanges: [exchange], ...records };
}

function isErrorBody(root: JsonObject, inArray: boolean): boolean {
  if (otherThings.some((name) => name in root && !(name === 'data' && isEmpty(root.data)))) return false;
  const has = (name: string) => root[name] !== undefined && !isEmpty(root[name]);
  // A line of a structured log is a log reader's.
  if (
    (has('level') || has('severity') || has('lvl')) &&
    (has('time') || has('timestamp') || has('ts') || has('msg') || has('@timestamp'))
  ) {
    if (levelOf(String(root.level ?? root.severity ?? root.lvl)) || typeof root.level === 'number') return false;
  }
  if (has('error') || has('errors') || has('fault') || has('Error')) return true;
  if (
    has('error_description') ||
    has('error_code') ||
    has('error_message') ||
    has('errorCode') ||
    has('errcode') ||
    has('__type')
  )
    return true;
  if (root.ok === false || root.success === false || root.Success === false)
    return messageNames.some(has) || codeNames.some(has);
  const status = statusOf(root);
  if (status !== undefined) return messageNames.some(has);
  const message = messageNames.find(has);
  if (!message) return false;
  const said = String(root[message]);
  if (inArray || has('code')) return troubleWords.test(said) && (has('code') || has('errorCode'));
  return Object.keys(root).length <= 4 && troubleWords.test(said) && root.success !== true && root.ok !== true;
}

/** A literal in a program: `return {…};`, `res.json({…})`. */
function isCode(before: string, behind: string): boolean {
  return /(?:\breturn|=>|\b(?:const|let|var) .{0,80}=|\w\()\s*$/.test(before.slice(-120)) || /^\s*\)?;/.test(behind);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A number from 400 to 599 (also as text) where error bodies keep the status. */
function statusOf(root: JsonObject, depth = 0): number | undefined {
  for (const name of statusNames) {
    const value = root[name];
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && /^[45]\d\d$/.test(value) ? Number(value) : 0;
    if (Number.isInteger(number) && number >= 400 && number <= 599) return number;
  }
  for (const name of depth < 2 ? errorObjects : []) {
    const inner = root[name];
    const object = Array.isArray(inner) ? inner.find(isObject) : inner;
    const status = isObject(object) ? statusOf(object, depth + 1) : undefined;
    if (status !== undefined) return status;
  }
  return undefined;
}

function errorOf(root: JsonObject): NonNullable<LogRecord['error']> {
  const inner = errorObjects
    .map((name) => root[name])
    .find((value) => isObject(value) || (Array.isArray(value) && value.some(isObject)));
  const object = Array.isArray(inner) ? inner.find(isObject) : inner;
  const nested = isObject(object) ? object : {};
  const bare = [root.error, root.errors, root.fault].find((value) => typeof value === 'string');
  const list = Array.isArray(root.errors) ? root.errors.find((value) => typeof value === 'string') : undefined;
  const message = text(nested, messageNames) ?? text(root, messageNames) ?? bare ?? list;
  const code = text(nested, codeNames) ?? text(root, codeNames) ?? (bare !== message ? bare : undefined);
  const type = text(nested, typeNames) ?? text(root, typeNames.slice(0, -1));
  const error: NonNullable<LogRecord['error']> = { message: String(message ?? code ?? type ?? 'error'), frames: [] };
  if (typeof bare === 'string' && message !== bare) error.code = bare;
  else if (code !== undefined) error.code = String(code);
  else if (typeof bare === 'string' && /^[\w.-]{1,80}$/.test(bare)) error.code = bare;
  if (type && type !== error.message) error.type = type;
  return error;
}

function text(object: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}
