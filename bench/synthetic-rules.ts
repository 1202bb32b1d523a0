import type { Fact, Rule } from '../packages/rules/src/knowledge/compile.ts';
import type { FactRecord } from '../packages/rules/src/knowledge/conditions.ts';
import type { Comparison, When } from '../packages/rules/src/knowledge/language.ts';
import { madeRule } from '../packages/rules/src/made-rule.ts';

/** Rules of the size that knowledge has: four comparisons, two of them alternatives, over 30 facts, of booleans, kinds and numbers. */
export interface RuleSet {
  facts: ReadonlyMap<string, Fact>;
  rules: readonly Rule[];
  /** One case with every fact known: some rules of every set hold. */
  record: FactRecord;
  values: Record<string, boolean | string | number>;
}

const kinds = ['dns', 'refused', 'reset', 'tls_expired', 'tls_hostname', 'read_timeout', 'proxy', 'cors'];

/** A generator of the same numbers each time (mulberry32, public domain): benchmarks compare like with like. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param factCount size of the vocabulary */
export function ruleSet(count: number, factCount = 30): RuleSet {
  const next = numbers(42);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const facts = new Map<string, Fact>();
  for (let slot = 0; slot < factCount; slot += 1) {
    const type = slot % 3 === 0 ? 'boolean' : slot % 3 === 1 ? 'enum' : 'number';
    const id = `group.fact_${slot}`;
    facts.set(id, { id, slot, type, scope: 'case', says: `${id} is {value}` });
  }
  const randomValue = (fact: Fact) =>
    fact.type === 'boolean' ? next() < 0.5 : fact.type === 'enum' ? pick(kinds) : Math.floor(next() * 100) + 400;
  const values = Object.fromEntries([...facts.values()].map((fact) => [fact.id, randomValue(fact)]));
  const ids = [...facts.keys()];
  const comparison = (): Comparison => {
    const id = pick(ids);
    const value = next() < 0.02 ? values[id] : undefined;
    const fact = facts.get(id);
    if (!fact) throw new Error('a fact is missing');
    if (value !== undefined) return { fact: id, operator: 'equal', value };
    const other = randomValue(fact);
    if (fact.type === 'number' && next() < 0.3) return { fact: id, operator: 'greaterThan', value: Number(other) + 40 };
    if (fact.type === 'enum' && next() < 0.3) return { fact: id, operator: 'in', value: [other, randomValue(fact)] };
    return { fact: id, operator: 'equal', value: other };
  };
  const slotOf = (id: string) => facts.get(id)?.slot ?? -1;
  const rules = Array.from({ length: count }, (_, i): Rule => {
    const when: When = { all: [comparison(), { any: [comparison(), comparison()] }, comparison()] };
    return madeRule(i, when, slotOf, `cause.${i % 50}`);
  });
  return { facts, rules, record: ids.map((id) => values[id]), values };
}
