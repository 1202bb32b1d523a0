import { describe, expect, it } from 'vitest';
import { compileKnowledge } from './compile.ts';
import type { Comparison } from './language.ts';
import { obtainableValues, possibleOf } from './obtainable.ts';
import { smallKnowledge } from './small-knowledge.ts';

const { facts } = compileKnowledge(
  {
    ...smallKnowledge,
    'facts/told.yaml': `
- { id: told.in_log, type: boolean, scope: case, says: x, cues: [ { value: true, match: [creak], in: [log] } ] }
- { id: told.in_words, type: boolean, scope: case, says: x, cues: [ { value: true, say: [door creaks] } ] }
- { id: told.denied, type: boolean, scope: case, says: x, cues: [ { value: true, say: [not shut] } ] }
- id: told.parts
  type: set
  scope: case
  says: x
  cues: [ { value: hinge, match: [hinge], in: [log] }, { value: lock, match: [lock], in: [log] } ]
- { id: told.one_part, type: set, scope: case, says: x, cues: [ { value: hinge, match: [hinge], in: [log] } ] }
- { id: told.since, type: time, scope: case, says: x, cues: [ { value: '2026-01-01', match: [new year], in: [log] } ] }
- id: told.width
  type: number
  scope: case
  says: x
  ask: { text: How wide?, choices: { Narrow: 1, Wide: 2 }, cost: 1 }
`,
  },
  new Set(),
);
const none = new Set<string>();

function possible(fact: string, operator: Comparison['operator'], value: Comparison['value']) {
  return possibleOf({ fact, operator, value }, facts, none);
}

describe('the values that a fact can come to have', () => {
  it.each([
    ['a pattern', 'told.in_log', [true]],
    ['a phrase, and its denial', 'told.in_words', [true, false]],
    ['a phrase with its own "not"', 'told.denied', [true]],
    ['the choices of a question', 'door.colour', ['red', 'green']],
    ['a time', 'told.since', [Date.UTC(2026, 0, 1)]],
  ])('are those of %s', (_, id, values) => {
    const fact = facts.get(id);
    expect(fact && obtainableValues(fact, none)).toEqual(values);
  });

  it('are all where code notes it, or a number is answered freely', () => {
    const [inLog, width] = [facts.get('told.in_log'), facts.get('told.width')];
    expect(inLog && obtainableValues(inLog, new Set(['told.in_log']))).toEqual([true, false]);
    expect(width && obtainableValues(width, none)).toBeUndefined();
  });
});

describe('what a condition can come to', () => {
  it('is told of one comparison', () => {
    expect(possible('told.in_log', 'equal', true)).toEqual({ holds: true, fails: false });
    expect(possible('told.in_log', 'equal', false)).toEqual({ holds: false, fails: true });
    expect(possible('told.since', 'before', '2025-01-01')).toEqual({ holds: false, fails: true });
    expect(possible('told.width', 'equal', 7)).toEqual({ holds: true, fails: true });
  });

  it('is told of a set, which may have several members and has at least one', () => {
    expect(possible('told.parts', 'includes', 'hinge')).toEqual({ holds: true, fails: true });
    expect(possible('told.parts', 'includes', 'bell')).toEqual({ holds: false, fails: true });
    expect(possible('told.one_part', 'includes', 'hinge')).toEqual({ holds: true, fails: false });
    expect(possible('told.one_part', 'excludes', 'hinge')).toEqual({ holds: false, fails: true });
  });

  it('is put together in all and any', () => {
    const [always, free, never] = [true, 'free', false].map(
      (v): Comparison =>
        v === 'free'
          ? { fact: 'door.open', operator: 'equal', value: true }
          : { fact: 'told.in_log', operator: 'equal', value: v },
    );
    if (!always || !free || !never) throw new Error('three comparisons are made above');
    expect(possibleOf({ all: [always, free] }, facts, none)).toEqual({ holds: true, fails: true });
    expect(possibleOf({ all: [free, never] }, facts, none)).toEqual({ holds: false, fails: true });
    expect(possibleOf({ any: [always, free] }, facts, none)).toEqual({ holds: true, fails: false });
    expect(possibleOf({ any: [never, free] }, facts, none)).toEqual({ holds: true, fails: true });
  });
});
