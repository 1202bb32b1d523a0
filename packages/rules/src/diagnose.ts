import type { Document, ReadDocuments, Redaction } from '@causeway/evidence';
import type { Evidence } from './evidence-input.ts';
import type { Situation } from './information.ts';
import { type Held, judge } from './judge.ts';
import type { Cause, Knowledge, Provider, Release } from './knowledge/compile.ts';
import { holds } from './knowledge/conditions.ts';
import type { StrengthName } from './knowledge/language.ts';
import { isConclusive, type NextStep, nextStep, ranked } from './next-step.ts';
import type { Failure } from './observe/failure.ts';
import type { Observation } from './observe/observation.ts';
import type { Observed, Subject } from './observe/observe.ts';
import { counted, probabilities, type Scores, score, weighFinding } from './weigh.ts';
import { type Circumstances, type Witnessed, witness } from './witness.ts';

export interface Finding {
  rule: string;
  statement: string;
  direction: 'supports' | 'contradicts';
  strength: 'decisive' | 'strong' | 'moderate' | 'weak';
  /** False where a stronger finding on the same observations already counts. */
  counts: boolean;
  observations: readonly Observation[];
}

export interface Hypothesis {
  /** Null for "none of these". */
  cause: Cause | null;
  /** 0 to 1. */
  probability: number;
  findings: readonly Finding[];
  /** The failure that it explains best. */
  failure: Failure | undefined;
  /** The vendor that the evidence names: what it documents belongs to the fix. */
  provider?: Provider | undefined;
}

export interface Diagnosis {
  /** The most probable first. */
  hypotheses: readonly Hypothesis[];
  conclusive: boolean;
  nextStep: NextStep;
  symptoms: readonly { id: string; title: string }[];
  failures: readonly Failure[];
  observations: readonly Observation[];
  redactions: readonly Redaction[];
  advice: readonly { id: string; title: string; text: string; observations: readonly Observation[] }[];
  provider: Provider | undefined;
  /** Which formats were recognised where. */
  recognised: readonly { title: string; artifact: string; firstLine: number; lastLine: number }[];
  /** Redacted, as it was read. */
  documents: readonly Document[];
  knowledge: Release;
}

/** Everything that a diagnosis was computed from: what explanations look into. */
export interface Assessment {
  knowledge: Knowledge;
  reading: ReadDocuments;
  observed: Observed;
  held: readonly (readonly Held[])[];
  scores: readonly Scores[];
  probability: ReadonlyMap<string | null, number>;
  situation: Situation;
}

/**
 * Says what is wrong: redact, read, observe, judge, weigh, next step. No clock, network, randomness or
 * storage: the same evidence, knowledge and circumstances give the same diagnosis, byte for byte.
 * @throws EvidenceError for evidence beyond its limits, an unknown question, choice or provider
 */
export async function diagnose(
  evidence: Evidence,
  knowledge: Knowledge,
  circumstances: Circumstances,
): Promise<Diagnosis> {
  return (await assess(evidence, knowledge, circumstances)).diagnosis;
}

/** A diagnosis with what it was computed from. */
export interface Assessed {
  diagnosis: Diagnosis;
  assessment: Assessment;
}

/** `diagnose`, with what it was computed from. */
export async function assess(
  evidence: Evidence,
  knowledge: Knowledge,
  circumstances: Circumstances,
): Promise<Assessed> {
  return assessWitnessed(witness(evidence, knowledge, circumstances), knowledge);
}

/** The steps that follow on what was seen: judge, weigh, next step. Their time does not grow with the text. */
export async function assessWitnessed(
  { observed, reading, documents, redactions }: Witnessed,
  knowledge: Knowledge,
): Promise<Assessed> {
  const held: Held[][] = [];
  for (const subject of observed.subjects) held.push(await judge(subject, knowledge));
  const scores = held.map((findings) => score(findings, knowledge));
  const probability = probabilities(scores);
  const primary = primaryOf(observed.subjects, scores, probability);
  const situation: Situation = {
    knowledge,
    probability,
    record: observed.subjects[primary]?.record ?? observed.subjects[0].record,
    held: held[primary] ?? [],
    asked: observed.asked,
  };
  const assessment = { knowledge, reading, observed, held, scores, probability, situation };
  const subject = observed.subjects[primary] ?? observed.subjects[0];
  const hypotheses = ranked(probability).map(([cause, p]) => hypothesis(cause, p, assessment));
  const diagnosis: Diagnosis = {
    hypotheses,
    conclusive: isConclusive(situation),
    nextStep: nextStep(situation),
    symptoms: symptomsOf(subject, hypotheses[0], knowledge),
    failures: observed.failures,
    observations: [...new Set(observed.subjects.flatMap((s) => [...s.observations.values()]))],
    redactions,
    advice: knowledge.advice
      .filter((advice) => advice.test(subject.record) === holds)
      .map(({ id, title, text, facts }) => ({ id, title, text, observations: observationsOf(facts, subject) })),
    provider: observed.provider?.provider,
    recognised: reading.recognised,
    documents,
    knowledge: knowledge.release,
  };
  return { diagnosis, assessment };
}

/** The subject on which the first hypothesis scores best. */
function primaryOf(
  subjects: readonly Subject[],
  scores: readonly Scores[],
  probability: ReadonlyMap<string | null, number>,
): number {
  const first = ranked(probability)[0]?.[0] ?? null;
  return bestFor(first, subjects, scores);
}

function bestFor(cause: string | null, subjects: readonly unknown[], scores: readonly Scores[]): number {
  let best = 0;
  subjects.forEach((_, i) => {
    if ((scores[i]?.get(cause) ?? -Infinity) > (scores[best]?.get(cause) ?? -Infinity)) best = i;
  });
  return best;
}

function hypothesis(
  id: string | null,
  probability: number,
  { knowledge, observed, held, scores }: Assessment,
): Hypothesis {
  const at = bestFor(id, observed.subjects, scores);
  const own = (held[at] ?? []).filter((h) => h.rule.cause === id);
  const counting = new Set(counted(own.map((h) => weighFinding(h, knowledge))).map(({ rule }) => rule));
  return {
    cause: id === null ? null : (knowledge.causes.get(id) ?? null),
    probability,
    findings: own
      .toSorted((a, b) => Math.abs(b.rule.log) - Math.abs(a.rule.log))
      .map(({ rule, observations }) => ({
        rule: rule.id,
        statement: rule.says,
        direction: rule.log > 0 ? 'supports' : 'contradicts',
        strength: plainStrength(rule.strength),
        counts: counting.has(rule),
        observations,
      })),
    failure: observed.subjects[at]?.failure,
    provider: observed.provider?.provider,
  };
}

function plainStrength(strength: StrengthName): Finding['strength'] {
  if (strength.startsWith('decisive') || strength === 'rules_out') return 'decisive';
  if (strength.startsWith('strong')) return 'strong';
  return strength.startsWith('moderate') ? 'moderate' : 'weak';
}

function observationsOf(facts: readonly string[], subject: Subject): Observation[] {
  return facts.flatMap((fact) => subject.observations.get(fact) ?? []);
}

/** The symptoms that the evidence shows, or where it shows none those of a likely first hypothesis. */
function symptomsOf(
  subject: Subject,
  first: Hypothesis | undefined,
  knowledge: Knowledge,
): { id: string; title: string }[] {
  const all = [...knowledge.symptoms.values()];
  const shown = all.filter((symptom) => symptom.test?.(subject.record) === holds);
  const chosen =
    shown.length > 0 || !first?.cause || first.probability < 0.3
      ? shown
      : all.filter((s) => first.cause?.symptoms.includes(s.id));
  return chosen.map(({ id, title }) => ({ id, title }));
}
