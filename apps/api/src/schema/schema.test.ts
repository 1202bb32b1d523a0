import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DefinitionNode,
  type GraphQLArgument,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from './schema.ts';

const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const contract = buildSchema(text('../../contract/contract.graphql'));

/** Root fields of the contract that are not served yet: they come with cases. Taking one off this list is how they arrive. */
const later = {
  Query: ['case', 'cases', 'insights', 'viewer'],
  Mutation: [
    'openCase',
    'addEvidence',
    'answerQuestion',
    'retractEvidence',
    'addNote',
    'assignCase',
    'escalateCase',
    'resolveCase',
    'reopenCase',
  ],
  Subscription: ['caseChanged', 'casesChanged'],
};

/** Names of all types that the served root fields of the contract lead to. */
function served(): Set<string> {
  const names = new Set<string>();
  const reach = (name: string) => {
    if (names.has(name) || name.startsWith('__')) return;
    const type = contract.getType(name);
    if (!type?.astNode) return;
    names.add(name);
    for (const used of namesIn(type.astNode)) reach(used);
  };
  for (const [name, field] of Object.entries(contract.getQueryType()?.getFields() ?? {})) {
    if (later.Query.includes(name)) continue;
    for (const type of [field.type, ...field.args.map((a) => a.type)]) reach(String(type).replace(/[[\]!]/g, ''));
  }
  return names;
}

/** Names of the types that one type's definition uses. */
function namesIn(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, {
    NamedType({ name }) {
      names.push(name.value);
    },
  });
  return names;
}

/** Type, field and argument signatures of one type, as the contract writes them. */
function signatures(of: GraphQLSchema, name: string): string[] {
  const type = of.getType(name);
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => [
      `${name}.${field.name}: ${field.type}`,
      ...field.args.map(
        (a) =>
          `${name}.${field.name}(${a.name}: ${a.type}${a.defaultValue === undefined ? '' : ` = ${JSON.stringify(a.defaultValue)}`})`,
      ),
    ]);
  }
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => `${name}.${field.name}: ${field.type}`);
  if (type && 'getValues' in type) return type.getValues().map((value) => `${name} ${value.name}`);
  if (type && 'getTypes' in type) return type.getTypes().map((member) => `${name} | ${member.name}`);
  return [`scalar ${name}`];
}

describe('the schema', () => {
  it('is committed as it is', () => {
    expect(text('../../schema.graphql')).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
  });

  it('serves what the contract fixes, under the same names, types and defaults', () => {
    const names = served();
    expect(names.size).toBeGreaterThan(30);
    const missing = [...names].flatMap((name) => {
      const ours = new Set(schema.getType(name) ? signatures(schema, name) : []);
      return signatures(contract, name).filter((signature) => !ours.has(signature));
    });
    expect(missing).toEqual([]);
    const rootMissing = Object.keys(contract.getQueryType()?.getFields() ?? {}).filter(
      (name) => !later.Query.includes(name) && !schema.getQueryType()?.getFields()[name],
    );
    expect(rootMissing).toEqual([]);
  });

  it('says of every root field of the contract whether it is served or comes later', () => {
    for (const [root, fields] of Object.entries(later)) {
      const all = Object.keys(contract.getRootType(root.toLowerCase() as never)?.getFields() ?? {});
      expect(fields.filter((name) => !all.includes(name))).toEqual([]);
    }
  });

  it('describes every type, field, argument and enum value', () => {
    const bare = Object.values(schema.getTypeMap())
      .filter((type) => !type.name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name))
      .flatMap((type) => [
        ...(type.description ? [] : [type.name]),
        ...('getFields' in type
          ? Object.values(type.getFields()).flatMap((field) => [
              ...(field.description ? [] : [`${type.name}.${field.name}`]),
              ...('args' in field
                ? field.args
                    .filter((a: GraphQLArgument) => !a.description)
                    .map((a: GraphQLArgument) => `${type.name}.${field.name}(${a.name})`)
                : []),
            ])
          : []),
        ...('getValues' in type
          ? type
              .getValues()
              .filter((v) => !v.description)
              .map((v) => `${type.name} ${v.name}`)
          : []),
      ]);
    expect(bare).toEqual([]);
  });
});
