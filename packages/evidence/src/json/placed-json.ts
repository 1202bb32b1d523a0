import type { Section } from '../document.ts';
import { type JsonNode, parseJsonAt } from './json-places.ts';
import { jsonStart } from './json-text.ts';

/** The JSON values of a run of lines, the outermost, in order, with their places in the artifact. */
export interface PlacedJson {
  artifact: string;
  roots: JsonNode[];
  firstLine(node: JsonNode): number;
  lastLine(node: JsonNode): number;
  /** The text that the node was read from. */
  source(node: JsonNode): string;
}

/** A member at the start of a line: the top of the object was cut off. */
const memberStart = /^\s*"[^"\\]{1,80}"\s*:\s*(?:["{[\d-]|true\b|false\b|null\b)/;

/**
 * Finds objects and arrays of objects that begin in a line, up to where they end or go wrong. What is cut off
 * keeps what came before; of an object whose top is missing, the members that are there are read.
 * @param sign where given, a value that stands whole on one line without it is passed over, as most lines of logs are
 */
export function placedJson(section: Section, sign?: RegExp): PlacedJson {
  const { lines, firstLine, artifact } = section;
  // The bracket in front stands for one that was cut off; without such a cut nothing reads it.
  const text = `{${lines.join('\n')}`;
  const starts: number[] = [];
  let offset = 1;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const indexOf = (place: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const roots: JsonNode[] = [];
  const add = (node: JsonNode | undefined, at: number): number => {
    if (!node) return at + 1;
    if (node.items?.length || node.members?.size) roots.push(node);
    // What follows the value on its last line is not looked at.
    return Math.max(at, indexOf(Math.max(node.start, node.end - 1))) + 1;
  };
  let i = lines.findIndex((line) => line.trim() !== '');
  if (i >= 0 && memberStart.test(lines[i] ?? '') && !/[{[]/.test(lines[i - 1] ?? '')) i = add(parseJsonAt(text, 0), i);
  while (i >= 0 && i < lines.length) {
    const line = lines[i] ?? '';
    const passed = sign !== undefined && /^\s{0,8}\{.*\}\s{0,8}$/.test(line) && !sign.test(line);
    const column = passed ? -1 : jsonStart(lines, i);
    i = column < 0 ? i + 1 : add(parseJsonAt(text, (starts[i] ?? 0) + column), i);
  }
  return {
    artifact,
    roots,
    firstLine: (node) => firstLine + indexOf(node.start),
    lastLine: (node) => firstLine + indexOf(Math.max(node.start, node.end - 1)),
    source: (node) => text.slice(Math.max(1, node.start), node.end),
  };
}

/**
 * The objects in a value that a test accepts, not deeper than `depth` levels of nesting below it, in order. Inside
 * an accepted one nothing more is looked for.
 */
export function objectsIn(root: JsonNode, accepts: (node: JsonNode) => boolean, depth = 6): JsonNode[] {
  const found: JsonNode[] = [];
  let level: JsonNode[] = [root];
  for (let i = 0; i <= depth && level.length > 0; i += 1) {
    const next: JsonNode[] = [];
    for (const node of level) {
      if (node.members && accepts(node)) found.push(node);
      else
        for (const child of node.members?.values() ?? node.items ?? [])
          if (child.members || child.items) next.push(child);
    }
    level = next;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The first of several members that is there and is not null. */
export function memberOf(node: JsonNode | undefined, ...names: string[]): JsonNode | undefined {
  for (const name of names) {
    const found = node?.members?.get(name);
    if (found && found.value !== null) return found;
  }
  return undefined;
}

/** A scalar as text; undefined for what is none, is null or empty. */
export function scalarText(node: JsonNode | undefined): string | undefined {
  const value = node?.value;
  return value === undefined || value === null || value === '' ? undefined : String(value);
}
