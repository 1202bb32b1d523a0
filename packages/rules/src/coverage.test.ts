import { describe, expect, it } from 'vitest';
import { Coverage, coverageTotals } from './coverage.ts';
import { runExamples } from './examples.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';

const knowledge = compileKnowledge(
  {
    ...smallKnowledge,
    'causes/house/door_open/cause.yaml': `title: Somebody left the door open
base_rate: common
symptoms: [draught]
rules:
  - says: The door is open
    when: { all: [ { fact: door.open, operator: equal, value: true } ] }
    strength: decisive
  - says: The red door is open
    when:
      all:
        - { fact: door.open, operator: equal, value: true }
        - { any: [ { fact: door.colour, operator: equal, value: red }, { fact: door.open, operator: equal, value: true } ] }
    strength: strong
sources: [https://example.org/doors]
`,
  },
  new Set(),
);

async function measured() {
  const coverage = new Coverage(knowledge);
  await runExamples(knowledge, '', ({ assessment }) => {
    for (const { record } of assessment.observed.subjects) coverage.take(record);
  });
  return coverage.rules;
}

describe('the coverage of examples', () => {
  it('tells of each rule whether it was seen to hold and to fail', async () => {
    const rules = await measured();
    expect(rules.map(({ rule, holds, fails }) => [rule.id, holds, fails])).toEqual([
      ['house.door_open/the-door-is-open', true, true],
      ['house.door_open/the-red-door-is-open', true, true],
      ['house.door_tall/the-door-is-taller-than-two-metres', false, false],
      ['none/the-door-is-red', false, false],
    ]);
  });

  it('takes a rule of which a fact is unknown neither for holding nor for failing', () => {
    const coverage = new Coverage(knowledge);
    coverage.take([undefined, 'green', undefined]);
    expect(coverage.rules.map(({ holds, fails }) => [holds, fails])).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
  });

  it('tells it of each comparison by itself, those that read alike being one', async () => {
    const rules = await measured();
    expect(rules[1]?.conditions.map(({ comparison, holds, fails }) => [comparison.fact, holds, fails])).toEqual([
      ['door.open', true, true],
      ['door.colour', false, false],
    ]);
  });

  it('adds up', async () => {
    expect(coverageTotals(await measured())).toEqual({
      rules: { total: 4, covered: 2, neverHold: 2, neverFail: 2 },
      conditions: { total: 3, covered: 1, neverHold: 2, neverFail: 2 },
    });
  });
});
