import { describe, expect, it } from 'vitest';
import type { Weighing } from './knowledge/language.ts';
import { type Made, madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { type MadeOtherwise, situationOn } from './made-situation.ts';
import { isConclusive, nextStep, ranked } from './next-step.ts';

const ask = (cost = 1) => ({ ask: { text: 'Is it?', choices: { Yes: true, No: false }, cost } });
const shares = (of: Record<string, number>) =>
  new Map(Object.entries(of).map(([cause, p]) => [cause === 'none' ? null : cause, p]));

/** Two causes: a question tells them apart, and one finding speaks for the first, one against. */
const made: Made = {
  facts: [{ id: 'f.seen' }, { id: 'f.asked', ...ask() }, { id: 'f.only_a', ...ask() }, { id: 'f.none', ...ask() }],
  causes: {
    'test.a': {
      rules: [
        rule('weak', { 'f.seen': true }),
        rule('weakly_against', { 'f.seen': false }),
        rule('strong', { 'f.asked': true }),
      ],
    },
    'test.b': { rules: [rule('strong', { 'f.asked': false }), rule('strong', { 'f.only_a': true })] },
  },
  none: [rule('strong', { 'f.none': true })],
};
const knowledge = madeKnowledge(made);
const settled = (p: Record<string, number>, seen = true) =>
  situationOn({ 'f.seen': seen }, knowledge, { probability: shares(p) });

describe('hypotheses', () => {
  it('are ranked by probability, equal ones by their ids, and "none of these" after its equals', () => {
    const p = { none: 0.2, 'b.z': 0.2, 'a.z': 0.2, 'a.a': 0.1, 'z.z': 0.3 };
    const order = [
      ['z.z', 0.3],
      ['a.z', 0.2],
      ['b.z', 0.2],
      [null, 0.2],
      ['a.a', 0.1],
    ];
    expect(ranked(shares(p))).toEqual(order);
    expect(ranked(new Map([...shares(p)].reverse()))).toEqual(order);
  });
});

describe('a diagnosis', () => {
  it('is conclusive from a probability on, that included', () => {
    expect(isConclusive(settled({ 'test.a': 0.75, 'test.b': 0.2, none: 0.05 }))).toBe(true);
    expect(isConclusive(settled({ 'test.a': 0.7499, 'test.b': 0.2, none: 0.0501 }))).toBe(false);
  });

  it('is conclusive so many times before the second, that included', () => {
    expect(isConclusive(settled({ 'test.a': 0.75, 'test.b': 0.25, none: 0 }))).toBe(true);
    expect(isConclusive(settled({ 'test.a': 0.76, none: 0.2534, 'test.b': 0 }))).toBe(false);
  });

  it('is never conclusive for "none of these"', () => {
    const probability = shares({ none: 0.97, 'test.a': 0.02, 'test.b': 0.01 });
    expect(isConclusive(situationOn({ 'f.none': true }, knowledge, { probability }))).toBe(false);
  });

  it('is never conclusive where nothing speaks for the cause, however probable', () => {
    const p = { 'test.a': 0.99, 'test.b': 0, none: 0.01 };
    expect(isConclusive(settled(p))).toBe(true);
    expect(isConclusive(settled(p, false))).toBe(false);
    expect(isConclusive(situationOn({}, knowledge, { probability: shares(p) }))).toBe(false);
    // What speaks for another does not count.
    expect(isConclusive(settled({ 'test.b': 0.99, 'test.a': 0, none: 0.01 }))).toBe(false);
  });

  it('is conclusive where its findings are together worth the proof asked for, that included', () => {
    const asking = (proof: number) => madeKnowledge({ ...made, weighing: { proof } });
    const found = (values: Record<string, boolean>, proof: number) =>
      isConclusive(situationOn(values, asking(proof), { probability: shares({ 'test.a': 1 }) }));
    expect(found({ 'f.seen': true }, 2)).toBe(true);
    expect(found({ 'f.seen': true }, 2.01)).toBe(false);
    expect(found({ 'f.seen': true, 'f.asked': true }, 40)).toBe(true);
    expect(found({ 'f.seen': true, 'f.asked': true }, 40.1)).toBe(false);
    // What speaks against it takes nothing from what is proven: that is weighed in its probability.
    expect(found({ 'f.seen': false, 'f.asked': true }, 20)).toBe(true);
  });

  it('is conclusive also where nothing else is possible, and not where nothing is', () => {
    expect(isConclusive(settled({ 'test.a': 1 }))).toBe(true);
    expect(isConclusive(settled({}))).toBe(false);
  });
});

describe('the next step', () => {
  const step = (p: Record<string, number>, weighing: Partial<Weighing> = {}, otherwise: MadeOtherwise = {}) =>
    nextStep(situationOn({}, madeKnowledge({ ...made, weighing }), { probability: shares(p), ...otherwise }));
  const open = { 'test.a': 0.4, 'test.b': 0.4, none: 0.2 };

  it('is the fix once the evidence is enough', () => {
    expect(nextStep(settled({ 'test.a': 0.9, 'test.b': 0.05, none: 0.05 }))).toEqual({ kind: 'fix', cause: 'test.a' });
  });

  it('is a question while a cause is probable and nothing speaks for it', () => {
    expect(step({ 'test.a': 0.9, 'test.b': 0.05, none: 0.05 })).toMatchObject({ kind: 'ask', fact: 'f.asked' });
  });

  it('is a person once it is as likely as not that no integration fails at all', () => {
    const reason = 'This does not look like a failing API call or webhook that I know of; a person should read it.';
    expect(step({ 'test.a': 0.3, 'test.b': 0.2, none: 0.5 })).toEqual({ kind: 'escalate', reason });
    expect(step({ 'test.a': 0.3, 'test.b': 0.21, none: 0.49 }).kind).toBe('ask');
    expect(step({ 'test.a': 0.5, 'test.b': 0.3, none: 0.2 }).kind).toBe('ask');
  });

  it('is the worthiest question, with its bits', () => {
    const asked = step(open);
    // 20 : 1 under one, 1 : 20 under the other, even under the last: 1 bit less what each leaves open.
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    expect(asked).toMatchObject({ kind: 'ask', fact: 'f.asked', bits: expect.closeTo(0.8 * (1 - h(1 / 21)), 10) });
  });

  it('is an artifact where that is worth more', () => {
    const requests = [{ id: 'log', reveals: ['f.asked'], cost: 1 }];
    const dear = {
      ...made,
      facts: made.facts.map((fact) => ('ask' in fact ? { ...fact, ...ask(4) } : fact)),
      requests,
    };
    const withRequest = madeKnowledge(dear);
    const wanted = nextStep(situationOn({}, withRequest, { probability: shares(open) }));
    expect(wanted).toEqual({ kind: 'request', request: withRequest.requests[0], bits: expect.closeTo(0.579, 3) });
  });

  it('is a person after as many questions as are put at most, with what is likely', () => {
    const asked = ['x', 'y'];
    const p = { 'test.a': 0.424, 'test.b': 0.426, none: 0.15 };
    expect(step(p, { questions: 2 }, { asked })).toEqual({
      kind: 'escalate',
      reason: 'After 2 questions it is still open: most likely "It is test.b" (43 %), then "It is test.a" (42 %).',
    });
    expect(step(p, { questions: 3 }, { asked })).toMatchObject({ kind: 'ask', fact: 'f.asked' });
  });

  it('is a person where no question is worth its while', () => {
    const reason =
      'No question that is left would settle it: most likely "It is test.b" (46 %), then "None of these" (33 %).';
    const p = { 'test.a': 0.21, 'test.b': 0.46, none: 0.33 };
    const asked = ['f.asked', 'f.only_a', 'f.none'];
    expect(step(p, {}, { asked })).toEqual({ kind: 'escalate', reason });
    expect(step(p, { worth_asking_bits: 0.9 })).toEqual({ kind: 'escalate', reason });
    const still = step(p, {});
    const bits = still.kind === 'ask' ? still.bits : 0;
    expect(bits).toBeGreaterThan(0.02);
    expect(step(p, { worth_asking_bits: bits })).toEqual(still);
  });

  it('says of a likely cause that nothing proves it, and names no second that is next to nothing', () => {
    const asked = ['f.asked', 'f.only_a', 'f.none'];
    expect(step({ 'test.a': 0.004, 'test.b': 0.996 }, {}, { asked })).toMatchObject({
      reason: expect.stringMatching(/^Most likely it is "It is test.b" \(100 %\), but no line proves it/),
    });
    expect(step({ 'test.a': 0.004, 'test.b': 0.7, none: 0.001 }, {}, { asked })).toEqual({
      kind: 'escalate',
      reason: 'No question that is left would settle it: most likely "It is test.b" (70 %).',
    });
  });

  it('reads as a sentence also where there is but one hypothesis, or one that the knowledge has no more', () => {
    const reason = (p: Record<string, number>) => step(p, { questions: 2 }, { asked: ['x', 'y'] });
    expect(reason({ 'test.a': 1 })).toMatchObject({ reason: 'After 2 questions it is still open.' });
    expect(reason({})).toMatchObject({ reason: 'After 2 questions it is still open.' });
    expect(reason({ 'test.old': 0.6, 'test.a': 0.4 })).toMatchObject({
      reason: 'After 2 questions it is still open: most likely "test.old" (60 %), then "It is test.a" (40 %).',
    });
  });
});

describe('why a question is asked', () => {
  const why = (fact: string, p: Record<string, number>) => {
    const others = ['f.asked', 'f.only_a', 'f.none'].filter((id) => id !== fact);
    const put = nextStep(situationOn({}, knowledge, { probability: shares(p), asked: others }));
    return put.kind === 'ask' && put.fact === fact ? put.why : put;
  };

  it('is the causes that it tells apart, the more probable first', () => {
    expect(why('f.asked', { 'test.a': 0.3, 'test.b': 0.5, none: 0.2 })).toBe(
      'The answer makes "It is test.b" and "It is test.a" more or less likely.',
    );
  });

  it('is the one cause that it speaks of', () => {
    expect(why('f.only_a', { 'test.a': 0.3, 'test.b': 0.5, none: 0.2 })).toBe(
      'The answer makes "It is test.b" more or less likely.',
    );
  });

  it('is said in general where it speaks of no cause', () => {
    expect(why('f.none', { 'test.a': 0.3, 'test.b': 0.3, none: 0.4 })).toBe(
      'The answer narrows down what can be wrong.',
    );
  });
});
