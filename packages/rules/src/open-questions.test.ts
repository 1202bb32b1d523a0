import { describe, expect, it } from 'vitest';
import type { Scalar } from './knowledge/language.ts';
import { type Made, madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { situationOn } from './made-situation.ts';
import { isAskedNow, openQuestions } from './open-questions.ts';

const asked = (cost: number, choices: Record<string, Scalar> = { Yes: true, No: false }) => ({
  ask: { text: 'Is it?', choices, cost },
});
const when = (fact: string, value: Scalar) => ({ all: [{ fact, operator: 'equal' as const, value }] });

/** Bits of a fact that is so many times as likely one way as the other under one half of all, and even under the other. */
const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
const bitsOf = (ratio: number) => {
  const sure = ratio / (ratio + 1);
  return h(sure / 2 + 1 / 4) - h(sure) / 2 - 1 / 2;
};

/** What is open, in short: id and worth. */
function open(made: Made, known: Record<string, Scalar> = {}, put: string[] = []) {
  return openQuestions(situationOn(known, madeKnowledge(made), { asked: put, probability })).map((question) => [
    question.kind === 'ask' ? question.fact : question.request.id,
    question.worth,
  ]);
}
const probability = new Map([
  ['test.a', 0.5],
  [null, 0.5],
]);
const close = (worth: number) => expect.closeTo(worth, 10);

describe('a question that is open', () => {
  it('promises bits, and is worth those for each unit of cost, of the people who can answer at that cost', () => {
    const knowledge = madeKnowledge({
      facts: [{ id: 'f.x', ...asked(4) }],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true })] } },
      weighing: { unknown_by_cost: [0.1, 0.2, 0.3, 0.4, 0.5] },
    });
    const questions = openQuestions(situationOn({}, knowledge, { probability }));
    expect(questions).toEqual([
      { kind: 'ask', fact: 'f.x', bits: close(bitsOf(20)), cost: 4, worth: close((bitsOf(20) * 0.6) / 4) },
    ]);
    expect(bitsOf(20)).toBeCloseTo(0.2088, 4);
  });

  it('comes by its worth: cheap before dear, telling before idle, and of equals as the knowledge has them', () => {
    const made = {
      facts: [
        { id: 'f.dear', ...asked(3) },
        { id: 'f.idle', ...asked(1) },
        { id: 'f.weak', ...asked(1) },
        { id: 'f.one', ...asked(1) },
        { id: 'f.two', ...asked(1) },
      ],
      causes: {
        'test.a': {
          rules: [
            rule('strong', { 'f.two': true }),
            rule('strong', { 'f.one': true }),
            rule('strong', { 'f.dear': true }),
            rule('weak', { 'f.weak': true }),
          ],
        },
      },
    };
    expect(open(made)).toEqual([
      ['f.one', close(bitsOf(20))],
      ['f.two', close(bitsOf(20))],
      ['f.dear', close(bitsOf(20) / 3)],
      ['f.weak', close(bitsOf(2))],
      ['f.idle', 0],
    ]);
  });

  it('counts two choices that mean the same as one', () => {
    const choices = { 'It is': true, 'It is, mostly': true, 'It is not': false };
    const made = (of: Record<string, Scalar>) => ({
      facts: [{ id: 'f.x', ...asked(1, of) }],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true })] } },
    });
    expect(open(made(choices))).toEqual([['f.x', close(bitsOf(20))]]);
  });

  it('is one that has a question, is not known, and was not put before', () => {
    const made = {
      facts: [{ id: 'f.x', ...asked(1) }, { id: 'f.y', ...asked(1) }, { id: 'f.unasked' }],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true }), rule('strong', { 'f.unasked': true })] } },
    };
    const ids = (...of: Parameters<typeof open>) => open(...of).map(([id]) => id);
    expect(ids(made)).toEqual(['f.x', 'f.y']);
    expect(ids(made, { 'f.x': false })).toEqual(['f.y']);
    expect(ids(made, {}, ['f.x'])).toEqual(['f.y']);
    const situation = situationOn({ 'f.y': true }, madeKnowledge(made));
    expect(['f.x', 'f.y', 'f.unasked', 'f.nowhere'].map((id) => isAskedNow(id, situation))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('waits for the question that says whether it applies, until that was put', () => {
    const made = {
      facts: [
        { id: 'f.x', ask: { ...asked(1).ask, applies: when('f.y', true) } },
        { id: 'f.y', ...asked(1) },
      ],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true }), rule('weak', { 'f.y': true })] } },
    };
    const ids = (...of: Parameters<typeof open>) => open(...of).map(([id]) => id);
    expect(ids(made)).toEqual(['f.y']);
    expect(ids(made, {}, ['f.y'])).toEqual(['f.x']);
    expect(ids(made, { 'f.y': true })).toEqual(['f.x']);
    expect(ids(made, { 'f.y': false })).toEqual([]);
  });

  it('does not wait for what would only keep it back', () => {
    const applies = { all: [{ fact: 'f.y', operator: 'notEqual' as const, value: false }] };
    const made = {
      facts: [
        { id: 'f.x', ask: { ...asked(1).ask, applies } },
        { id: 'f.y', ...asked(1) },
      ],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true })] } },
    };
    const situation = (values: Record<string, boolean>) => isAskedNow('f.x', situationOn(values, madeKnowledge(made)));
    expect(situation({})).toBe(true);
    expect(situation({ 'f.y': true })).toBe(true);
    expect(situation({ 'f.y': false })).toBe(false);
  });

  it('waits only for premises that are open: one that holds, or was put in vain, is enough', () => {
    const applies = { any: [...when('f.y', true).all, ...when('f.z', true).all] };
    const made = {
      facts: [
        { id: 'f.x', ask: { ...asked(1).ask, applies } },
        { id: 'f.y', ...asked(1) },
        { id: 'f.z', ...asked(1) },
      ],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true })] } },
    };
    const situation = (values: Record<string, boolean>, ...put: string[]) =>
      isAskedNow('f.x', situationOn(values, madeKnowledge(made), { asked: put }));
    expect(situation({})).toBe(false);
    expect(situation({ 'f.y': true })).toBe(true);
    expect(situation({ 'f.y': false })).toBe(false);
    expect(situation({ 'f.y': false }, 'f.z')).toBe(true);
    expect(situation({}, 'f.y')).toBe(true);
  });

  it('is kept back where what it applies to is not so; unknown counts as applying where nobody can be asked', () => {
    const guarded = { ...asked(1).ask, applies: when('f.y', true) };
    const made = {
      facts: [{ id: 'f.x', ask: guarded }, { id: 'f.y' }],
      causes: { 'test.a': { rules: [rule('strong', { 'f.x': true }), rule('weak', { 'f.y': true })] } },
    };
    expect(open(made)).toHaveLength(1);
    expect(open(made, { 'f.y': true })).toHaveLength(1);
    expect(open(made, { 'f.y': false })).toEqual([]);
  });
});

describe('a request for an artifact', () => {
  const made = {
    facts: [{ id: 'f.x' }, { id: 'f.weak' }, { id: 'f.size', type: 'number' }, { id: 'f.guard' }],
    causes: {
      'test.a': {
        rules: [
          rule('strong', { 'f.x': true }),
          rule('weak', { 'f.weak': true }),
          rule('moderate', { 'f.size': 1 }),
          rule('moderate', { 'f.size': 2 }),
        ],
      },
      'test.b': { rules: [rule('strong', { 'f.size': 3 })] },
    },
    weighing: { unknown_by_cost: [0, 0.5, 0, 0, 0] },
  } satisfies Made;
  const log = { id: 'log', reveals: ['f.weak', 'f.x'], cost: 2 };

  it('promises what the most telling fact does that it reveals', () => {
    const knowledge = madeKnowledge({ ...made, requests: [log] });
    const [request] = openQuestions(situationOn({}, knowledge, { probability }));
    const bits = close(bitsOf(20));
    expect(request).toMatchObject({ kind: 'request', bits, cost: 2, worth: close((bitsOf(20) * 0.5) / 2) });
    expect(request?.kind === 'request' && request.request).toBe(knowledge.requests[0]);
  });

  it('counts what may still be revealed, and is not made once most of it is known', () => {
    const three = { id: 'log', reveals: ['f.weak', 'f.x', 'f.guard'], cost: 1 };
    const worthAt = (known: Record<string, Scalar>, request = log) => open({ ...made, requests: [request] }, known);
    expect(worthAt({ 'f.x': true })).toEqual([['log', close(bitsOf(2) / 4)]]);
    expect(worthAt({ 'f.x': true, 'f.weak': true })).toEqual([]);
    expect(worthAt({ 'f.x': true }, three)).toEqual([['log', close(bitsOf(2))]]);
    expect(worthAt({ 'f.x': true, 'f.guard': true }, three)).toEqual([]);
  });

  it('is nothing where it reveals what no rule of a probable cause asks for', () => {
    expect(open({ ...made, requests: [{ id: 'log', reveals: ['f.guard'], cost: 1 }] })).toEqual([['log', 0]]);
    // The sizes that the probable cause names are two; the third is of a cause that is out of the question.
    const sizes = { ...made, requests: [{ id: 'sizes', reveals: ['f.size'], cost: 1 }] };
    expect(open(sizes)).toEqual([['sizes', 0]]);
  });

  it('is not made twice, nor where it does not apply; unknown counts as applying', () => {
    const guarded = { ...made, requests: [{ ...log, applies: when('f.guard', true) }] };
    expect(open(guarded)).toHaveLength(1);
    expect(open(guarded, { 'f.guard': true })).toHaveLength(1);
    expect(open(guarded, { 'f.guard': false })).toEqual([]);
    expect(open(guarded, {}, ['log'])).toEqual([]);
  });

  it('is worth little for what was asked for in vain, by another or by a question', () => {
    const two = { ...made, requests: [log, { id: 'trace', reveals: ['f.x'], cost: 2 }] };
    const worth = (bitsOf(20) * 0.5) / 2;
    expect(open(two)).toContainEqual(['trace', close(worth)]);
    expect(open(two, {}, ['log'])).toEqual([['trace', close(worth * 0.3)]]);
    expect(open(two, {}, ['log', 'f.x'])).toEqual([['trace', close(worth * 0.09)]]);
  });

  it('stands among the questions by its worth, and after them where it is worth as much', () => {
    const both = {
      ...made,
      facts: [...made.facts, { id: 'f.asked', ...asked(1) }],
      causes: { 'test.a': { rules: [...made.causes['test.a'].rules, rule('strong', { 'f.asked': true })] } },
    };
    const order = (cost: number, id: string) =>
      open({ ...both, requests: [{ id: 'log', reveals: [id], cost }] }).map(([one]) => one);
    expect(order(1, 'f.x')).toEqual(['f.asked', 'log']);
    expect(order(3, 'f.x')).toEqual(['f.asked', 'log']);
    expect(
      open({ ...both, requests: [{ ...log, cost: 1 }], facts: [...made.facts, { id: 'f.asked', ...asked(5) }] }).map(
        ([one]) => one,
      ),
    ).toEqual(['log', 'f.asked']);
  });
});
