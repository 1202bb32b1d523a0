import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedFacts, generatedKnown, generatedValues, generatedWhen } from '../generated-rules.ts';
import { compileCondition, holds } from './conditions.ts';
import { implies, isEquivalent } from './implies.ts';
import type { Comparison, Condition, Operator, When } from './language.ts';

const facts = new Map(generatedFacts.map((fact) => [fact.id, fact]));
const slotOf = (id: string) => generatedFacts.findIndex((fact) => fact.id === id);

function is(fact: string, operator: Operator, value: Comparison['value']): Comparison {
  return { fact, operator, value };
}

describe('a condition', () => {
  it.each<[Condition, Condition]>([
    [is('flag.b0', 'equal', true), is('flag.b0', 'notEqual', false)],
    [is('kind.e0', 'notIn', ['red', 'green']), is('kind.e0', 'equal', 'blue')],
    [is('count.n0', 'equal', 401), is('count.n0', 'in', [400, 401])],
    [is('count.n0', 'greaterThan', 400), is('count.n0', 'greaterThanInclusive', 400)],
    [is('count.n0', 'equal', 3), { any: [is('count.n0', 'lessThan', 4), is('count.n0', 'greaterThan', 9)] }],
    [is('count.n0', 'notEqual', 3), { any: [is('count.n0', 'lessThan', 3), is('count.n0', 'greaterThan', 3)] }],
    [is('words.t0', 'equal', 'token x'), is('words.t0', 'startsWith', 'token')],
    [is('words.t0', 'startsWith', 'token x'), is('words.t0', 'startsWith', 'token')],
    [is('words.t0', 'startsWith', 'token x'), is('words.t0', 'includes', 'ken')],
    [is('words.t0', 'matches', 'a+'), is('words.t0', 'matches', 'a+')],
    [is('words.t0', 'notIn', ['a', 'b']), is('words.t0', 'notEqual', 'b')],
    [is('tags.s0', 'includes', 'a'), { any: [is('tags.s0', 'includes', 'b'), is('tags.s0', 'includes', 'a')] }],
    [is('moment.m0', 'before', '2025-01-01'), is('moment.m0', 'before', '2026-01-01')],
    [{ all: [is('flag.b0', 'equal', true), is('flag.b1', 'equal', true)] }, is('flag.b1', 'equal', true)],
    [is('flag.b0', 'equal', true), { any: [{ all: [is('flag.b0', 'equal', true)] }, is('flag.b1', 'equal', true)] }],
    [{ any: [is('kind.e0', 'equal', 'red'), is('kind.e0', 'equal', 'blue')] }, is('kind.e0', 'notEqual', 'green')],
  ])('%j is known to imply %j', (given, wanted) => {
    expect(implies(given, wanted, facts)).toBe(true);
  });

  it.each<[Condition, Condition]>([
    [is('flag.b0', 'equal', true), is('flag.b1', 'equal', true)],
    [is('count.n0', 'in', [400, 401]), is('count.n0', 'equal', 401)],
    [is('count.n0', 'greaterThanInclusive', 400), is('count.n0', 'greaterThan', 400)],
    // Of an unknown fact neither holds.
    [is('flag.b0', 'equal', true), { any: [is('flag.b1', 'equal', true), is('flag.b1', 'equal', false)] }],
    [is('tags.s0', 'includes', 'abc'), is('tags.s0', 'includes', 'ab')],
    [{ any: [is('flag.b0', 'equal', true), is('flag.b1', 'equal', true)] }, is('flag.b1', 'equal', true)],
  ])('%j does not imply %j', (given, wanted) => {
    expect(implies(given, wanted, facts)).toBe(false);
  });

  it('that says the same in another way is equivalent', () => {
    const [a, b, c] = [
      is('flag.b0', 'equal', true),
      is('kind.e0', 'in', ['red', 'blue']),
      is('count.n0', 'lessThan', 2),
    ];
    const apart: When = {
      any: [
        { all: [a, c, is('kind.e0', 'equal', 'red')] },
        { all: [is('kind.e0', 'equal', 'blue'), c, is('flag.b0', 'notEqual', false)] },
      ],
    };
    expect(isEquivalent({ all: [a, b, { any: [c] }] }, apart, facts)).toBe(true);
    expect(isEquivalent({ all: [a, b] }, apart, facts)).toBe(false);
  });
});

describe('what is said to be implied', () => {
  it('holds in every record in which the other does, known or not', () => {
    let told = 0;
    const pair = fc.tuple(generatedWhen, generatedWhen).chain(([a, b]) =>
      // Two conditions made by themselves hardly ever imply each other.
      fc.constantFrom<[Condition, Condition]>([a, b], [{ all: [a, b] }, b], [a, { any: [b, a] }], [{ all: [b, a] }, a]),
    );
    fc.assert(
      fc.property(pair, fc.array(fc.tuple(generatedValues, generatedKnown), { minLength: 20 }), ([a, b], records) => {
        if (!implies(a, b, facts)) return;
        told += 1;
        const [given, wanted] = [compileCondition(a, slotOf), compileCondition(b, slotOf)];
        for (const [values, known] of records) {
          const record = values.map((value, i) => (known[i] ? value : undefined));
          if (given(record) === holds) expect(wanted(record)).toBe(holds);
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(told).toBeGreaterThan(500);
  });
});
