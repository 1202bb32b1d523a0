import { type Assessed, fixFor, type Hypothesis, type NextStep, wouldChange } from '@causeway/rules';
import { causeJson, fixJson } from './cause-json.ts';
import { failureJson } from './failure-json.ts';
import { observationJson } from './observation-json.ts';
import { questionJson } from './question-json.ts';

/**
 * A diagnosis as plain data in the shape of the service's `Diagnosis`, so that a program can read
 * either. Keys keep their order: the same diagnosis is the same text.
 * @param most how many hypotheses
 * @param service where the service is reached, for the addresses of the causes' pages
 */
export function diagnosisJson(assessed: Assessed, most: number, service: string | undefined): object {
  const { diagnosis, assessment } = assessed;
  const { knowledge } = assessment;
  return {
    hypotheses: diagnosis.hypotheses.slice(0, most).map((h) => hypothesisJson(h, assessed, service)),
    conclusive: diagnosis.conclusive,
    nextStep: nextStepJson(diagnosis.nextStep, assessed, service),
    symptoms: diagnosis.symptoms.map(({ id, title }) => ({ id, title })),
    failures: diagnosis.failures.map((failure) => failureJson(failure, diagnosis.documents)),
    observations: diagnosis.observations.map((o) => observationJson(o, knowledge)),
    redactions: diagnosis.redactions.map(({ kind, artifact, line, more }) => ({
      kind,
      artifact,
      line,
      more: more ?? 0,
    })),
    advice: diagnosis.advice.map(({ id, title, text, observations }) => ({
      id,
      title,
      text,
      observations: observations.map((o) => observationJson(o, knowledge)),
    })),
    provider: diagnosis.provider ? { id: diagnosis.provider.id, name: diagnosis.provider.name } : null,
    knowledge: diagnosis.knowledge,
  };
}

function hypothesisJson(hypothesis: Hypothesis, { assessment }: Assessed, service: string | undefined): object {
  const { knowledge } = assessment;
  return {
    cause: causeJson(hypothesis, knowledge, service),
    probability: hypothesis.probability,
    findings: hypothesis.findings.map(({ rule, statement, direction, strength, counts, observations }) => ({
      rule,
      statement,
      direction: direction.toUpperCase(),
      strength: strength.toUpperCase(),
      counts,
      observations: observations.map((o) => observationJson(o, knowledge)),
    })),
    missing: wouldChange(hypothesis.cause?.id ?? null, assessment).map(({ fact, statement, askable }) => ({
      fact,
      statement,
      question: askable ? questionJson(knowledge.facts.get(fact)) : null,
    })),
  };
}

function nextStepJson(step: NextStep, assessed: Assessed, service: string | undefined): object {
  const { knowledge } = assessed.assessment;
  switch (step.kind) {
    case 'ask':
      return {
        __typename: 'AskQuestion',
        question: questionJson(knowledge.facts.get(step.fact)),
        why: step.why,
        informationBits: step.bits,
      };
    case 'request': {
      const { id, formats, instructions, why } = step.request;
      return { __typename: 'RequestArtifact', id, formats, instructions, why };
    }
    case 'fix': {
      const hypothesis = assessed.diagnosis.hypotheses.find((h) => h.cause?.id === step.cause);
      return {
        __typename: 'ProposeFix',
        hypothesis: hypothesis ? hypothesisJson(hypothesis, assessed, service) : null,
        fix: hypothesis ? fixJson(fixFor(hypothesis)) : null,
      };
    }
    case 'escalate':
      return { __typename: 'Escalate', reason: step.reason };
  }
}
