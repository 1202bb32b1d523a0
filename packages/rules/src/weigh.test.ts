import { describe, expect, it } from 'vitest';
import { compileKnowledge } from './knowledge/compile.ts';
import { type Made, madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';
import { logRatio } from './knowledge/strength.ts';
import { movesOn } from './made-situation.ts';
import type { Observation } from './observe/observation.ts';
import { counted, evidenceFor, probabilities, score, weighFinding } from './weigh.ts';

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
    expect(evidenceFor([finding(-1, 'a'), finding(3, 'a')])).toBe(3);
  });

  it('counts by the finding that stands first among equals, whatever they say', () => {
    const [first, second] = [finding(2, 'a'), finding(-2, 'a')];
    expect(counted([first, second])).toEqual([first]);
    expect(counted([second, first])).toEqual([second]);
  });

  it('is no evidence where there is none', () => {
    expect(evidenceFor([])).toBe(0);
    expect(evidenceFor([finding(-2, 'a')])).toBe(-2);
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

describe('a finding', () => {
  const weighing = { said: 0.5, hedged: 0.25, likeness: { report: 0.5, printed: 0.25, most: 3 } };
  const knowledge = madeKnowledge({
    facts: [{ id: 'f.x' }, { id: 'f.y' }],
    causes: { 'test.a': { rules: [rule('strong', { 'f.x': true, 'f.y': true })] } },
    none: [rule('weak', { 'f.x': true })],
    weighing,
  });
  const [ofCause, ofNone] = knowledge.rules;
  const line = { kind: 'lines', artifact: 'log', firstLine: 1, lastLine: 1, quote: 'x' } as const;
  const words = { kind: 'report', quote: 'x' } as const;
  const guess = { ...words, hedged: true } as const;
  const seen = (source: Observation['source']): Observation => ({ fact: 'f.x', statement: 'x', value: true, source });
  const like = (fact: string, likeness: Record<string, number>): Observation => ({ ...seen(words), fact, likeness });
  const ratio = (of: typeof ofCause, ...observations: Observation[]) =>
    of && Math.exp(weighFinding({ rule: of, observations }, { weighing: { ...knowledge.weighing } }).log);

  it('counts as strong as its rule where it was seen or answered', () => {
    expect(ratio(ofCause, seen(line))).toBeCloseTo(20, 10);
    expect(ratio(ofCause, seen({ kind: 'answer', question: 'f.x' }))).toBeCloseTo(20, 10);
  });

  it('counts less where all that it rests on is what somebody says', () => {
    expect(ratio(ofCause, seen(words), seen(words))).toBeCloseTo(Math.sqrt(20), 10);
    expect(ratio(ofCause, seen(words), seen(line))).toBeCloseTo(20, 10);
  });

  it('counts still less where all of it is only supposed', () => {
    expect(ratio(ofCause, seen(guess), seen(guess))).toBeCloseTo(20 ** (0.5 * 0.25), 10);
    expect(ratio(ofCause, seen(guess), seen(words))).toBeCloseTo(Math.sqrt(20), 10);
    expect(ratio(ofCause, seen(guess), seen(line))).toBeCloseTo(20, 10);
  });

  it('counts in full where it is weighed without evidence, as when knowledge is checked', () => {
    expect(ratio(ofCause)).toBeCloseTo(20, 10);
  });

  it('of a likeness counts by how great that is, and by the kind of wordings', () => {
    expect(ratio(ofCause, like('report.reads_like', { 'test.a': 4, none: 2 }))).toBeCloseTo(Math.exp(4 * 0.5), 10);
    expect(ratio(ofNone, like('report.reads_like', { 'test.a': 4, none: 2 }))).toBeCloseTo(Math.exp(2 * 0.5), 10);
    expect(ratio(ofCause, like('printed.reads_like', { 'test.a': 4, none: 2 }))).toBeCloseTo(Math.exp(4 * 0.25), 10);
  });

  it('of a likeness to others only counts nothing', () => {
    expect(ratio(ofCause, like('report.reads_like', { 'test.b': 4 }))).toBe(1);
  });

  it('of a likeness counts at most as much as the weighing says, and the less like hypotheses as much less', () => {
    const likest = { 'test.a': 100, none: 98, 'test.b': 90 };
    expect(ratio(ofCause, like('report.reads_like', likest))).toBeCloseTo(Math.exp(3), 10);
    expect(ratio(ofNone, like('report.reads_like', likest))).toBeCloseTo(Math.exp(2), 10);
    expect(ratio(ofNone, like('report.reads_like', { 'test.a': 100, none: 90 }))).toBe(1);
  });

  it('keeps its rule and the facts that this rests on', () => {
    const all = [[seen(line)], [like('report.reads_like', { 'test.a': 1 })]].map(
      (observations) => ofCause && weighFinding({ rule: ofCause, observations }, knowledge),
    );
    for (const one of all) expect(one).toMatchObject({ rule: ofCause, facts: ['f.x', 'f.y'] });
  });
});

describe('scores', () => {
  const facts = [{ id: 'f.x' }, { id: 'f.y' }];
  const two: Made = {
    facts,
    causes: {
      'test.a': { rules: [rule('strong', { 'f.x': true }), rule('weakly_against', { 'f.y': true })] },
      'test.b': { rules: [rule('moderate', { 'f.x': false })] },
    },
    none: [rule('moderate', { 'f.y': true })],
  };

  it('are the prior and the ratios of the findings, for "none of these" as for any', () => {
    const knowledge = madeKnowledge(two);
    expect(movesOn({}, knowledge)).toEqual({ 'test.a': 1, 'test.b': 1, none: 1 });
    expect(movesOn({ 'f.x': true }, knowledge)).toEqual({ 'test.a': 20, 'test.b': 1, none: 1 });
    expect(movesOn({ 'f.x': true, 'f.y': true }, knowledge)).toEqual({ 'test.a': 10, 'test.b': 1, none: 5 });
  });

  it('move less at a higher temperature', () => {
    const knowledge = madeKnowledge({ ...two, weighing: { temperature: 2 } });
    expect(movesOn({ 'f.x': true }, knowledge)['test.a']).toBeCloseTo(Math.sqrt(20), 8);
  });

  it('take priors from base rates, with "none of these" among the hypotheses', () => {
    const knowledge = compileKnowledge(smallKnowledge, new Set());
    const priors = [...knowledge.causes.values()].map((c) => c.prior);
    expect(knowledge.none.prior).toBe(0.05);
    expect(priors.reduce((sum, p) => sum + p, 0.05)).toBeCloseTo(1, 12);
    // Common is 4 and rare is 1.
    expect(priors.map((p) => p / 0.95)).toEqual([expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)]);
    const scores = score([], knowledge);
    expect([...scores.keys()]).toEqual(['house.door_open', 'house.door_tall', null]);
    expect([...scores.values()].map(Math.exp)).toEqual([0.76, 0.19, 0.05].map((p) => expect.closeTo(p, 12)));
  });
});

describe('probabilities', () => {
  it('are the shares of the scores, and add up to one', () => {
    const shares = probabilities([
      new Map([
        ['a', Math.log(6)],
        ['b', Math.log(3)],
        [null, 0],
      ]),
    ]);
    expect([...shares]).toEqual([
      ['a', expect.closeTo(0.6, 12)],
      ['b', expect.closeTo(0.3, 12)],
      [null, expect.closeTo(0.1, 12)],
    ]);
  });

  it('take a cause at the failure that it explains best', () => {
    const one = new Map([
      ['a', Math.log(6)],
      ['b', Math.log(1)],
      [null, 0],
    ]);
    const other = new Map([
      ['a', Math.log(2)],
      ['b', Math.log(3)],
      [null, 0],
    ]);
    const shares = probabilities([one, other]);
    expect([...shares.values()]).toEqual([0.6, 0.3, 0.1].map((p) => expect.closeTo(p, 12)));
    expect(probabilities([other, one])).toEqual(shares);
  });

  it('stand also where the scores are beyond what numbers hold', () => {
    expect([
      ...probabilities([
        new Map([
          ['a', 2000],
          ['b', 1000],
          [null, -1000],
        ]),
      ]).values(),
    ]).toEqual([1, 0, 0]);
  });
});
