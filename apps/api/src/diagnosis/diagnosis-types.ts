import {
  type Exchange,
  linesBetween,
  type Redaction,
  type Times,
  toCurl,
  toPostmanCollection,
} from '@causeway/evidence';
import type { Assessed, Diagnosis, Failure, Provider } from '@causeway/rules';
import { KnowledgeReleaseType, SymptomType } from '../knowledge/cause-types.ts';
import { builder } from '../schema/builder.ts';
import { HypothesisType } from './hypothesis-types.ts';
import { NextStepType, nextStepOf } from './next-step-types.ts';
import { ArtifactLines, ObservationType } from './observation-types.ts';

const RedactionType = builder.objectRef<Redaction>('Redaction').implement({
  description: 'What was masked: kind and place, never the secret.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'What kind of secret.' }),
    artifact: t.exposeString('artifact', { nullable: true, description: 'Name of the artifact; null: the report.' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line, counted from 1.' }),
    more: t.int({
      description: 'So many more of the kind follow in the artifact and are not listed.',
      resolve: ({ more }) => more ?? 0,
    }),
  }),
});

const AdviceType = builder.objectRef<Diagnosis['advice'][number]>('Advice').implement({
  description: 'Good practice that the evidence shows missing.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stable id.' }),
    title: t.exposeString('title', { description: 'The practice.' }),
    text: t.exposeString('text', { description: 'What to do.' }),
    observations: t.field({
      type: [ObservationType],
      description: 'What shows it missing.',
      resolve: ({ observations }) => [...observations],
    }),
  }),
});

interface FailureSource {
  failure: Failure;
  assessed: Assessed;
}

const ReproductionType = builder.objectRef<Exchange>('Reproduction').implement({
  description: 'The failing request to send again, with a variable in the place of each secret.',
  fields: (t) => ({
    curl: t.string({
      description: 'As a curl command; secrets are shell variables.',
      resolve: (exchange) => toCurl(exchange),
    }),
    postman: t.field({
      type: 'JSON',
      description: 'As a Postman collection v2.1, which Insomnia imports too; secrets are {{variables}}.',
      resolve: (exchange) => toPostmanCollection(exchange),
    }),
  }),
});

const TimesType = builder.objectRef<Times>('CountsOverTime').implement({
  description: 'How often something happened over time.',
  fields: (t) => ({
    startsAt: t.field({
      type: 'DateTime',
      description: 'Beginning of the first period.',
      resolve: ({ startsAt }) => new Date(startsAt).toISOString(),
    }),
    stepSeconds: t.int({
      description: 'Length of a period: a minute, or more where there would be too many.',
      resolve: ({ stepMs }) => stepMs / 1000,
    }),
    counts: t.exposeIntList('counts', { description: 'One number a period, at most 120.' }),
  }),
});

const FailureType = builder.objectRef<FailureSource>('Failure').implement({
  description: 'Exchanges that failed in the same way, judged together.',
  fields: (t) => ({
    direction: t.string({
      description: 'api_call: the customer calls. delivery: the webhook endpoint is called.',
      resolve: ({ failure }) => failure.direction,
    }),
    host: t.string({
      nullable: true,
      description: 'Host that was called.',
      resolve: ({ failure }) => failure.host ?? null,
    }),
    method: t.string({ nullable: true, description: 'HTTP method.', resolve: ({ failure }) => failure.method ?? null }),
    path: t.string({
      nullable: true,
      description: 'Path with {id} in the place of ids.',
      resolve: ({ failure }) => failure.path ?? null,
    }),
    status: t.int({ nullable: true, description: 'HTTP status.', resolve: ({ failure }) => failure.status ?? null }),
    errorCode: t.string({
      nullable: true,
      description: 'Code of the error, of the transport or of the body.',
      resolve: ({ failure }) => failure.errorCode ?? null,
    }),
    count: t.int({ description: 'How many exchanges.', resolve: ({ failure }) => failure.count }),
    share: t.float({
      description: 'Their share of all exchanges that were read, 0 to 1.',
      resolve: ({ failure }) => failure.share,
    }),
    firstSeen: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The earliest time that any of them tells; one without a zone is read as UTC.',
      resolve: ({ failure }) => timeOf(failure.firstAt?.at),
    }),
    lastSeen: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The latest.',
      resolve: ({ failure }) => timeOf(failure.lastAt?.at),
    }),
    lastLine: t.int({
      description: 'Last line of the last of them in the artifact of the first.',
      resolve: ({ failure }) => failure.lastLine,
    }),
    overTime: t.field({
      type: TimesType,
      nullable: true,
      description: 'How many there were over time, where they tell it.',
      resolve: ({ failure: { times } }) => (times && timeOf(times.startsAt) ? times : null),
    }),
    lines: t.field({
      type: ArtifactLines,
      nullable: true,
      description: 'The first of them.',
      resolve: ({ failure: { exchanges }, assessed }) => {
        const { artifact, firstLine, lastLine } = exchanges[0];
        const document = assessed.diagnosis.documents.find((d) => d.name === artifact);
        const quote = document ? linesBetween(document, firstLine, lastLine).join('\n') : '';
        return { artifact, firstLine, lastLine, quote: quote.slice(0, 2_000) };
      },
    }),
    reproduction: t.field({
      type: ReproductionType,
      nullable: true,
      description: 'The first failing request, to send again; null where its method or address is not known.',
      resolve: ({ failure: { exchanges } }) =>
        exchanges[0].request?.method && exchanges[0].request.url ? exchanges[0] : null,
    }),
  }),
});

/** ISO 8601; null for no time, and for one that no calendar has. */
function timeOf(at: number | undefined): string | null {
  return at === undefined || Math.abs(at) > 8.64e15 ? null : new Date(at).toISOString();
}

const ProviderType = builder.objectRef<Provider>('Provider').implement({
  description: 'The vendor whose API or webhooks the evidence shows.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the profile.' }),
    name: t.exposeString('name', { description: 'Name of the vendor.' }),
    apiReference: t.string({
      nullable: true,
      description: 'Its API reference.',
      resolve: ({ docs }) => docs?.api ?? null,
    }),
    webhookReference: t.string({
      nullable: true,
      description: 'Its documentation of webhooks.',
      resolve: ({ docs }) => docs?.webhooks ?? null,
    }),
    statusPage: t.string({
      nullable: true,
      description: 'Where it reports incidents.',
      resolve: ({ docs }) => docs?.status ?? null,
    }),
    webhookSettings: t.string({
      nullable: true,
      description: 'Where webhooks are set up.',
      resolve: ({ settings }) => settings?.webhooks ?? null,
    }),
    keySettings: t.string({
      nullable: true,
      description: 'Where keys are made.',
      resolve: ({ settings }) => settings?.keys ?? null,
    }),
  }),
});

export const DiagnosisType = builder.objectRef<Assessed>('Diagnosis').implement({
  description: 'What is wrong, why it is believed, and what to do next.',
  fields: (t) => ({
    hypotheses: t.field({
      type: [HypothesisType],
      description: "Most probable first; 'none of these' is one of them, with a null cause.",
      args: { first: t.arg.int({ defaultValue: 5, required: false, description: 'How many.' }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 5) }),
      resolve: (assessed, { first }) =>
        assessed.diagnosis.hypotheses.slice(0, Math.max(0, first ?? 5)).map((hypothesis) => ({ hypothesis, assessed })),
    }),
    conclusive: t.boolean({
      description: "True when the evidence is enough to propose the first hypothesis's fix.",
      resolve: ({ diagnosis }) => diagnosis.conclusive,
    }),
    nextStep: t.field({
      type: NextStepType,
      description: 'What to do next.',
      resolve: (assessed) => nextStepOf(assessed),
    }),
    symptoms: t.field({
      type: [SymptomType],
      description: 'What the evidence shows itself by.',
      resolve: ({ diagnosis }) => [...diagnosis.symptoms],
    }),
    failures: t.field({
      type: [FailureType],
      description: 'What failed, the most telling first.',
      resolve: (assessed) => assessed.diagnosis.failures.map((failure) => ({ failure, assessed })),
    }),
    observations: t.field({
      type: [ObservationType],
      description: 'Everything that was observed.',
      resolve: ({ diagnosis }) => [...diagnosis.observations],
    }),
    redactions: t.field({
      type: [RedactionType],
      description: 'What was masked in the evidence: kind and place, never the secret.',
      resolve: ({ diagnosis }) => [...diagnosis.redactions],
    }),
    advice: t.field({
      type: [AdviceType],
      description:
        'Good practice that the evidence shows missing (HTTPS, retries, logging, error-rate monitoring, versioning).',
      resolve: ({ diagnosis }) => [...diagnosis.advice],
    }),
    provider: t.field({
      type: ProviderType,
      nullable: true,
      description: 'The vendor, where it is recognised.',
      resolve: ({ diagnosis }) => diagnosis.provider ?? null,
    }),
    knowledge: t.field({
      type: KnowledgeReleaseType,
      description: 'The knowledge that made it.',
      resolve: ({ diagnosis }) => diagnosis.knowledge,
    }),
  }),
});
