import { type Assessed, type Cause, type Fact, fixFor, type Hypothesis } from '@causeway/rules';
import { FixType } from '../knowledge/cause-types.ts';
import { builder } from '../schema/builder.ts';
import { HypothesisType } from './hypothesis-types.ts';
import { QuestionType } from './question-types.ts';

const AskQuestion = builder.objectRef<{ kind: 'ask'; fact: Fact; why: string; bits: number }>('AskQuestion').implement({
  description: 'Ask this question: no other promises more for what it costs.',
  fields: (t) => ({
    question: t.field({ type: QuestionType, description: 'The question.', resolve: ({ fact }) => fact }),
    why: t.exposeString('why', { description: 'Why it is asked, in one sentence.' }),
    informationBits: t.exposeFloat('bits', { description: 'Expected drop in entropy over the causes, in bits.' }),
  }),
});

const RequestArtifact = builder
  .objectRef<{ kind: 'request'; id: string; formats: readonly string[]; instructions: string; why: string }>(
    'RequestArtifact',
  )
  .implement({
    description: 'Ask for an artifact: it would settle more than any question.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Pass it as question with choice null when it cannot be had.' }),
      formats: t.stringList({
        description: 'What would serve, the best first.',
        resolve: ({ formats }) => [...formats],
      }),
      instructions: t.exposeString('instructions', { description: 'How to get it.' }),
      why: t.exposeString('why', { description: 'Why it is asked for, in one sentence.' }),
    }),
  });

const RunProbe = builder
  .objectRef<{ kind: 'probe'; check: string; target: string; why: string }>('RunProbe')
  .implement({
    description: 'Look at the endpoint from outside.',
    fields: (t) => ({
      check: t.exposeString('check', { description: 'Which check.' }),
      target: t.exposeString('target', { description: 'The address to look at.' }),
      why: t.exposeString('why', { description: 'Why, in one sentence.' }),
    }),
  });

const ProposeFix = builder
  .objectRef<{ kind: 'fix'; hypothesis: Hypothesis; cause: Cause; assessed: Assessed }>('ProposeFix')
  .implement({
    description: 'The evidence is enough: this is the fix.',
    fields: (t) => ({
      hypothesis: t.field({
        type: HypothesisType,
        description: 'What it fixes.',
        resolve: ({ hypothesis, assessed }) => ({ hypothesis, assessed }),
      }),
      fix: t.field({
        type: FixType,
        description: 'The fix, its command about the failing request.',
        resolve: ({ hypothesis, cause }) => fixFor(hypothesis) ?? cause.fix,
      }),
    }),
  });

const Escalate = builder.objectRef<{ kind: 'escalate'; reason: string }>('Escalate').implement({
  description: 'Hand over to a success manager, with everything collected.',
  fields: (t) => ({ reason: t.exposeString('reason', { description: 'Why, to be read out.' }) }),
});

const stepTypes = { ask: AskQuestion, request: RequestArtifact, probe: RunProbe, fix: ProposeFix, escalate: Escalate };

export const NextStepType = builder.unionType('NextStep', {
  description: 'What to do next.',
  types: Object.values(stepTypes),
  resolveType: (step) => stepTypes[step.kind],
});

/** The next step of a diagnosis with what its fields need. */
export function nextStepOf(assessed: Assessed): typeof NextStepType.$inferType {
  const { nextStep, hypotheses } = assessed.diagnosis;
  const { knowledge } = assessed.assessment;
  switch (nextStep.kind) {
    case 'ask': {
      const fact = knowledge.facts.get(nextStep.fact);
      return fact ? { kind: 'ask', fact, why: nextStep.why, bits: nextStep.bits } : unanswerable(nextStep.fact);
    }
    case 'request': {
      return { kind: 'request', ...nextStep.request };
    }
    case 'fix': {
      const hypothesis = hypotheses.find((h) => h.cause?.id === nextStep.cause);
      return hypothesis?.cause
        ? { kind: 'fix', hypothesis, cause: hypothesis.cause, assessed }
        : unanswerable(nextStep.cause);
    }
    case 'escalate':
      return { kind: 'escalate', reason: nextStep.reason };
  }
}

function unanswerable(id: string): never {
  throw new Error(`the engine chose ${id}, which its own knowledge does not have`);
}
