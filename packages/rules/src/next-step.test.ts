import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { Answer } from './evidence-input.ts';
import { informationOf } from './information.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import type { KnowledgeFiles } from './knowledge/load.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';
import { isConclusive } from './next-step.ts';

const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'test' };

/**
 * Four causes with two halves: `side` tells two from two, `one` tells one from three, `idle` tells nothing
 * apart, `dear` tells like `side` and costs more.
 */
const quartet: KnowledgeFiles = (() => {
  const ask = (text: string, cost: number) =>
    `ask: { text: ${text}, choices: { "Yes": true, "No": false }, cost: ${cost} }`;
  const fact = (name: string, cost: number) =>
    `- { id: q.${name}, type: boolean, scope: case, says: { true: ${name}, false: not ${name} }, ${ask(`${name}?`, cost)} }`;
  const cause = (name: string, rules: [fact: string, value: boolean][]) => ({
    [`causes/test/${name}/cause.yaml`]: `title: It is ${name}\nbase_rate: common\nsymptoms: [draught]\nrules:\n${rules
      .map(
        ([f, v]) =>
          `  - says: ${f} is ${v}\n    when: { all: [ { fact: q.${f}, operator: equal, value: ${v} } ] }\n    strength: strong`,
      )
      .join('\n')}\nsources: [https://example.org/]\n`,
    [`causes/test/${name}/fix.md`]: `## Fix\nMend ${name}.\n## Verify\nLook.\n`,
    [`causes/test/${name}/cases.yaml`]: `leads_here: [ { name: a, answers: { q.side: true } } ]\nnot_here: [ { name: b, answers: { q.side: false } } ]\n`,
  });
  const base = Object.fromEntries(
    Object.entries(smallKnowledge).filter(([path]) => !/^(causes|facts|none)/.test(path)),
  );
  return {
    ...base,
    'facts/q.yaml': [fact('side', 1), fact('one', 1), fact('idle', 1), fact('dear', 5)].join('\n'),
    'none.yaml':
      'title: None\nrules:\n  - says: idle\n    when: { all: [ { fact: q.idle, operator: equal, value: true }, { fact: q.one, operator: equal, value: true } ] }\n    strength: weak\n',
    ...cause('a', [
      ['side', true],
      ['one', true],
      ['dear', true],
    ]),
    ...cause('b', [
      ['side', true],
      ['one', false],
      ['dear', true],
    ]),
    ...cause('c', [
      ['side', false],
      ['one', false],
      ['dear', false],
    ]),
    ...cause('d', [
      ['side', false],
      ['one', false],
      ['dear', false],
    ]),
  };
})();
const knowledge = compileKnowledge(quartet, new Set());

async function ask(...answers: Answer[]) {
  return diagnose({ report: 'something is wrong', answers }, knowledge, circumstances);
}

describe('the best question', () => {
  it('tells halves apart rather than one from the rest, and cheaply rather than dearly', async () => {
    const { nextStep } = await ask();
    expect(nextStep).toMatchObject({ kind: 'ask', fact: 'q.side' });
  });

  it('promises what information theory says: mutual information with the cause', () => {
    const probability = new Map<string | null, number>([
      ['test.a', 0.25],
      ['test.b', 0.25],
      ['test.c', 0.25],
      ['test.d', 0.25],
      [null, 0],
    ]);
    const record = [...knowledge.facts].map(() => undefined);
    const bits = informationOf('q.side', [true, false], { knowledge, probability, record, held: [], asked: new Set() });
    // Two causes make yes 20 times as likely as no, two the reverse: 1 − H(1/21).
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    expect(bits).toBeCloseTo(1 - h(1 / 21), 6);
    expect(record.every((value) => value === undefined)).toBe(true);
  });

  it('says why it is asked, in terms of the causes that it tells apart', async () => {
    const { nextStep } = await ask();
    expect(nextStep.kind === 'ask' && nextStep.why).toMatch(/"It is [abcd]" and "It is [abcd]"/);
  });

  it('is not put twice: not after an answer, not after "I don\'t know"', async () => {
    const after = await ask({ question: 'q.side', choice: null });
    expect(after.nextStep).not.toMatchObject({ fact: 'q.side' });
    const answered = await ask({ question: 'q.side', choice: 'yes' });
    expect(answered.nextStep).toMatchObject({ kind: 'ask', fact: 'q.one' });
  });
});

describe('the end of questions', () => {
  it('is the fix once the evidence is enough', async () => {
    const { nextStep, conclusive, hypotheses } = await ask(
      { question: 'q.side', choice: 'yes' },
      { question: 'q.one', choice: 'yes' },
    );
    expect(conclusive).toBe(true);
    expect(nextStep).toEqual({ kind: 'fix', cause: 'test.a' });
    expect(hypotheses[0]?.cause?.id).toBe('test.a');
  });

  it('is a person, with a reason to read out, when nothing is left that would settle it', async () => {
    const { nextStep, conclusive } = await ask(
      ...['q.side', 'q.one', 'q.idle', 'q.dear'].map((question) => ({ question, choice: null })),
    );
    expect(conclusive).toBe(false);
    expect(nextStep).toMatchObject({ kind: 'escalate' });
    expect(nextStep.kind === 'escalate' && nextStep.reason).toMatch(
      /^No question that is left would settle it: most likely "/,
    );
  });

  it('is a person after six questions at the most', async () => {
    const many = compileKnowledge(
      {
        ...quartet,
        'facts/more.yaml': Array.from(
          { length: 8 },
          (_, i) =>
            `- { id: more.m${i}, type: boolean, scope: case, says: x, ask: { text: 'm${i}?', choices: { "Yes": true, "No": false }, cost: 1 } }`,
        ).join('\n'),
        'weighing.yaml': (quartet['weighing.yaml'] ?? '').replace(
          'worth_asking_bits: 0.02',
          'worth_asking_bits: 0.000001',
        ),
      },
      new Set(),
    );
    const answers = Array.from({ length: 6 }, (_, i) => ({ question: `more.m${i}`, choice: null }));
    const { nextStep } = await diagnose({ report: 'x', answers }, many, circumstances);
    expect(nextStep).toMatchObject({ kind: 'escalate' });
    expect(nextStep.kind === 'escalate' && nextStep.reason).toMatch(/^After 6 questions/);
  });

  it('is never a fix that nothing speaks for, however probable', () => {
    const probability = new Map<string | null, number>([
      ['test.a', 0.99],
      [null, 0.01],
    ]);
    expect(isConclusive({ probability, knowledge, held: [] })).toBe(false);
  });
});

describe('retraction', () => {
  it('is the same evidence without it: the diagnosis is that of before', async () => {
    const before = await ask({ question: 'q.one', choice: 'yes' });
    const between = await ask({ question: 'q.one', choice: 'yes' }, { question: 'q.side', choice: 'no' });
    const after = await ask({ question: 'q.one', choice: 'yes' });
    expect(JSON.stringify(between)).not.toBe(JSON.stringify(before));
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('of an answer is also its correction: the last answer counts', async () => {
    const corrected = await ask({ question: 'q.side', choice: 'yes' }, { question: 'q.side', choice: 'no' });
    const right = await ask({ question: 'q.side', choice: 'no' });
    expect(corrected.hypotheses.map((h) => h.probability)).toEqual(right.hypotheses.map((h) => h.probability));
  });
});
