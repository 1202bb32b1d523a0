import type { Section } from '../document.ts';
import { isInErrorMessage } from '../errors/error-line.ts';
import {
  blockAt,
  isObject,
  type Json,
  type JsonBlock,
  type JsonObject,
  jsonStart,
  parseJson,
} from '../json/json-text.ts';
import type { Found, Reader } from '../reader.ts';
import type { JsonError } from './error-of.ts';
import { foundBody, isCode } from './found-body.ts';

const longest = 1_000_000;

/**
 * Every JSON object, or list of objects, among lines that `told` knows for what it is. A block that it does not know
 * is not looked into again: what is nested in it belongs to it.
 */
export function jsonBodies(
  reader: Reader['id'],
  { artifact, firstLine: offset, lines }: Section,
  told: (root: JsonObject, inList: boolean, whole: JsonObject | Json[]) => JsonError | undefined,
): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const column = jsonStart(lines, i);
    // A body in an exception's message is read with the exception.
    if (column < 0 || isInErrorMessage(lines, i, column)) continue;
    const block: JsonBlock = blockAt(lines, i, column);
    i = block.last;
    if (block.text.length > longest) continue;
    const lead = (lines[block.first] ?? '').slice(0, column);
    const value = parseJson(block.text);
    const root = Array.isArray(value) ? value.find(isObject) : value;
    if (!value || !root || isCode(lead, block.rest)) continue;
    const error = told(root, Array.isArray(value), value);
    if (error) found.push(foundBody(block, value, error, { reader, artifact, offset, lead }));
  }
  return found;
}
