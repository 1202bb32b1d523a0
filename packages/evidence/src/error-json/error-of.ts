import type { LogRecord } from '../exchange.ts';
import { reasonAt, statusOfReason } from '../http/reasons.ts';
import { isObject, type Json, type JsonObject } from '../json/json-text.ts';
import {
  codeNames,
  errorObjects,
  firstText,
  isEmpty,
  messageNames,
  requestIdOf,
  statusNames,
  typeNames,
} from './members.ts';
import { serverShapes } from './server-shapes.ts';
import { type ErrorShape, fits, statusOfShape } from './shape.ts';
import { vendorShapes } from './vendor-shapes.ts';

/** What an error body in JSON tells. */
export interface JsonError {
  error: NonNullable<LogRecord['error']>;
  status?: number;
  /** `vendor` or `server` whose shape it has, `error_code`, `request_id`. */
  fields: Record<string, string>;
}

/** The shape that a body has. */
export function shapeOf(root: JsonObject): ErrorShape | undefined {
  return vendorShapes.find((shape) => fits(shape, root)) ?? serverShapes.find((shape) => fits(shape, root));
}

/** What the object that an error body is, or holds first, tells. */
export function jsonError(root: JsonObject, shape: ErrorShape | undefined = shapeOf(root)): JsonError {
  const error = errorOf(root);
  const requestId = requestIdOf(root);
  // Some name an error by its type alone.
  const code = error.code ?? (error.type && /^[\w.#-]{3,120}$/.test(error.type) ? error.type : undefined);
  const fields = {
    ...(shape?.vendor && { vendor: shape.vendor }),
    ...(shape?.server && { server: shape.server }),
    ...(code && { error_code: code }),
    ...(requestId && { request_id: requestId }),
  };
  const status = statedStatus(root) ?? (shape && statusOfShape(shape, root)) ?? spokenStatus(root, error);
  return { error, fields, ...(status !== undefined && { status }) };
}

/** A number from 400 to 599 (also as text) where error bodies keep the status. */
export function statedStatus(root: JsonObject, depth = 0): number | undefined {
  for (const name of statusNames) {
    const value = root[name];
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && /^[45]\d\d$/.test(value) ? Number(value) : 0;
    if (Number.isInteger(number) && number >= 400 && number <= 599) return number;
  }
  for (const name of depth < 2 ? errorObjects : []) {
    const object = objectIn(root[name]);
    const status = object && statedStatus(object, depth + 1);
    if (status !== undefined) return status;
  }
  return undefined;
}

/** The status that a message begins with (`401: Unauthorized`), or that is all that code or message say. */
function spokenStatus(root: JsonObject, { message, code }: JsonError['error']): number | undefined {
  // Whoever says so beside a success by status (`ok: false`) keeps the reason apart from the status.
  if ('ok' in root || 'success' in root) return undefined;
  const start = /^([45]\d\d)[: -]{1,3}/.exec(message);
  const status = Number(start?.[1]);
  if (start && reasonAt(message.slice(start[0].length), status) !== undefined) return status;
  const plain = [message, code?.replaceAll('_', ' ')].map((words) => (words ? statusOfReason(words) : undefined));
  return plain.find((found) => found !== undefined && found !== 409 && found !== 410 && found !== 423);
}

/** Type, code and words of the error. */
function errorOf(root: JsonObject): NonNullable<LogRecord['error']> {
  const nested = errorObjects.map((name) => objectIn(root[name])).find((object) => object !== undefined) ?? {};
  const bare = [root.error, root.errors, root.fault].find((value) => typeof value === 'string');
  const list = [root.errors, root.errorMessages, root.message].map(firstWords).find((words) => words !== undefined);
  const message = firstText(nested, messageNames) ?? firstText(root, messageNames) ?? bare ?? list ?? fieldWords(root);
  const code = codeIn(nested) ?? codeIn(root);
  const type = firstText(nested, typeNames) ?? firstText(root, typeNames.slice(0, -1));
  const error: NonNullable<LogRecord['error']> = { message: String(message ?? code ?? type ?? 'error'), frames: [] };
  const named = typeof bare === 'string' && (message !== bare || /^[\w.-]{1,80}$/.test(bare)) ? bare : undefined;
  const chosen = code !== undefined && !(named !== undefined && /^\d+$/.test(code)) ? code : named;
  if (chosen !== undefined) error.code = chosen;
  if (type && type !== error.message) error.type = type;
  return error;
}

/** The first code that is no repetition of the status and no more than the word `error`. */
function codeIn(object: JsonObject): string | undefined {
  const codes = codeNames.map((name) => firstText(object, [name])).filter((code) => code !== undefined);
  return codes.find((code) => !/^(?:[45]\d\d|error|fail|failure)$/i.test(code));
}

function objectIn(value: Json | undefined): JsonObject | undefined {
  const found = Array.isArray(value) ? value.find(isObject) : value;
  return isObject(found) ? found : undefined;
}

function firstWords(value: Json | undefined): string | undefined {
  const found = Array.isArray(value) ? value.find((item) => typeof item === 'string') : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The first complaint of `{ email: ["is invalid"] }`, also within `errors`. */
function fieldWords(root: JsonObject): string | undefined {
  const fields = isObject(root.errors) && !isEmpty(root.errors) ? root.errors : root;
  for (const [name, value] of Object.entries(fields)) {
    const words = firstWords(value) ?? (fields === root ? undefined : typeof value === 'string' ? value : undefined);
    if (words !== undefined) return `${name}: ${words}`;
  }
  return undefined;
}
