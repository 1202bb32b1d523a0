import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { Answer } from './evidence-input.ts';
import { madeKnowledge, rule } from './knowledge/made-knowledge.ts';

const ask = { ask: { text: 'Is it?', choices: { Yes: true, No: false }, cost: 1 } };
const says = (of: Record<string, boolean>) =>
  Object.entries(of).map(([fact, value]) => rule('strong', { [fact]: value }));

/** Four causes with two halves: `side` tells two from two, `one` tells one from three. */
const knowledge = madeKnowledge({
  facts: [
    { id: 'q.side', ...ask },
    { id: 'q.one', ...ask },
  ],
  causes: {
    'test.a': { rules: says({ 'q.side': true, 'q.one': true }) },
    'test.b': { rules: says({ 'q.side': true, 'q.one': false }) },
    'test.c': { rules: says({ 'q.side': false, 'q.one': false }) },
    'test.d': { rules: says({ 'q.side': false, 'q.one': false }) },
  },
  weighing: { none: 0.05 },
});

async function diagnosed(...answers: Answer[]) {
  const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'test' };
  return diagnose({ report: 'something is wrong', answers }, knowledge, circumstances);
}

describe('an interview', () => {
  it('asks what tells halves apart, then what tells one from the other, then gives the fix', async () => {
    const first = await diagnosed();
    expect(first.nextStep).toMatchObject({ kind: 'ask', fact: 'q.side' });
    const second = await diagnosed({ question: 'q.side', choice: 'yes' });
    expect(second.nextStep).toMatchObject({ kind: 'ask', fact: 'q.one' });
    const third = await diagnosed({ question: 'q.side', choice: 'yes' }, { question: 'q.one', choice: 'yes' });
    expect(third).toMatchObject({ conclusive: true, nextStep: { kind: 'fix', cause: 'test.a' } });
    expect(third.hypotheses[0]?.cause?.id).toBe('test.a');
  });

  it('puts no question again after "I don\'t know", and ends with a person', async () => {
    const unknown = await diagnosed({ question: 'q.side', choice: null });
    expect(unknown.nextStep).toMatchObject({ kind: 'ask', fact: 'q.one' });
    const all = await diagnosed({ question: 'q.side', choice: null }, { question: 'q.one', choice: null });
    expect(all).toMatchObject({ conclusive: false, nextStep: { kind: 'escalate' } });
  });
});

describe('retraction', () => {
  it('is the same evidence without it: the diagnosis is that of before', async () => {
    const before = await diagnosed({ question: 'q.one', choice: 'yes' });
    const between = await diagnosed({ question: 'q.one', choice: 'yes' }, { question: 'q.side', choice: 'no' });
    const after = await diagnosed({ question: 'q.one', choice: 'yes' });
    expect(JSON.stringify(between)).not.toBe(JSON.stringify(before));
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('of an answer is also its correction: the last answer counts', async () => {
    const corrected = await diagnosed({ question: 'q.side', choice: 'yes' }, { question: 'q.side', choice: 'no' });
    const right = await diagnosed({ question: 'q.side', choice: 'no' });
    expect(corrected.hypotheses.map((h) => h.probability)).toEqual(right.hypotheses.map((h) => h.probability));
  });
});
