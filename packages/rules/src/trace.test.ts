import { describe, expect, it } from 'vitest';
import { type Assessed, assess } from './diagnose.ts';
import type { Evidence } from './evidence-input.ts';
import { runExamples } from './examples.ts';
import { compileKnowledge } from './knowledge/compile.ts';
import { smallKnowledge } from './knowledge/small-knowledge.ts';
import { shippedKnowledge } from './shipped.ts';
import { trace } from './trace.ts';

const knowledge = compileKnowledge(
  {
    ...smallKnowledge,
    'causes/house/door_open/cause.yaml': `title: Somebody left the door open
base_rate: common
symptoms: [draught]
outranks: [house.door_tall]
rules:
  - says: The door is open
    when: { all: [ { fact: door.open, operator: equal, value: true } ] }
    strength: decisive
  - says: The door is not shut
    when: { all: [ { fact: door.open, operator: notEqual, value: false } ] }
    strength: weak
  - says: The red door is open
    when:
      all: [ { fact: door.open, operator: equal, value: true }, { fact: door.colour, operator: equal, value: red } ]
    strength: moderate
sources: [https://example.org/doors]
`,
    'causes/house/door_tall/cause.yaml': `title: The door is too tall
base_rate: rare
symptoms: [draught]
rules:
  - says: The door is taller than two metres
    when: { all: [ { fact: door.height, operator: greaterThanInclusive, value: 200 } ] }
    strength: strong
  - says: It stands open
    when: { all: [ { fact: door.open, operator: equal, value: true } ] }
    strength: moderate
  - says: It is shut
    when: { all: [ { fact: door.open, operator: equal, value: false } ] }
    strength: weakly_against
sources: [https://example.org/doors]
`,
  },
  new Set(),
);

async function traced(evidence: Evidence) {
  const assessed = await assess(evidence, knowledge, { now: 0, redactionKey: 'trace' });
  const found = trace(assessed);
  const of = (id: string) => found.causes.find((c) => c.cause?.id === id);
  return { ...found, open: of('house.door_open'), tall: of('house.door_tall') };
}

const answers = [{ question: 'door.open', choice: 'yes' }];

describe('the trace of a diagnosis', () => {
  it('tells every observation, and how much it is believed', async () => {
    const { subjects } = await traced({ report: 'a tall door', answers });
    expect(subjects).toHaveLength(1);
    expect(subjects[0]?.isPrimary).toBe(true);
    expect(subjects[0]?.observations.map(({ observation, belief }) => [observation.fact, belief])).toEqual([
      ['door.height', 'report'],
      ['door.open', 'answer'],
    ]);
  });

  it('tells what became of each rule that holds', async () => {
    const { open, tall } = await traced({ report: 'a tall door', answers });
    expect(open?.findings.map(({ rule, standing }) => [rule.says, standing])).toEqual([
      ['The door is open', 'counts'],
      ['The door is not shut', 'same_observations'],
    ]);
    expect(tall?.findings.map(({ rule, standing }) => [rule.says, standing])).toEqual([
      ['The door is taller than two metres', 'counts'],
      ['It stands open', 'taken_over'],
    ]);
    expect(tall?.takenBy.map(({ cause }) => cause)).toEqual(['house.door_open']);
    expect(tall?.takenBy[0]?.nats).toBeCloseTo(Math.log(5), 9);
  });

  it('tells why the others do not hold', async () => {
    const { open, tall } = await traced({ report: 'a tall door', answers });
    expect(open?.others.map(({ rule, verdict, missing }) => [rule.says, verdict, missing])).toEqual([
      ['The red door is open', 'unknown', ['door.colour']],
    ]);
    expect(tall?.others.map(({ rule, verdict, instead }) => [rule.says, verdict, instead[0]?.statement])).toEqual([
      ['It is shut', 'fails', 'the door is open'],
    ]);
  });

  it('tells what could be asked, the worthiest first', async () => {
    const { questions } = await traced({ report: 'a tall door' });
    expect(questions.map((q) => q.kind === 'ask' && q.fact)).toEqual(['door.open', 'door.colour']);
    expect(questions[0]?.worth).toBeCloseTo((questions[0]?.bits ?? 0) * 0.9, 9);
  });
});

it('what is traced adds up to the scores, for every cause of every example of an area', async () => {
  const { weighing } = shippedKnowledge();
  const all: Assessed[] = [];
  await runExamples(
    shippedKnowledge(),
    (cause) => cause.startsWith('auth.i'),
    (assessed) => all.push(assessed),
  );
  expect(all.length).toBeGreaterThan(10);
  for (const assessed of all) {
    for (const { prior, score, findings } of trace(assessed).causes) {
      const counting = findings.filter(({ standing }) => standing === 'counts');
      const sum = counting.reduce((total, { weight }) => total + weight, 0);
      expect(prior + sum / weighing.temperature).toBeCloseTo(score, 9);
    }
  }
});
