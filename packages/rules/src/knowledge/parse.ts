import { CORE_SCHEMA, load } from 'js-yaml';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** A parsed file that can still tell where each of its values stands. */
export interface Parsed<T> {
  value: T;
  /** A problem at a path of the value, such as ['rules', 0, 'when']. */
  problem(path: readonly (string | number)[], message: string, mend: string): Problem;
}

/**
 * Parses YAML against a shape. Nearly every file is right, so values come from the fast parser; the one
 * that knows positions reads a file only once something in it has to be pointed at.
 * @returns the value, or every problem found with its line and column
 */
export function parseYaml<T>(file: string, text: string, shape: z.ZodType<T>): Parsed<T> | Problem[] {
  let positions: Positions | undefined;
  const problem: Parsed<T>['problem'] = (path, message, mend) => {
    positions ??= new Positions(text);
    return { file, ...positions.of(path), message, mend };
  };
  let value: unknown;
  try {
    value = load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    return new Positions(text).syntaxProblems(file, error instanceof Error ? error.message : String(error));
  }
  const result = shape.safeParse(value);
  if (result.success) return { value: result.data, problem };
  return result.error.issues.flatMap((issue) => fromIssue(issue, [])).map((p) => problem(p.path, p.message, p.mend));
}

/** Where the values of a YAML text stand. */
class Positions {
  readonly #lines = new LineCounter();
  readonly #document: ReturnType<typeof parseDocument>;

  constructor(text: string) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: true, schema: 'core' });
  }

  of(path: readonly (string | number)[]): { line: number; column: number } {
    return this.#at(offsetOf(this.#document.contents, path));
  }

  /** What is wrong with the YAML itself; `otherwise` is said where this parser finds nothing. */
  syntaxProblems(file: string, otherwise: string): Problem[] {
    const errors = this.#document.errors.map((error) => ({
      file,
      ...this.#at(error.pos[0]),
      message: error.message.split('\n')[0] ?? 'not YAML',
      mend: error.code === 'DUPLICATE_KEY' ? 'remove one of the two keys' : 'mend the YAML here',
    }));
    if (errors.length > 0) return errors;
    return [
      { file, line: 1, column: 1, message: otherwise.split('\n')[0] ?? 'not YAML', mend: 'mend the YAML of this file' },
    ];
  }

  #at(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

interface Placed {
  path: (string | number)[];
  message: string;
  mend: string;
}

/** A zod issue in the words of somebody who writes knowledge. A union answers with its nearest member's issues. */
function fromIssue(issue: z.core.$ZodIssue, above: (string | number)[]): Placed[] {
  const path = [...above, ...issue.path.map((p) => (typeof p === 'number' ? p : String(p)))];
  const name = path.at(-1) ?? 'the file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown key "${key}"`,
        mend: 'remove it, or correct its spelling: docs/knowledge.md lists the keys of each file',
      }));
    case 'invalid_union': {
      const members = issue.errors.map((issues) => issues.flatMap((inner) => fromIssue(inner, path)));
      return (
        fittest(members) ?? [
          { path, message: `"${name}" fits none of the forms allowed`, mend: 'see docs/knowledge.md' },
        ]
      );
    }
    case 'invalid_value':
      return [
        { path, message: `"${name}" has a value that is not allowed`, mend: `use one of: ${issue.values.join(', ')}` },
      ];
    case 'invalid_type':
      return [
        issue.input === undefined
          ? { path, message: `"${name}" is missing`, mend: `add ${name}: (${issue.expected})` }
          : { path, message: `"${name}" has the wrong type`, mend: `give a value of type ${issue.expected}` },
      ];
    default:
      return [{ path, message: `"${name}": ${issue.message}`, mend: 'see docs/knowledge.md' }];
  }
}

/** Of a union's members the one that was meant: whose issues lie deepest, then which has the fewest. */
function fittest(members: Placed[][]): Placed[] | undefined {
  const depth = (m: Placed[]) => Math.min(...m.map((p) => p.path.length));
  const unknownKeys = (m: Placed[]) => m.filter((p) => p.message.startsWith('unknown key')).length;
  return members
    .filter((m) => m.length > 0)
    .sort((a, b) => depth(b) - depth(a) || unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
}

function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
        offset = Number(node.range[0]);
    } else break;
  }
  return offset;
}
