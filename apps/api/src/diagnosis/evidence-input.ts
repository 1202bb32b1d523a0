import { limits } from '@causeway/evidence';
import type { Evidence } from '@causeway/rules';
import { builder } from '../schema/builder.ts';

const ArtifactInput = builder.inputType('ArtifactInput', {
  description: 'A text that was pasted or uploaded: a curl transcript, HAR, log, stack trace, payload.',
  fields: (t) => ({
    name: t.string({ description: 'How findings call it: a file name. Made up where it is missing.' }),
    content: t.string({
      required: true,
      description: 'The text. Secrets in it are masked before anything else is done.',
    }),
  }),
});

const AnswerInput = builder.inputType('AnswerInput', {
  description:
    'An answer to a question. choice null: the person does not know. value: for questions that ask for a number or a text.',
  fields: (t) => ({
    question: t.id({ required: true, description: 'Id of the question, or of the artifact that was asked for.' }),
    choice: t.id({ description: 'Id of the choice; null: does not know, or does not have it.' }),
    value: t.string({ description: 'The number or the text, where the question has no choices.' }),
  }),
});

export const EvidenceInput = builder.inputType('EvidenceInput', {
  description: 'What a diagnosis is made of. At least a report, an artifact or an answer.',
  fields: (t) => ({
    report: t.string({
      description: `What the person says, at most ${limits.reportCharacters.toLocaleString('en')} characters.`,
    }),
    artifacts: t.field({
      type: [ArtifactInput],
      description: `Pasted or uploaded texts, at most ${limits.artifacts} of ${limits.artifactBytesTogether / 1024 / 1024} MiB together; formats are detected.`,
    }),
    answers: t.field({
      type: [AnswerInput],
      description: 'Answers to questions of earlier diagnoses; the last one to a question counts.',
    }),
    provider: t.id({
      description: 'Id of a provider profile, where it is known; detected from hosts and headers otherwise.',
    }),
  }),
});

/** The input as the engine takes it: what GraphQL calls null is simply not given. */
export function toEvidence(input: typeof EvidenceInput.$inferInput): Evidence {
  return {
    report: input.report ?? undefined,
    artifacts: input.artifacts?.map(({ name, content }) => ({ name: name ?? undefined, content })),
    answers: input.answers?.map(({ question, choice, value }) => ({
      question: String(question),
      choice: choice === null || choice === undefined ? null : String(choice),
      value: value ?? undefined,
    })),
    provider: input.provider ? String(input.provider) : undefined,
  };
}
