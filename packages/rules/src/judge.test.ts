import { describe, expect, it } from 'vitest';
import { confirm, judge } from './judge.ts';
import type { FactRecord } from './knowledge/conditions.ts';
import type { FactValue } from './knowledge/fact-values.ts';
import { madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { situationOn } from './made-situation.ts';

const is = (fact: string, value: boolean) => ({ fact, operator: 'equal' as const, value });
const knowledge = madeKnowledge({
  facts: [{ id: 'f.x' }, { id: 'f.y' }, { id: 'f.size', type: 'number' }],
  causes: {
    'test.a': {
      rules: [
        rule('strong', { 'f.y': true, 'f.x': true }),
        { says: 'x or y', strength: 'weak', when: { any: [is('f.x', true), is('f.y', true)] } },
        { says: 'not 3', strength: 'weak', when: { all: [{ fact: 'f.size', operator: 'notEqual', value: 3 }] } },
      ],
    },
    'test.b': { rules: [rule('moderate', { 'f.x': true }), rule('weak', { 'f.x': false })] },
  },
});

async function foundOn(values: Record<string, FactValue>) {
  const held = await judge(situationOn(values, knowledge), knowledge);
  return held.map(({ rule: { cause, says }, observations }) => [cause, says, observations.map(({ fact }) => fact)]);
}

describe('judging', () => {
  it('finds the rules that hold, in the order of the knowledge, with what each rests on', async () => {
    expect(await foundOn({ 'f.x': true, 'f.y': true })).toEqual([
      ['test.a', 'f.y true and f.x true', ['f.y', 'f.x']],
      ['test.a', 'x or y', ['f.x', 'f.y']],
      ['test.b', 'f.x true', ['f.x']],
    ]);
  });

  it('gives a finding the observations themselves', async () => {
    const situation = situationOn({ 'f.x': false }, knowledge);
    const [finding] = await judge(situation, knowledge);
    expect(finding?.rule.says).toBe('f.x false');
    expect(finding?.observations).toEqual([situation.observations.get('f.x')]);
  });

  it('holds no rule on what is not known', async () => {
    expect(await foundOn({})).toEqual([]);
    expect(await foundOn({ 'f.y': true })).toEqual([['test.a', 'x or y', ['f.y']]]);
    expect(await foundOn({ 'f.size': 4 })).toEqual([['test.a', 'not 3', ['f.size']]]);
    expect(await foundOn({ 'f.size': 3 })).toEqual([]);
  });

  it('loses no rule when runs overlap', async () => {
    const situations = Array.from({ length: 50 }, (_, i) =>
      situationOn({ 'f.x': true, 'f.y': i % 2 === 0 }, knowledge),
    );
    const runs = await Promise.all(situations.map((situation) => judge(situation, knowledge)));
    expect(runs.map((held) => held.length)).toEqual(situations.map((_, i) => (i % 2 === 0 ? 3 : 2)));
  });
});

describe('json-rules-engine', () => {
  it('has the last word on a rule', async () => {
    const record: FactRecord = situationOn({ 'f.x': true, 'f.y': false }, knowledge).record;
    const confirmed = await confirm(knowledge.rules, record, knowledge);
    expect(confirmed.map(({ says }) => says)).toContain('x or y');
    expect(confirmed.map(({ says }) => says)).not.toContain('f.y true and f.x true');
    expect(confirmed.map(({ says }) => says)).not.toContain('f.x false');
  });
});
