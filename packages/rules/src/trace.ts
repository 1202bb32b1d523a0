import type { Assessed, Assessment } from './diagnose.ts';
import type { Held } from './judge.ts';
import type { Cause, Knowledge, Rule } from './knowledge/compile.ts';
import { comparisonsIn, compileCondition, type FactRecord, fails, holds } from './knowledge/conditions.ts';
import type { Failure } from './observe/failure.ts';
import type { Belief, Observation } from './observe/observation.ts';
import type { Subject } from './observe/observe.ts';
import { type OpenQuestion, openQuestions } from './open-questions.ts';
import { counted, score, weighFinding } from './weigh.ts';

/** A rule that holds, with what becomes of it. */
export interface TracedFinding {
  rule: Rule;
  observations: readonly Observation[];
  /** What it is worth to its cause: nats, before the temperature. */
  weight: number;
  /** Whether it counts, or why not: a stronger one rests on the same, or a cause that outranks its own has taken it. */
  standing: 'counts' | 'same_observations' | 'taken_over';
}

/** How one hypothesis came to its probability. Everything but that is in nats. */
export interface TracedCause {
  /** Null for "none of these". */
  cause: Cause | null;
  probability: number;
  /** The failure on which it scores best. */
  failure: Failure | undefined;
  prior: number;
  /** Sum of what counts, divided by the temperature. */
  evidence: number;
  /** Prior and evidence together. */
  score: number;
  findings: readonly TracedFinding[];
  /** Causes that outrank it and took findings away, with what it would score beside each without that. */
  takenBy: readonly { cause: string; nats: number }[];
  /** Its rules that do not hold. */
  others: readonly TracedRule[];
}

/** A rule that does not hold, with why. */
export interface TracedRule {
  rule: Rule;
  verdict: 'fails' | 'unknown';
  /** Facts that would have to be known. */
  missing: readonly string[];
  /** What is seen instead of what it asks for. */
  instead: readonly Observation[];
}

/** Everything between evidence and diagnosis. */
export interface Trace {
  subjects: readonly {
    failure: Failure | undefined;
    /** Whether it is the one that the next step is about. */
    isPrimary: boolean;
    observations: readonly { observation: Observation; belief: Belief }[];
  }[];
  /** The most probable first. */
  causes: readonly TracedCause[];
  /** What could be asked next, the worthiest first. */
  questions: readonly OpenQuestion[];
}

/** Traces a diagnosis back to what it was computed from. */
export function trace({ diagnosis, assessment }: Assessed): Trace {
  const { observed, situation } = assessment;
  return {
    subjects: observed.subjects.map(({ failure, record, observations, beliefs }) => ({
      failure,
      isPrimary: record === situation.record,
      observations: [...observations.values()].map((observation) => ({
        observation,
        belief: beliefs.get(observation.fact) ?? 'log',
      })),
    })),
    causes: diagnosis.hypotheses.map(({ cause, probability }) => tracedCause(cause, probability, assessment)),
    questions: openQuestions(situation),
  };
}

function tracedCause(cause: Cause | null, probability: number, assessment: Assessment): TracedCause {
  const { knowledge, observed, held, scores } = assessment;
  const id = cause?.id ?? null;
  const own = scores.map((one) => one.get(id) ?? -Infinity);
  const at = own.indexOf(Math.max(...own));
  const [subject, all] = [observed.subjects[at] ?? observed.subjects[0], held[at] ?? []];
  const findings = all.filter(({ rule }) => rule.cause === id);
  const prior = Math.log(cause?.prior ?? knowledge.none.prior);
  const takers = takersOf(id, all, own[at] ?? prior, knowledge);
  const weighed = findings.map((finding) => ({ finding, ...weighFinding(finding, knowledge) }));
  const left = weighed.filter(({ log, facts }) => log < 0 || !facts.every((fact) => takers.facts.has(fact)));
  const counting = new Set(counted(left));
  const total = own[at] ?? prior;
  return {
    cause,
    probability,
    failure: subject.failure,
    prior,
    evidence: total - prior,
    score: total,
    findings: weighed
      .map(
        (one) =>
          ({
            rule: one.rule,
            observations: one.finding.observations,
            weight: one.log,
            standing: counting.has(one) ? 'counts' : left.includes(one) ? 'same_observations' : 'taken_over',
          }) satisfies TracedFinding,
      )
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    takenBy: takers.causes,
    others: (cause?.rules ?? knowledge.none.rules).flatMap((rule) => notHolding(rule, subject, knowledge)),
  };
}

/** The causes that take findings away from one, found by leaving each the only one that outranks any. */
function takersOf(
  id: string | null,
  held: readonly Held[],
  total: number,
  knowledge: Knowledge,
): { causes: { cause: string; nats: number }[]; facts: Set<string> } {
  const facts = new Set<string>();
  const causes: { cause: string; nats: number }[] = [];
  const scored = (isTaking: (cause: string) => boolean) => {
    const those = [...knowledge.causes].map(
      ([name, cause]) => [name, isTaking(name) ? cause : { ...cause, outranks: [] }] as const,
    );
    return score(held, { ...knowledge, causes: new Map(those) }).get(id) ?? total;
  };
  const rivals = [...knowledge.causes.values()].filter(
    (cause) => id !== null && cause.outranks.includes(id) && held.some(({ rule }) => rule.cause === cause.id),
  );
  if (rivals.length === 0) return { causes, facts };
  const free = scored(() => false);
  for (const rival of rivals) {
    const nats = free - scored((name) => name === rival.id);
    if (nats === 0) continue;
    causes.push({ cause: rival.id, nats });
    for (const { rule } of held) {
      if (rule.cause === rival.id && rule.log > 0) for (const fact of rule.facts) facts.add(fact);
    }
  }
  return { causes, facts };
}

function notHolding(rule: Rule, { record, observations }: Subject, knowledge: Knowledge): TracedRule[] {
  const verdict = rule.test(record);
  if (verdict === holds) return [];
  const failing = comparisonsIn(rule.when)
    .filter((comparison) => compileCondition(comparison, slotsOf(knowledge))(record) === fails)
    .map((comparison) => comparison.fact);
  return [
    {
      rule,
      verdict: verdict === fails ? 'fails' : 'unknown',
      missing: rule.facts.filter((fact) => !isKnown(fact, record, knowledge)),
      instead: [...new Set(failing)].flatMap((fact) => observations.get(fact) ?? []),
    },
  ];
}

function slotsOf({ facts }: Knowledge): (fact: string) => number {
  return (fact) => facts.get(fact)?.slot ?? -1;
}

function isKnown(fact: string, record: FactRecord, knowledge: Knowledge): boolean {
  return record[slotsOf(knowledge)(fact)] !== undefined;
}
