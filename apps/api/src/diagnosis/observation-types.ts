import type { Observation, ObservationSource } from '@causeway/rules';
import { builder } from '../schema/builder.ts';
import { QuestionType } from './question-types.ts';

type Source<K extends ObservationSource['kind']> = Extract<ObservationSource, { kind: K }>;

export const ArtifactLines = builder.objectRef<Omit<Source<'lines'>, 'kind'>>('ArtifactLines').implement({
  description: 'Lines of an artifact, both ends included, counted from 1.',
  fields: (t) => ({
    artifact: t.exposeString('artifact', { description: 'Name of the artifact.' }),
    firstLine: t.exposeInt('firstLine', { description: 'First line.' }),
    lastLine: t.exposeInt('lastLine', { description: 'Last line.' }),
    quote: t.exposeString('quote', { description: 'The text of the lines, redacted.' }),
  }),
});

const ReportWords = builder.objectRef<Source<'report'>>('ReportWords').implement({
  description: "The report's own words.",
  fields: (t) => ({ quote: t.exposeString('quote', { description: 'The sentence, redacted.' }) }),
});

const GivenAnswer = builder.objectRef<Source<'answer'>>('GivenAnswer').implement({
  description: 'An answer that was given.',
  fields: (t) => ({
    question: t.field({
      type: QuestionType,
      description: 'The question it answers.',
      resolve: ({ question }, _, { knowledge }) => {
        const fact = knowledge.facts.get(question);
        if (!fact) throw new Error(`no question ${question} in the knowledge that was just used`);
        return fact;
      },
    }),
  }),
});

const ProbeResult = builder.objectRef<Source<'probe'>>('ProbeResult').implement({
  description: 'What a look at the endpoint from outside showed.',
  fields: (t) => ({
    check: t.exposeString('check', { description: 'Which check.' }),
    at: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ at }) => at }),
  }),
});

const ProfileEntry = builder.objectRef<Source<'profile'>>('ProfileEntry').implement({
  description: "The vendor's profile.",
  fields: (t) => ({ provider: t.exposeID('provider', { description: 'Id of the profile.' }) }),
});

const sourceTypes = {
  lines: ArtifactLines,
  report: ReportWords,
  answer: GivenAnswer,
  probe: ProbeResult,
  profile: ProfileEntry,
};

const ObservationSourceType = builder.unionType('ObservationSource', {
  description: 'Where an observation comes from.',
  types: Object.values(sourceTypes),
  resolveType: (source) => {
    const kind = 'kind' in source ? source.kind : 'lines';
    return sourceTypes[kind];
  },
});

export const ObservationType = builder.objectRef<Observation>('Observation').implement({
  description: "A fact's value and where it comes from.",
  fields: (t) => ({
    fact: t.exposeID('fact', { description: 'Id of the fact: response.status.' }),
    statement: t.exposeString('statement', { description: 'In words.' }),
    value: t.field({ type: 'JSON', description: 'The value, as its fact is typed.', resolve: ({ value }) => value }),
    source: t.field({
      type: ObservationSourceType,
      description: 'Where it comes from.',
      resolve: ({ source }) => source,
    }),
  }),
});
