import type { Body } from '../exchange.ts';
import type { Json, JsonObject } from '../json/json-text.ts';
import type { Printed } from './inspect-dump.ts';

/** Properties that hold the body of the answer as it came. */
const texts = [
  'responseBody',
  'response.data',
  'response.body',
  'response.text',
  'response.responseText',
  'body',
  'responseText',
];
/** Properties that hold it parsed: axios, got, ky, AI SDK; and SDKs that keep the error object alone (OpenAI, Stripe). */
const objects: readonly (readonly [name: string, wrapped: boolean])[] = [
  ['response.data', false],
  ['response.body', false],
  ['data', false],
  ['error', true],
  ['raw', true],
];
/** Stripe keeps the answer's head beside the error. */
const notBody = /^(?:headers|statusCode|requestId)(?:\.|$)/;
const most = 100;

/** The answer's body in an error's dump: as text, or put together again from the scalars that the dump shows. */
export function dumpedBody(fields: ReadonlyMap<string, Printed>): Body | undefined {
  for (const name of texts) {
    const found = fields.get(name);
    if (found && found.value.length > 1)
      return { text: found.value, firstLine: found.line, lastLine: found.line, truncated: false };
  }
  for (const [name, wrapped] of objects) {
    const parts = [...fields].filter(
      ([key]) => key.startsWith(`${name}.`) && !notBody.test(key.slice(name.length + 1)),
    );
    const [first] = parts;
    const last = parts.at(-1);
    if (
      !first ||
      !last ||
      parts.length > most ||
      !parts.some(([key]) => /\.(?:message|error|errors|code|detail|title|error_description)\b/.test(key))
    )
      continue;
    const value: JsonObject = {};
    for (const [key, { value: text }] of parts) put(value, key.slice(name.length + 1).split('.'), scalar(text));
    const text = JSON.stringify(wrapped ? { error: value } : value);
    return { text, firstLine: first[1].line, lastLine: last[1].line, truncated: false };
  }
  return undefined;
}

function put(into: JsonObject, path: readonly string[], value: Json): void {
  let at = into;
  for (const [i, name] of path.entries()) {
    if (name === '__proto__') return;
    if (i === path.length - 1) at[name] = value;
    else {
      const below = at[name];
      const next: JsonObject = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {};
      at[name] = next;
      at = next;
    }
  }
}

/** The dump's quotes are gone: what reads as a number or a word of JSON was one, most often. */
function scalar(text: string): Json {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
