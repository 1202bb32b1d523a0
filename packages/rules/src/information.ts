import type { Held } from './judge.ts';
import type { Knowledge, Rule } from './knowledge/compile.ts';
import { comparisonsIn, type FactRecord, holds, unknown } from './knowledge/conditions.ts';
import type { FactValue } from './knowledge/fact-values.ts';
import type { Scalar } from './knowledge/language.ts';
import { evidenceFor, type Weighed, type WeighedFinding, weighFinding } from './weigh.ts';

/** Everything known when the next step is chosen. */
export interface Situation {
  knowledge: Knowledge;
  probability: ReadonlyMap<string | null, number>;
  /** The record of the failure that the diagnosis is about. */
  record: FactRecord;
  held: readonly Held[];
  /** Questions and requests that were put already, answered or not. */
  asked: ReadonlySet<string>;
}

/** A rule that an answer leaves open still promises something: this share of its weight. */
const openShare = 0.3;

/** A cause this improbable cannot change an expectation by as much as a hundredth of a bit. */
const negligible = 0.0005;

const grouped = new WeakMap<readonly Held[], ReadonlyMap<string | null, readonly WeighedFinding[]>>();

/** The findings by cause; worked out once for each list of findings, however many questions are weighed. */
function findingsByCause({ held, knowledge }: Situation): ReadonlyMap<string | null, readonly WeighedFinding[]> {
  const known = grouped.get(held);
  if (known) return known;
  const byCause = Map.groupBy(
    held.map((h) => weighFinding(h, knowledge)),
    ({ rule }) => rule.cause,
  );
  grouped.set(held, byCause);
  return byCause;
}

/**
 * The expected drop in entropy over the causes from learning one fact (its mutual information with
 * the cause, Cover and Thomas, Elements of Information Theory, 2.3). How likely a value is under a cause
 * follows from the rules: what the value would add to the cause's log-odds, over all values.
 * @param values what the fact may turn out to be, taken as equally likely before anything is known
 */
export function informationOf(fact: string, values: readonly FactValue[], situation: Situation): number {
  const { knowledge, probability } = situation;
  const slot = knowledge.facts.get(fact)?.slot;
  if (slot === undefined) return 0;
  const findingsOf = findingsByCause(situation);
  const record = [...situation.record];

  const affected: { p: number; likelihood: number[] }[] = [];
  let untouched = 1;
  for (const [cause, own] of knowledge.rulesByFact.get(fact) ?? []) {
    const p = probability.get(cause) ?? 0;
    if (p < negligible) continue;
    const before = findingsOf.get(cause) ?? [];
    const odds = values.map((value) => {
      record[slot] = value;
      return Math.exp(evidenceFor(withAnswer(before, own, record)) / knowledge.weighing.temperature);
    });
    const total = odds.reduce((sum, one) => sum + one, 0);
    affected.push({ p, likelihood: odds.map((one) => one / total) });
    untouched -= p;
  }
  // What no rule touches leaves every value as likely. Rounding may have taken a trifle too much away.
  affected.push({ p: Math.max(0, untouched), likelihood: values.map(() => 1 / values.length) });

  let bits = 0;
  values.forEach((_, i) => {
    const marginal = affected.reduce((sum, { p, likelihood }) => sum + p * (likelihood[i] ?? 0), 0);
    for (const { p, likelihood } of affected)
      bits += p * (likelihood[i] ?? 0) * Math.log2((likelihood[i] ?? 0) / marginal);
  });
  return Math.max(0, bits);
}

/** The findings of a cause once the record has an answer in it; open rules count for a share. */
function withAnswer(before: readonly WeighedFinding[], own: readonly Rule[], record: FactRecord): Weighed[] {
  const after: Weighed[] = [...before];
  for (const rule of own) {
    if (before.some((finding) => finding.rule === rule)) continue;
    const verdict = rule.test(record);
    if (verdict === holds) after.push(rule);
    else if (verdict === unknown) after.push({ facts: rule.facts, log: rule.log * openShare });
  }
  return after;
}

/** The values of a fact that rules tell apart: rules of all causes, or of those that are still probable. */
export function valuesOf(
  id: string,
  knowledge: Knowledge,
  probability?: Situation['probability'],
): readonly FactValue[] {
  const fact = knowledge.facts.get(id);
  if (fact?.type === 'boolean') return [true, false];
  if (fact?.values && fact.type === 'enum') return fact.values;
  const written = new Set<FactValue>();
  for (const [cause, rules] of knowledge.rulesByFact.get(id) ?? []) {
    if (probability && (probability.get(cause) ?? 0) < negligible) continue;
    for (const value of rules.flatMap((rule) => writtenValues(id, rule))) written.add(value);
  }
  return [...written].map((value) => (fact?.type === 'set' ? [String(value)] : value));
}

const writtenBy = new WeakMap<Rule, Map<string, Scalar[]>>();

/** The values that a rule compares a fact with; worked out once a rule. */
function writtenValues(id: string, rule: Rule): Scalar[] {
  const known = writtenBy.get(rule) ?? new Map<string, Scalar[]>();
  writtenBy.set(rule, known);
  const values = known.get(id) ?? comparisonsIn(rule.when).flatMap((c) => (c.fact === id ? c.value : []));
  known.set(id, values);
  return values;
}

/** The two most probable causes that the answer would tell apart, the one that each answer favours first. */
export function toldApart(fact: string, values: readonly FactValue[], situation: Situation): string[] {
  const { knowledge, probability, record } = situation;
  const slot = knowledge.facts.get(fact)?.slot;
  if (slot === undefined) return [];
  const touched = [...(knowledge.rulesByFact.get(fact) ?? [])].filter(([, rules]) =>
    values.some((value) => {
      const answered = [...record];
      answered[slot] = value;
      return rules.some((rule) => rule.test(answered) !== rule.test(record));
    }),
  );
  return touched
    .flatMap(([cause]) => (cause === null ? [] : [{ cause, p: probability.get(cause) ?? 0 }]))
    .sort((a, b) => b.p - a.p)
    .slice(0, 2)
    .map((c) => c.cause);
}
