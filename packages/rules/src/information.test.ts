import { describe, expect, it } from 'vitest';
import { informationOf, toldApart, valuesOf } from './information.ts';
import type { Knowledge } from './knowledge/compile.ts';
import type { FactValue } from './knowledge/fact-values.ts';
import type { RuleSource } from './knowledge/language.ts';
import { madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { type MadeOtherwise, situationOn } from './made-situation.ts';

const entropy = (...shares: number[]) => shares.reduce((sum, p) => sum - (p > 0 ? p * Math.log2(p) : 0), 0);

/** Mutual information of a value and a cause as a textbook has it: H(value) − Σ p(cause) H(value | cause). */
function mutual(...causes: [p: number, likelihood: number[]][]): number {
  const marginal = (causes[0]?.[1] ?? []).map((_, i) => causes.reduce((sum, [p, l]) => sum + p * (l[i] ?? 0), 0));
  return entropy(...marginal) - causes.reduce((sum, [p, likelihood]) => sum + p * entropy(...likelihood), 0);
}

const shares = (of: Record<string, number>) =>
  new Map(Object.entries(of).map(([cause, p]) => [cause === 'none' ? null : cause, p]));
const yesOrNo: FactValue[] = [true, false];
const facts = [{ id: 'f.x' }, { id: 'f.y' }];
const either = { any: ['f.x', 'f.y'].map((fact) => ({ fact, operator: 'equal' as const, value: true })) };

describe('what an answer promises', () => {
  /** Bits of asking for `f.x` where some facts are known. */
  const bitsOf = (knowledge: Knowledge, known: Record<string, FactValue> = {}, otherwise: MadeOtherwise = {}) =>
    informationOf('f.x', yesOrNo, situationOn(known, knowledge, otherwise));
  const opposite = {
    facts,
    causes: {
      'test.a': { rules: [rule('strong', { 'f.x': true })] },
      'test.b': { rules: [rule('strong', { 'f.x': false })] },
    },
  };

  it('is nearly a bit where it tells halves apart: 1 − H(1/21)', () => {
    const bits = bitsOf(
      madeKnowledge(opposite),
      {},
      { probability: shares({ 'test.a': 0.5, 'test.b': 0.5, none: 0 }) },
    );
    expect(bits).toBeCloseTo(1 - entropy(1 / 21, 20 / 21), 10);
    expect(bits).toBeCloseTo(0.7238, 4);
  });

  it('is less where other hypotheses leave the answer open: under them every value is alike likely', () => {
    const p = { 'test.a': 0.6, 'test.b': 0.1, none: 0.3 };
    const byHand = mutual([0.6, [20 / 21, 1 / 21]], [0.1, [1 / 21, 20 / 21]], [0.3, [1 / 2, 1 / 2]]);
    expect(bitsOf(madeKnowledge(opposite), {}, { probability: shares(p) })).toBeCloseTo(byHand, 10);
  });

  it('counts "none of these" as a hypothesis with rules of its own', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true })] } },
      none: [rule('moderate', { 'f.x': false })],
    });
    expect(bitsOf(knowledge)).toBeCloseTo(mutual([0.5, [20 / 21, 1 / 21]], [0.5, [1 / 6, 5 / 6]]), 10);
  });

  it('follows from all values: of three, each rule names one', () => {
    const knowledge = madeKnowledge({
      facts: [{ id: 'f.colour', type: 'enum', values: ['red', 'green', 'blue'] }],
      causes: {
        'test.a': { rules: [rule('strong', { 'f.colour': 'red' })] },
        'test.b': { rules: [rule('moderate', { 'f.colour': 'red' }), rule('weakly_against', { 'f.colour': 'blue' })] },
      },
    });
    const byHand = mutual(
      [1 / 3, [20 / 22, 1 / 22, 1 / 22]],
      [1 / 3, [5 / 6.5, 1 / 6.5, 0.5 / 6.5]],
      [1 / 3, [1 / 3, 1 / 3, 1 / 3]],
    );
    expect(informationOf('f.colour', ['red', 'green', 'blue'], situationOn({}, knowledge))).toBeCloseTo(byHand, 10);
  });

  it('is less at a higher temperature', () => {
    const knowledge = madeKnowledge({ ...opposite, weighing: { temperature: 2 } });
    const p = shares({ 'test.a': 0.5, 'test.b': 0.5, none: 0 });
    const sure = Math.sqrt(20) / (1 + Math.sqrt(20));
    expect(bitsOf(knowledge, {}, { probability: p })).toBeCloseTo(1 - entropy(sure, 1 - sure), 10);
  });

  it('is something already where the answer leaves a rule open: 30 % of its weight', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true, 'f.y': true })] } },
    });
    const gain = 20 ** 0.3;
    const byHand = mutual([0.5, [gain / (gain + 1), 1 / (gain + 1)]], [0.5, [1 / 2, 1 / 2]]);
    expect(bitsOf(knowledge)).toBeCloseTo(byHand, 10);
    // With the other fact known it is the whole weight, or nothing.
    const whole = mutual([0.5, [20 / 21, 1 / 21]], [0.5, [1 / 2, 1 / 2]]);
    expect(bitsOf(knowledge, { 'f.y': true })).toBeCloseTo(whole, 10);
    expect(bitsOf(knowledge, { 'f.y': false })).toBe(0);
  });

  it('adds to what is found already by the rule that one observation counts once', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: {
        'test.a': {
          rules: [
            rule('moderate', { 'f.y': true }),
            rule('strong', { 'f.x': true, 'f.y': true }),
            rule('weakly_against', { 'f.x': false }),
          ],
        },
      },
    });
    // Yes: 20 instead of 5, which rests on the same; no: 5 and 1/2. Four of five are test.a, by y.
    const p = shares({ 'test.a': 0.8, none: 0.2 });
    const byHand = mutual([0.8, [20 / 22.5, 2.5 / 22.5]], [0.2, [1 / 2, 1 / 2]]);
    expect(bitsOf(knowledge, { 'f.y': true }, { probability: p })).toBeCloseTo(byHand, 10);
  });

  it('weighs what is only said as such, also where an answer would bear it out', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: {
        'test.a': { rules: [{ says: 'x or y', when: either, strength: 'strong' }, rule('moderate', { 'f.x': true })] },
      },
      weighing: { said: 0.5 },
    });
    // Said, "x or y" counts √20 = 4.5 with either answer; yes counts 5 and rests on something that it leaves over.
    const p = shares({ 'test.a': 0.5, none: 0.5 });
    const byHand = mutual([0.5, [5 / 6, 1 / 6]], [0.5, [1 / 2, 1 / 2]]);
    const source = { kind: 'report', quote: 'y' } as const;
    expect(bitsOf(knowledge, { 'f.y': true }, { probability: p, source })).toBeCloseTo(byHand, 10);
    // Seen, it counts 20 and has used x: yes adds nothing.
    expect(bitsOf(knowledge, { 'f.y': true }, { probability: p })).toBe(0);
  });

  it('leaves out causes below 0.05 %', () => {
    const knowledge = madeKnowledge(opposite);
    const bitsAt = (p: number) =>
      bitsOf(knowledge, {}, { probability: shares({ 'test.a': p, 'test.b': 0, none: 1 - p }) });
    expect(bitsAt(0.00049)).toBe(0);
    expect(bitsAt(0.0005)).toBeGreaterThan(0);
  });

  it('is nothing for a fact that nobody knows, that no rule names, or that can be one thing only', () => {
    const knowledge = madeKnowledge(opposite);
    const situation = situationOn({}, knowledge);
    expect(informationOf('f.nowhere', yesOrNo, situation)).toBe(0);
    expect(informationOf('f.y', yesOrNo, situation)).toBe(0);
    expect(informationOf('f.x', [true], situation)).toBe(0);
    expect(informationOf('f.x', [], situation)).toBe(0);
  });

  it('changes nothing in the record that it is worked out on', () => {
    const situation = situationOn({ 'f.y': true }, madeKnowledge(opposite));
    const before = [...situation.record];
    informationOf('f.x', yesOrNo, situation);
    toldApart('f.x', yesOrNo, situation);
    expect(situation.record).toEqual(before);
  });
});

describe('the values that a fact may have', () => {
  const compared = (
    fact: string,
    operator: 'in' | 'lessThan' | 'includes',
    value: string | number | number[],
  ): RuleSource => ({
    says: `${fact} ${operator} ${value}`,
    when: { all: [{ fact, operator, value }] },
    strength: 'strong',
  });
  const knowledge = madeKnowledge({
    facts: [
      { id: 'f.flag' },
      { id: 'f.colour', type: 'enum', values: ['red', 'green'] },
      { id: 'f.size', type: 'number' },
      { id: 'f.names', type: 'set', values: ['a', 'b', 'c'] },
    ],
    causes: {
      'test.a': { rules: [compared('f.size', 'in', [1, 2]), compared('f.names', 'includes', 'a')] },
      'test.b': {
        rules: [
          compared('f.size', 'lessThan', 2),
          rule('weak', { 'f.size': 7, 'f.colour': 'red', 'f.flag': true }),
          compared('f.names', 'includes', 'b'),
        ],
      },
    },
  });

  it('are both of a boolean, and all that an enum declares', () => {
    expect(valuesOf('f.flag', knowledge)).toEqual([true, false]);
    expect(valuesOf('f.colour', knowledge)).toEqual(['red', 'green']);
  });

  it('are those that rules compare it with, each once, where there is no end to them', () => {
    expect(valuesOf('f.size', knowledge)).toEqual([1, 2, 7]);
    expect(valuesOf('f.size', knowledge)).toEqual([1, 2, 7]);
  });

  it('of a set are sets of one', () => {
    expect(valuesOf('f.names', knowledge)).toEqual([['a'], ['b']]);
  });

  it('are those of probable causes where probabilities are given', () => {
    expect(valuesOf('f.size', knowledge, shares({ 'test.a': 0.9, 'test.b': 0.0004 }))).toEqual([1, 2]);
    expect(valuesOf('f.size', knowledge, shares({ 'test.a': 0.9, 'test.b': 0.0005 }))).toEqual([1, 2, 7]);
    expect(valuesOf('f.size', knowledge, shares({ 'test.b': 0.9 }))).toEqual([2, 7]);
  });

  it('are none of a fact that no rule names', () => {
    expect(valuesOf('f.nowhere', knowledge)).toEqual([]);
  });
});

describe('the causes that an answer tells apart', () => {
  const knowledge = madeKnowledge({
    facts: [...facts, { id: 'f.z' }],
    causes: {
      'test.a': { rules: [rule('weak', { 'f.x': true }), rule('weak', { 'f.x': false, 'f.y': true })] },
      'test.b': { rules: [rule('weak', { 'f.x': true, 'f.y': true })] },
      'test.c': { rules: [rule('weak', { 'f.y': true }), rule('weak', { 'f.z': true })] },
      'test.d': { rules: [rule('weak', { 'f.y': false }), rule('weak', { 'f.x': true })] },
    },
    none: [rule('weak', { 'f.x': true, 'f.z': true })],
  });
  const told = (known: Record<string, FactValue>, p: Record<string, number>, values: readonly FactValue[] = yesOrNo) =>
    toldApart('f.x', values, situationOn(known, knowledge, { probability: shares(p) }));

  it('are the two most probable, never "none of these"', () => {
    expect(told({}, { 'test.a': 0.1, 'test.b': 0.2, 'test.c': 0.3, 'test.d': 0.15, none: 0.25 })).toEqual([
      'test.b',
      'test.d',
    ]);
    expect(told({}, { 'test.d': 0.2, 'test.a': 0.3 })).toEqual(['test.a', 'test.d']);
    expect(toldApart('f.z', yesOrNo, situationOn({}, knowledge))).toEqual(['test.c']);
  });

  it('leave out a cause whose rules on the fact are decided whatever the answer', () => {
    expect(told({ 'f.y': false }, { 'test.b': 0.5, 'test.a': 0.2, 'test.d': 0.1 })).toEqual(['test.a', 'test.d']);
  });

  it('are touched by one value already; by a value that leaves their rules open they are not', () => {
    expect(told({}, { 'test.b': 0.5, 'test.a': 0.2 }, [true])).toEqual(['test.a', 'test.d']);
    expect(told({}, { 'test.b': 0.5, 'test.a': 0.2 }, [true, false])).toEqual(['test.b', 'test.a']);
  });

  it('are none of a fact that nobody knows', () => {
    const situation = situationOn({}, knowledge);
    expect(toldApart('f.nowhere', yesOrNo, situation)).toEqual([]);
  });
});
