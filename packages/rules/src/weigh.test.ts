import { describe, expect, it } from 'vitest';
import type { Held } from './judge.ts';
import { compileKnowledge, type Knowledge } from './knowledge/compile.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';
import { logRatio } from './knowledge/strength.ts';
import { counted, evidenceFor, probabilities, score } from './weigh.ts';

const finding = (log: number, ...facts: string[]) => ({ log, facts });

describe('one observation', () => {
  it('counts once for a cause: of findings on the same facts only the strongest', () => {
    const strong = finding(3, 'a');
    expect(counted([finding(1, 'a'), strong, finding(2, 'a')])).toEqual([strong]);
  });

  it('counts once also where a stronger finding rests on it among others', () => {
    const both = finding(4, 'a', 'b');
    expect(counted([finding(2, 'a'), both, finding(1, 'b')])).toEqual([both]);
  });

  it('lets a finding count that rests on something new', () => {
    expect(evidenceFor([finding(3, 'a'), finding(1, 'a', 'b')])).toBe(4);
  });

  it('counts for or against, whichever is stronger', () => {
    expect(evidenceFor([finding(1, 'a'), finding(-3, 'a')])).toBe(-3);
  });
});

describe('strength', () => {
  it('is the likelihood ratio that the language promises', () => {
    const ratios = Object.entries(logRatio).map(([name, log]) => [
      name,
      Math.round(Math.exp(Math.abs(log))) * Math.sign(log),
    ]);
    expect(ratios).toEqual([
      ['decisive', 100],
      ['strong', 20],
      ['moderate', 5],
      ['weak', 2],
      ['weakly_against', -2],
      ['moderately_against', -5],
      ['strongly_against', -20],
      ['decisively_against', -100],
      ['rules_out', -1_000_000],
    ]);
  });
});

/** Two causes on one fact: `tall` outranks `open` or not, as asked. */
function houses(outranks: string): Knowledge {
  const tall = 'causes/house/door_tall/cause.yaml';
  return compileKnowledge(
    {
      ...smallKnowledge,
      [tall]: `${smallKnowledge[tall]?.replace('rules:', `${outranks}rules:\n  - says: It stands open\n    when: { all: [ { fact: door.open, operator: equal, value: true }, { fact: door.colour, operator: equal, value: green } ] }\n    strength: strong`)}`,
    },
    new Set(),
  );
}

function holding(knowledge: Knowledge, ...says: string[]): Held[] {
  return knowledge.rules.filter((rule) => says.includes(rule.says)).map((rule) => ({ rule, observations: [] }));
}

describe('scores', () => {
  it('are the prior and the ratios of the findings, and add up to one as probabilities', () => {
    const knowledge = houses('');
    const scores = score(holding(knowledge, 'The door is open'), knowledge);
    const prior = knowledge.causes.get('house.door_open')?.prior ?? 0;
    expect(Math.exp(scores.get('house.door_open') ?? 0)).toBeCloseTo(prior * 100, 10);
    const all = probabilities([scores]);
    expect([...all.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    // By hand: odds of prior × 100 against all other priors.
    expect(all.get('house.door_open')).toBeCloseTo((prior * 100) / (prior * 100 + (1 - prior)), 10);
  });

  it('take priors from base rates, with "none of these" among the hypotheses', () => {
    const knowledge = houses('');
    const priors = [...knowledge.causes.values()].map((c) => c.prior);
    expect(knowledge.none.prior).toBe(0.05);
    expect(priors.reduce((sum, p) => sum + p, 0.05)).toBeCloseTo(1, 12);
    expect(
      (knowledge.causes.get('house.door_open')?.prior ?? 0) / (knowledge.causes.get('house.door_tall')?.prior ?? 1),
    ).toBeCloseTo(4, 10);
  });

  it('let a specific cause take over what it explains, and only what it explains', () => {
    const plain = houses('');
    const ranked = houses('outranks: [house.door_open]\n');
    const said = ['The door is open', 'It stands open'];
    const without = probabilities([score(holding(plain, ...said), plain)]);
    const withRank = probabilities([score(holding(ranked, ...said), ranked)]);
    expect(without.get('house.door_open') ?? 0).toBeGreaterThan(without.get('house.door_tall') ?? 0);
    expect(withRank.get('house.door_tall') ?? 0).toBeGreaterThan(withRank.get('house.door_open') ?? 0);
    const alone = probabilities([score(holding(ranked, 'The door is open'), ranked)]);
    expect(alone.get('house.door_open') ?? 0).toBeGreaterThan(0.9);
  });

  it('take a cause at the failure that it explains best', () => {
    const knowledge = houses('');
    const explained = score(holding(knowledge, 'The door is open'), knowledge);
    const other = score([], knowledge);
    expect(probabilities([other, explained]).get('house.door_open')).toBeCloseTo(
      probabilities([explained]).get('house.door_open') ?? 0,
      10,
    );
  });
});
