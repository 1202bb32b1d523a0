import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  type GraphQLOutputType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  printType,
} from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const contract = buildSchema(readFileSync(join(root, 'apps/api/contract/contract.graphql'), 'utf8'));
const data = mkdtempSync(join(tmpdir(), 'causeway-'));
afterAll(() => rmSync(data, { recursive: true }));

/** Where a value does not have what its type of the contract promises. */
function lacks(type: GraphQLOutputType, value: unknown, path: string): string[] {
  if (isNonNullType(type))
    return value === null || value === undefined ? [`${path} is null`] : lacks(type.ofType, value, path);
  if (value === null || value === undefined) return [];
  if (isListType(type)) {
    return Array.isArray(value)
      ? value.flatMap((member, i) => lacks(type.ofType, member, `${path}.${i}`))
      : [`${path} is no list`];
  }
  const fields = new Map(typeof value === 'object' ? Object.entries(value) : []);
  if (isUnionType(type)) {
    const member = type.getTypes().find((t) => t.name === fields.get('__typename'));
    return member ? lacks(member, value, path) : [`${path} is none of ${printType(type)}`];
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    fields.has(field.name)
      ? lacks(field.type, fields.get(field.name), `${path}.${field.name}`)
      : [`${path}.${field.name} is missing`],
  );
}

/** What `causeway diagnose --json` prints. */
function json(args: string[], input = '') {
  const { stdout } = spawnSync('node', ['apps/cli/src/main.ts', 'diagnose', '--json', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, CAUSEWAY_DATA: data },
  });
  return JSON.parse(stdout);
}

describe('the JSON of the command line', () => {
  const diagnosis = contract.getType('Diagnosis');

  it.each([
    ['ProposeFix', () => json(['examples/contacts-401.txt'])],
    ['AskQuestion', () => json(['--report', 'webhook stopped'])],
    ['RequestArtifact', () => json(['--report', "Our API requests aren't working correctly."])],
    [
      'Escalate',
      () => json(['--report', 'Where do I find the invoice for last month? I need to change our billing address.']),
    ],
  ])('has all that the contract promises of a diagnosis that ends in %s', (step, run) => {
    const value = run();
    expect(value.nextStep.__typename).toBe(step);
    expect(isObjectType(diagnosis) && lacks(diagnosis, value, 'diagnosis')).toEqual([]);
  });
});
