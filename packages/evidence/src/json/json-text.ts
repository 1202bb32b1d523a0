import { type Node, parseTree } from 'jsonc-parser';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is deeper is not looked at: no log or error body nests like that, and parsers recurse. */
const deepest = 100;

/**
 * The object or array a text holds; cut off ends and trailing commas are forgiven.
 * Undefined when the text is not JSON at all.
 */
export function parseJson(text: string): JsonObject | Json[] | undefined {
  if (deepestBracket(text) > deepest) return undefined;
  const value = (/[}\]]\s{0,20}$/.test(text.slice(-21)) ? wholeJson(text) : undefined) ?? cutJson(text);
  return isObject(value) || Array.isArray(value) ? value : undefined;
}

/** JSON.parse is some ten times as fast as a tolerant parser, and most text is whole. */
function wholeJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Then it is cut, or no JSON: the tolerant parser tells.
    return undefined;
  }
}

function cutJson(text: string): Json | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true, disallowComments: false });
  return tree && plainValue(tree);
}

function plainValue(node: Node): Json {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return isScalar(node.value) ? node.value : null;
  const object: JsonObject = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (typeof key?.value === 'string' && key.value !== '__proto__')
      object[key.value] = value ? plainValue(value) : null;
  }
  return object;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function deepestBracket(text: string): number {
  let depth = 0;
  let deepestSeen = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 123 || c === 91) depth += 1;
    else if (c === 125 || c === 93) depth -= 1;
    if (depth > deepestSeen) deepestSeen = depth;
  }
  return deepestSeen;
}

/** Scalars under dotted names (`error.code`, `errors.0.message`) as text; at most `limit` of them. */
export function flatten(value: JsonObject | Json[], limit = 200): Record<string, string> {
  const fields: Record<string, string> = {};
  let count = 0;
  const visit = (name: string, inner: Json): void => {
    if (count >= limit) return;
    if (typeof inner !== 'object' || inner === null) {
      fields[name] = inner === null ? 'null' : String(inner);
      count += 1;
      return;
    }
    for (const [key, child] of Object.entries(inner)) visit(name ? `${name}.${key}` : key, child);
  };
  visit('', value);
  return fields;
}

/** A JSON text among lines. Indices count from 0 in the lines given. */
export interface JsonBlock {
  first: number;
  last: number;
  /** Where the bracket stands in the first line. */
  column: number;
  text: string;
  truncated: boolean;
  /** Text behind the closing bracket. */
  rest: string;
}

const goesOn = /^\s*(?:["{}[\],]|-?\d|true\b|false\b|null\b|\.\.\.|…|\/\/|$)/;

/** The JSON block whose bracket stands at a place, up to its closing bracket or to where the JSON stops. */
export function blockAt(lines: readonly string[], first: number, column: number): JsonBlock {
  let depth = 0;
  const parts: string[] = [];
  let last = first;
  for (let i = first; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (i > first && !goesOn.test(line)) break;
    const from = i === first ? column : 0;
    let quoted = false;
    for (let at = from; at < line.length; at += 1) {
      const c = line.charCodeAt(at);
      if (quoted) {
        if (c === 92) at += 1;
        else if (c === 34) quoted = false;
      } else if (c === 34) quoted = true;
      else if (c === 123 || c === 91) depth += 1;
      else if (c === 125 || c === 93) {
        depth -= 1;
        if (depth > 0) continue;
        parts.push(line.slice(from, at + 1));
        return { first, last: i, column, text: parts.join('\n'), truncated: false, rest: line.slice(at + 1) };
      }
    }
    parts.push(line.slice(from));
    if (line.trim() !== '') last = i;
  }
  return { first, last, column, text: parts.slice(0, last - first + 1).join('\n'), truncated: true, rest: '' };
}

/** Where a JSON object, or an array of objects, begins in a line; -1 where none does. */
export function jsonStart(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  const at = line.search(/\{\s*(?:"|$)|\[\s*(?:\{|$)/);
  if (at < 0 || at > 400) return -1;
  if (!/[{[]\s*$/.test(line.slice(at))) return at;
  return /^\s*["{]/.test(lines[index + 1] ?? '') ? at : -1;
}
