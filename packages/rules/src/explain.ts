import { EvidenceError } from '@causeway/evidence';
import type { Assessed, Assessment, Hypothesis } from './diagnose.ts';
import { valuesOf } from './information.ts';
import type { Knowledge, Rule } from './knowledge/compile.ts';
import { type FactRecord, fails, holds } from './knowledge/conditions.ts';
import { type FactValue, stateValue } from './knowledge/fact-values.ts';
import { nearest } from './knowledge/problem.ts';
import { isAskedNow } from './open-questions.ts';
import { evidenceFor } from './weigh.ts';

/** A fact that is not known and that would move a hypothesis, with what it would have to be. */
export interface WouldChange {
  fact: string;
  /** What would have to be seen. */
  statement: string;
  /** Natural log by which the cause's odds would change. */
  change: number;
  /** Whether a person can be asked for it. */
  askable: boolean;
}

export interface Explanation {
  hypothesis: Hypothesis;
  /** Place in the ranking, 1 is first. */
  rank: number;
  /** Rules that would speak for it and that the evidence denies, with the condition that fails. */
  denied: { rule: string; statement: string; because: string[] }[];
  /** Unknown facts, the one that would move it most first. */
  wouldChange: WouldChange[];
}

/**
 * Explains one hypothesis of a diagnosis: why it is believed (its findings), why it is not (rules that
 * the evidence denies), and what would change that.
 * @param cause id of the cause; null for "none of these"
 * @throws EvidenceError for a cause that does not exist
 */
export function explain(cause: string | null, { diagnosis, assessment }: Assessed): Explanation {
  const { knowledge } = assessment;
  const at = diagnosis.hypotheses.findIndex((h) => (h.cause?.id ?? null) === cause);
  const hypothesis = diagnosis.hypotheses[at];
  if (!hypothesis) {
    const near = nearest(cause ?? '', [...knowledge.causes.keys()]).join(', ');
    throw new EvidenceError('UNKNOWN_CAUSE', `There is no cause "${cause?.slice(0, 100)}".`, `Near are: ${near}.`, [
      'cause',
    ]);
  }
  const { record } = assessment.situation;
  return {
    hypothesis,
    rank: at + 1,
    denied: rulesOf(cause, knowledge)
      .filter((rule) => rule.log > 0 && rule.test(record) === fails)
      .sort((a, b) => b.log - a.log)
      .map((rule) => ({ rule: rule.id, statement: rule.says, because: failing(rule, assessment) })),
    wouldChange: wouldChange(cause, assessment),
  };
}

function rulesOf(cause: string | null, knowledge: Knowledge): readonly Rule[] {
  return cause === null ? knowledge.none.rules : (knowledge.causes.get(cause)?.rules ?? []);
}

/** What is known instead of what the rule needs. */
function failing(rule: Rule, { observed, situation }: Assessment): string[] {
  const subject = observed.subjects.find((s) => s.record === situation.record) ?? observed.subjects[0];
  return rule.facts.flatMap((fact) => subject.observations.get(fact)?.statement ?? []);
}

/** The unknown facts that would move a cause most, at most eight, each at the value that would. */
export function wouldChange(
  cause: string | null,
  { knowledge, situation }: Pick<Assessment, 'knowledge' | 'situation'>,
): WouldChange[] {
  const { record, held } = situation;
  const rules = rulesOf(cause, knowledge);
  const before = held.filter((h) => h.rule.cause === cause).map((h) => h.rule);
  const base = evidenceFor(before);
  const changes: WouldChange[] = [];
  for (const id of new Set(rules.flatMap((rule) => rule.facts))) {
    const fact = knowledge.facts.get(id);
    if (!fact || record[fact.slot] !== undefined) continue;
    const best = valuesOf(id, knowledge)
      .map((value) => ({ value, change: evidenceFor(heldWith(rules, record, fact.slot, value)) - base }))
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0];
    if (!best || best.change === 0) continue;
    changes.push({
      fact: id,
      statement: stateValue(fact, best.value),
      change: best.change,
      askable: isAskedNow(id, situation),
    });
  }
  return changes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, 8);
}

function heldWith(rules: readonly Rule[], record: FactRecord, slot: number, value: FactValue): Rule[] {
  const changed = [...record];
  changed[slot] = value;
  return rules.filter((rule) => rule.test(changed) === holds);
}
