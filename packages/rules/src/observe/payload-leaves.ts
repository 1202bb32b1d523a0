import { isObject } from './json-body.ts';

/** A value in a payload that is no object and no list; an empty object or list is one too. */
export interface Leaf {
  /** Names of members from the root; places in lists are left out. */
  path: readonly string[];
  value: unknown;
}

const mostLeaves = 2_000;
const deepest = 20;

/** The leaves of a payload, in order. */
export function leavesOf(value: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (at: unknown, path: readonly string[]): void => {
    if (leaves.length >= mostLeaves || path.length > deepest) return;
    if (Array.isArray(at) && at.length > 0) for (const item of at) walk(item, path);
    else if (isObject(at) && Object.keys(at).length > 0)
      for (const [name, member] of Object.entries(at)) walk(member, [...path, name]);
    else leaves.push({ path, value: at });
  };
  walk(value, []);
  return leaves;
}

/** Every path of a payload that leads to a member, joined with dots; places in lists are left out. */
export function pathsOf(value: unknown): Set<string> {
  const paths = new Set<string>();
  for (const { path } of leavesOf(value)) {
    for (let i = 1; i <= path.length; i += 1) paths.add(path.slice(0, i).join('.'));
  }
  return paths;
}
