import { describe, expect, it } from 'vitest';
import { madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { proofFor } from './weigh.ts';

describe('the proof for a cause', () => {
  const knowledge = madeKnowledge({
    facts: [{ id: 'f.x' }, { id: 'f.y' }],
    causes: {
      'test.a': { rules: [rule('weak', { 'f.x': true }), rule('strongly_against', { 'f.y': true })] },
      'test.b': { rules: [rule('strong', { 'f.x': true })] },
    },
  });
  const source = { kind: 'lines', artifact: 'log', firstLine: 1, lastLine: 1, quote: 'x' } as const;
  const held = (likeness?: Record<string, number>) =>
    knowledge.rules.map((one) => ({
      rule: one,
      observations: one.facts.map((id) => ({
        fact: id,
        statement: id,
        value: true,
        source,
        ...(likeness && { likeness }),
      })),
    }));

  it('is what its own findings that speak for it are worth', () => {
    expect(Math.exp(proofFor('test.a', held(), knowledge))).toBeCloseTo(2, 10);
    expect(Math.exp(proofFor('test.b', held(), knowledge))).toBeCloseTo(20, 10);
    expect(proofFor('test.c', held(), knowledge)).toBe(0);
  });

  it('is a decisive finding in full, also where somebody only tells of it', () => {
    const told = madeKnowledge({
      facts: [{ id: 'f.x' }],
      causes: {
        'test.a': { rules: [rule('decisive', { 'f.x': true })] },
        'test.b': { rules: [rule('strong', { 'f.x': true })] },
      },
      weighing: { said: 0.5 },
    });
    const observations = [
      { fact: 'f.x', statement: 'x', value: true, source: { kind: 'report', quote: 'x' } as const },
    ];
    const heard = told.rules.map((one) => ({ rule: one, observations }));
    expect(Math.exp(proofFor('test.a', heard, told))).toBeCloseTo(100, 10);
    expect(Math.exp(proofFor('test.b', heard, told))).toBeCloseTo(Math.sqrt(20), 10);
  });

  it('leaves likeness to wordings out', () => {
    expect(proofFor('test.b', held({ 'test.b': 9 }), knowledge)).toBe(0);
  });
});
