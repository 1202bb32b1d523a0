import type { JsonObject } from '../json/json-text.ts';
import { memberAt, textAt } from './members.ts';

/** How one vendor's, gateway's or framework's error bodies are known, and the status that goes with what they say. */
export interface ErrorShape {
  /** Whose API it is. */
  vendor?: string;
  /** For what is no API but stands in front of one or under one: a gateway, a framework. */
  server?: string;
  /** Paths with dots between (see `memberAt`), each with what its text is like. */
  has: Readonly<Record<string, RegExp>>;
  /** The only members that such a body has. */
  only?: readonly string[];
  /** The status, where it is always the same; or by the text of a member, the first that is known. */
  status?: number | readonly (readonly [path: string, statuses: Readonly<Record<string, number>>])[];
}

/** Whether a body has a shape. */
export function fits(shape: ErrorShape, root: JsonObject): boolean {
  const { has, only } = shape;
  if (only && !Object.keys(root).every((name) => only.includes(name))) return false;
  return Object.entries(has).every(([path, pattern]) => {
    const text = textAt(root, path);
    if (pattern === isNull) return memberAt(root, path) === null;
    return text !== undefined
      ? pattern.test(text.slice(0, 300))
      : pattern === present && memberAt(root, path) !== undefined;
  });
}

/** For a member that only has to be there, whatever it is. */
export const present = /^/;
/** For a member that is there and null. */
export const isNull = /^null$/;

/** The status that a shape gives to a body. */
export function statusOfShape({ status }: ErrorShape, root: JsonObject): number | undefined {
  if (status === undefined || typeof status === 'number') return status;
  for (const [path, statuses] of status) {
    const text = textAt(root, path) ?? '';
    if (Object.hasOwn(statuses, text)) return statuses[text];
  }
  return undefined;
}
