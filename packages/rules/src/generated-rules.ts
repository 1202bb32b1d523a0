import fc from 'fast-check';
import type { FactValue } from './knowledge/fact-values.ts';
import { operatorsOf } from './knowledge/fact-values.ts';
import type { Comparison, Condition, FactSource, Operator, When } from './knowledge/language.ts';

/** A vocabulary with every type of fact, small enough that generated rules and records often meet. */
export const generatedFacts: readonly FactSource[] = [
  ...[0, 1, 2].map((i) => fact(`flag.b${i}`, 'boolean')),
  ...[0, 1].map((i) => fact(`kind.e${i}`, 'enum', ['red', 'green', 'blue'])),
  ...[0, 1].map((i) => fact(`words.t${i}`, 'text')),
  ...[0, 1, 2].map((i) => fact(`count.n${i}`, 'number')),
  ...[0, 1].map((i) => fact(`tags.s${i}`, 'set')),
  fact('moment.m0', 'time'),
];

function fact(id: string, type: FactSource['type'], values?: string[]): FactSource {
  return { id, type, scope: 'case', says: `${id} is {value}`, ...(values ? { values } : {}) };
}

const words = ['', 'a', 'ab', 'abc', 'red', 'expired token', 'token', 'TOKEN x'];
const times = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];
const patterns = ['a', '^ab?$', 'token', 'expired.{0,5}token', '(a|b)+c'];

function valueFor(source: FactSource): fc.Arbitrary<FactValue> {
  switch (source.type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...(source.values ?? []));
    case 'text':
      return fc.constantFrom(...words);
    case 'number':
      return fc.constantFrom(-1, 0, 1, 2, 401, 1.5, 500);
    case 'set':
      return fc.subarray(words);
    case 'time':
      return fc.constantFrom(...times.map((t) => Date.parse(t)), Date.parse('2026-06-01T00:00:00Z'));
  }
}

function writtenValue(source: FactSource, operator: Operator): fc.Arbitrary<Comparison['value']> {
  if (source.type === 'time') return fc.constantFrom(...times);
  if (operator === 'matches') return fc.constantFrom(...patterns);
  const scalars: fc.Arbitrary<boolean | number | string> =
    source.type === 'set' || source.type === 'text'
      ? fc.constantFrom(...words)
      : source.type === 'number'
        ? fc.constantFrom(-1, 0, 1, 2, 401, 1.5, 500)
        : source.type === 'boolean'
          ? fc.boolean()
          : fc.constantFrom(...(source.values ?? []));
  return operator === 'in' || operator === 'notIn' ? fc.array(scalars, { minLength: 1, maxLength: 3 }) : scalars;
}

const comparison: fc.Arbitrary<Comparison> = fc
  .constantFrom(...generatedFacts)
  .chain((source) =>
    fc
      .constantFrom(...operatorsOf[source.type])
      .chain((operator) => writtenValue(source, operator).map((value) => ({ fact: source.id, operator, value }))),
  );

/** Conditions as the language allows them: nested `all` and `any`, never empty. */
export const generatedWhen: fc.Arbitrary<When> = fc.letrec<{ when: When; condition: Condition }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison, tie('when')),
  when: fc
    .tuple(fc.boolean(), fc.array(tie('condition'), { minLength: 1, maxLength: 4 }))
    .map(([isAll, members]) => (isAll ? { all: members } : { any: members })),
})).when;

/** A value for every fact: a record with nothing unknown. */
export const generatedValues: fc.Arbitrary<FactValue[]> = fc.tuple(...generatedFacts.map(valueFor));

/** Which facts are known, in the order of the vocabulary. */
export const generatedKnown: fc.Arbitrary<boolean[]> = fc.array(fc.boolean(), {
  minLength: generatedFacts.length,
  maxLength: generatedFacts.length,
});
