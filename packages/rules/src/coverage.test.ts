import { describe, expect, it } from 'vitest';
import { Coverage, coverageTotals, isCovered } from './coverage.ts';
import { runExamples } from './examples.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';

const knowledge = compileKnowledge(
  {
    ...smallKnowledge,
    'facts/bell.yaml':
      '- { id: bell.rings, type: boolean, scope: case, says: x, cues: [ { value: true, match: [ding], in: [log] } ] }\n',
    'causes/house/visitor/cause.yaml': `title: Somebody stands at the door
base_rate: common
symptoms: [draught]
rules:
  - says: The bell rings
    when: { all: [ { fact: bell.rings, operator: equal, value: true } ] }
    strength: decisive
sources: [https://example.org/doors]
`,
    'causes/house/visitor/fix.md': '## Fix\n1. Open.\n## Verify\nLook.\n',
    'causes/house/visitor/cases.yaml': `
leads_here: [ { name: ding, artifact: 'ding' } ]
not_here: [ { name: open, answers: { door.open: true } } ]
`,
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
  const coverage = new Coverage(knowledge, new Set());
  await runExamples(knowledge, undefined, ({ assessment }) => {
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
      ['house.visitor/the-bell-rings', true, false],
      ['none/the-door-is-red', false, false],
    ]);
  });

  it('takes a rule of which a fact is unknown neither for holding nor for failing', () => {
    const coverage = new Coverage(knowledge);
    coverage.take([...knowledge.facts.keys()].map((id) => (id === 'door.colour' ? 'green' : undefined)));
    expect(coverage.rules.map(({ holds, fails }) => [holds, fails])).toEqual([
      [false, false],
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

  it('asks for no example of what no evidence can bring about', async () => {
    const rules = await measured();
    expect(rules.map((rule) => [rule.possible.holds, rule.possible.fails, isCovered(rule)])).toEqual([
      [true, true, true],
      [true, true, true],
      // Its only cue says 200, which is not above 200.
      [false, true, false],
      // No cue says that it does not ring.
      [true, false, true],
      [true, true, false],
    ]);
  });

  it('adds up', async () => {
    expect(coverageTotals(await measured())).toEqual({
      rules: { total: 5, covered: 3, neverHold: 2, neverFail: 2 },
      conditions: { total: 4, covered: 2, neverHold: 2, neverFail: 2 },
    });
  });
});
