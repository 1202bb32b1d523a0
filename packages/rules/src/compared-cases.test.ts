import { describe, expect, it } from 'vitest';
import { changedCases, exampleCases, readCaseLines } from './compared-cases.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import type { KnowledgeFiles } from './knowledge/load.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';

function knowledge(changes: KnowledgeFiles = {}) {
  return compileKnowledge({ ...smallKnowledge, ...changes }, new Set());
}

const before = knowledge();
/** The tall door is now looked for from two metres on, which the only cue says, and is asked for. */
const after = knowledge({
  'facts/door.yaml': `${smallKnowledge['facts/door.yaml']}- id: door.narrow\n  type: boolean\n  scope: case\n  says: x\n  ask: { text: Narrow?, choices: { "Yes": true, "No": false }, cost: 1 }\n`,
  'causes/house/door_tall/cause.yaml': (smallKnowledge['causes/house/door_tall/cause.yaml'] ?? '')
    .replace('greaterThan, value: 200', 'greaterThanInclusive, value: 200')
    .replace('strength: strong', 'strength: decisive'),
  'causes/house/door_tall/cases.yaml': `
leads_here: [ { name: tall, answers: { door.narrow: true }, report: a tall door } ]
not_here: [ { name: open, answers: { door.open: true } } ]
`,
});

describe('cases under two knowledges', () => {
  it('are told where they come to something else, with probabilities before and after', async () => {
    const cases = readCaseLines(
      '{"id":"a","report":"a tall door","cause":"house.door_tall"}\n\n{"id":"b","report":"help"}\n',
      'x',
    );
    const [change, ...others] = await changedCases(cases, before, after);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      id: 'a',
      before: { first: 'house.door_open', conclusive: false },
      after: { first: 'house.door_tall', conclusive: true, nextStep: { kind: 'fix', cause: 'house.door_tall' } },
      right: { before: false, after: true },
    });
    expect(change?.after.probability.get('house.door_tall')).toBeGreaterThan(
      change?.before.probability.get('house.door_tall') ?? 1,
    );
  });

  it('are not told where nothing changes', async () => {
    expect(await changedCases(exampleCases([before]), before, knowledge())).toEqual([]);
  });

  it('can be the examples of both, answers to questions that one does not have left out', async () => {
    const cases = exampleCases([before, after]);
    expect(cases.map(({ id }) => id)).toEqual([
      'house.door_open: open',
      'house.door_open: shut',
      'house.door_tall: tall',
      'house.door_tall: open',
    ]);
    const changes = await changedCases(cases, before, after);
    expect(changes.map(({ id, right }) => [id, right])).toEqual([
      ['house.door_tall: tall', { before: false, after: true }],
    ]);
  });

  it('put first what was right and no longer is', async () => {
    const changes = await changedCases(
      readCaseLines(
        '{"id":"a","report":"a tall door","cause":"house.door_tall"}\n{"id":"b","report":"the tall door","cause":"house.door_open"}',
        'x',
      ),
      before,
      after,
    );
    expect(changes.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('a file of cases', () => {
  it('is refused with the line that is none', () => {
    expect(() => readCaseLines('{"id":"a"}\n{"report":"b"}', 'cases.jsonl')).toThrow(
      /Line 2 of cases\.jsonl is no case: .*id/s,
    );
    expect(() => readCaseLines('{"id":"a"', 'cases.jsonl')).toThrow(/Line 1 of cases\.jsonl/);
  });
});
