import { createScanner } from 'jsonc-parser';

/** A JSON value with its place: offsets of its first character and behind its last. */
export interface JsonNode {
  start: number;
  end: number;
  /** False when the text ended, or went wrong, before the value was complete. */
  complete: boolean;
  value?: string | number | boolean | null;
  items?: JsonNode[];
  members?: Map<string, JsonNode>;
}

/**
 * Reads the JSON value that starts at an offset, as far as it goes: what is cut off or broken keeps what
 * was read before. Without recursion, so that no depth of nesting can exhaust the stack.
 */
export function parseJsonAt(text: string, offset: number): JsonNode | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  const open: JsonNode[] = [];
  let key: string | undefined;
  let root: JsonNode | undefined;
  const put = (node: JsonNode): void => {
    root ??= node;
    const parent = open.at(-1);
    if (parent?.items) parent.items.push(node);
    else if (parent?.members && key !== undefined) parent.members.set(key, node);
    key = undefined;
  };
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    // The library's token kinds are a const enum, which this project's modules cannot import: the first character tells.
    const first = text[start];
    if (first === undefined || scanner.getTokenError() !== 0) break;
    const parent = open.at(-1);
    if (first === ',' || first === ':') {
      if (!parent) break;
    } else if (first === '}' || first === ']') {
      if (!parent || (first === '}') !== (parent.members !== undefined)) break;
      parent.end = end;
      parent.complete = true;
      open.pop();
    } else if (parent?.members && key === undefined) {
      if (first !== '"') break;
      key = scanner.getTokenValue();
    } else if (first === '{' || first === '[') {
      const node: JsonNode = {
        start,
        end,
        complete: false,
        ...(first === '{' ? { members: new Map() } : { items: [] }),
      };
      put(node);
      open.push(node);
    } else {
      const value = first === '"' ? scanner.getTokenValue() : scalar(scanner.getTokenValue());
      if (value === undefined) break;
      put({ start, end, complete: true, value });
    }
    if (root && open.length === 0) return root;
  }
  // All that is still open ends where reading stopped.
  const stopped = Math.min(scanner.getTokenOffset(), text.length);
  for (const node of open) node.end = Math.max(node.end, stopped);
  return root;
}

function scalar(text: string): number | boolean | null | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  return /^-?\d/.test(text) ? Number(text) : undefined;
}

/** The node that a path of names leads to. */
export function at(node: JsonNode | undefined, ...path: string[]): JsonNode | undefined {
  let found = node;
  for (const name of path) found = found?.members?.get(name);
  return found;
}

/** The text at a path, if there is one. */
export function textAt(node: JsonNode | undefined, ...path: string[]): string | undefined {
  const value = at(node, ...path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The number at a path, if there is one. */
export function numberAt(node: JsonNode | undefined, ...path: string[]): number | undefined {
  const value = at(node, ...path)?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
