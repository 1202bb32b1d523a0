import fc from 'fast-check';
import { Engine, Operator } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { generatedFacts, generatedKnown, generatedValues, generatedWhen } from './generated-rules.ts';
import { confirm } from './judge.ts';
import type { Fact, Rule } from './knowledge/compile.ts';
import { type FactRecord, fails, holds, predicate } from './knowledge/conditions.ts';
import type { When } from './knowledge/language.ts';
import { madeRule } from './made-rule.ts';
import { Screen } from './screen.ts';

const facts = new Map(generatedFacts.map((fact, slot): [string, Fact] => [fact.id, { ...fact, slot }]));
const slotOf = (id: string) => facts.get(id)?.slot ?? -1;

const rule = (when: When, index: number) => madeRule(index, when, slotOf);

/** A run of json-rules-engine as its documentation has it: an engine, its rules, facts by name. */
async function documented(rules: readonly Rule[], record: FactRecord): Promise<Set<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const name of ['matches', 'includes', 'excludes', 'startsWith', 'before', 'after'] as const) {
    engine.addOperator(new Operator<never, never>(name, (value, wanted) => predicate(name, wanted)(value)));
  }
  for (const { id, when } of rules) engine.addRule({ conditions: structuredClone(when), event: { type: id } });
  const { events } = await engine.run(Object.fromEntries(generatedFacts.map((fact, i) => [fact.id, record[i]])));
  return new Set(events.map((event) => event.type));
}

const whole = 100_000;
const rulesEach = 20;
const recordsEach = 10;

describe('judging', () => {
  it(`gives the verdict of json-rules-engine on ${whole} generated pairs of rules and facts`, async () => {
    let pairs = 0;
    let held = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(generatedWhen, { minLength: rulesEach, maxLength: rulesEach }),
        fc.array(fc.tuple(generatedValues, generatedKnown), { minLength: recordsEach, maxLength: recordsEach }),
        async (whens, records) => {
          const rules = whens.map(rule);
          const screen = new Screen(rules, facts);
          for (const [values, known] of records) {
            const complete: FactRecord = [...values];
            const partial: FactRecord = values.map((value, i) => (known[i] ? value : undefined));
            const verdictOfEngine = await documented(rules, complete);
            const onPartial = new Set((await confirm(rules, partial, { facts })).map((r) => r.id));
            const onComplete = (await confirm(rules, complete, { facts })).map((r) => r.id);
            // Rules judged one by one and a run of json-rules-engine as documented are the same.
            expect(new Set(onComplete)).toEqual(verdictOfEngine);
            for (const one of rules) {
              // Everything known: the two say the same.
              expect(one.test(complete) === holds).toBe(verdictOfEngine.has(one.id));
              // Something unknown: a definite verdict stays, whatever the unknown facts turn out to be.
              const early = one.test(partial);
              if (early === holds) expect(verdictOfEngine.has(one.id) && onPartial.has(one.id)).toBe(true);
              if (early === fails) expect(verdictOfEngine.has(one.id)).toBe(false);
              pairs += 1;
              if (early === holds) held += 1;
            }
            // The index leaves no rule out.
            const found = screen.holding(partial).map((r) => r.id);
            expect(found).toEqual(rules.filter((r) => r.test(partial) === holds).map((r) => r.id));
          }
        },
      ),
      { numRuns: whole / (rulesEach * recordsEach) },
    );
    expect(pairs).toBe(whole);
    expect(held).toBeGreaterThan(whole / 20);
  }, 300_000);
});
