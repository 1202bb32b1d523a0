import type { Assessed, Failure, Knowledge, Observation, Trace, TracedCause } from '@causeway/rules';
import { observationJson } from './observation-json.ts';

/** A trace as plain data, in the order of the steps. Natural logs have `nats` in their name. */
export function traceJson(trace: Trace, { diagnosis, assessment }: Assessed, all: boolean): object {
  const { knowledge } = assessment;
  const { exchanges, records, lookups, handshakes, routes, settings } = assessment.reading;
  const observed = (observation: Observation) => observationJson(observation, knowledge);
  return {
    redactions: diagnosis.redactions,
    read: {
      recognised: diagnosis.recognised,
      exchanges: exchanges.length,
      records: records.length,
      lookups: lookups.length,
      handshakes: handshakes.length,
      routes: routes.length,
      settings: settings.length,
    },
    subjects: trace.subjects.map(({ failure, isPrimary, observations }) => ({
      failure: nameOf(failure),
      isPrimary,
      observations: observations.map(({ observation, belief }) => ({ ...observed(observation), belief })),
    })),
    causes: trace.causes.map((traced) => causeJson(traced, knowledge, all)),
    questions: trace.questions.map((question) => ({
      ...(question.kind === 'ask' ? { question: question.fact } : { request: question.request.id }),
      bits: question.bits,
      cost: question.cost,
      worth: question.worth,
    })),
    conclusive: diagnosis.conclusive,
    nextStep: stepJson(diagnosis.nextStep),
    knowledge: diagnosis.knowledge,
  };
}

function causeJson(traced: TracedCause, knowledge: Knowledge, all: boolean): object {
  const { cause, probability, failure, prior, evidence, score, findings, takenBy, others } = traced;
  return {
    cause: cause?.id ?? null,
    probability,
    failure: nameOf(failure),
    priorNats: prior,
    evidenceNats: evidence,
    scoreNats: score,
    findings: findings.map(({ rule, weight, standing, observations }) => ({
      rule: rule.id,
      says: rule.says,
      strength: rule.strength,
      nats: weight,
      standing,
      observations: observations.map((observation) => observationJson(observation, knowledge)),
    })),
    takenBy,
    ...(all
      ? {
          others: others.map(({ rule, verdict, missing, instead }) => ({
            rule: rule.id,
            says: rule.says,
            verdict,
            missing,
            instead: instead.map((observation) => observationJson(observation, knowledge)),
          })),
        }
      : {}),
  };
}

/** What tells a failure from others; null where no exchange was read. */
function nameOf(failure: Failure | undefined): object | null {
  if (!failure) return null;
  const { direction, host = null, method = null, path = null, status = null, errorCode = null } = failure;
  return { direction, host, method, path, status, errorCode };
}

function stepJson(step: Assessed['diagnosis']['nextStep']): object {
  return step.kind === 'request' ? { kind: step.kind, request: step.request.id, bits: step.bits } : step;
}
