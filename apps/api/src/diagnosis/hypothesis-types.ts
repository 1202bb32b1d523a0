import { type Assessed, type Fact, type Finding, fixFor, type Hypothesis, wouldChange } from '@causeway/rules';
import { CauseType } from '../knowledge/cause-types.ts';
import { builder } from '../schema/builder.ts';
import { ObservationType } from './observation-types.ts';
import { QuestionType } from './question-types.ts';

const Direction = builder.enumType('Direction', {
  description: 'Whether a finding speaks for or against its cause.',
  values: {
    SUPPORTS: { value: 'supports', description: 'It speaks for the cause.' },
    CONTRADICTS: { value: 'contradicts', description: 'It speaks against the cause.' },
  } as const,
});

const Strength = builder.enumType('Strength', {
  description:
    'How much a finding counts: how many times more often it is seen with the cause than without, or the reverse.',
  values: {
    DECISIVE: { value: 'decisive', description: '100 to 1, or more.' },
    STRONG: { value: 'strong', description: '20 to 1.' },
    MODERATE: { value: 'moderate', description: '5 to 1.' },
    WEAK: { value: 'weak', description: '2 to 1.' },
  } as const,
});

const FindingType = builder.objectRef<Finding>('Finding').implement({
  description: 'A rule that holds, with the observations it rests on.',
  fields: (t) => ({
    rule: t.exposeID('rule', { description: 'Id of the rule, its cause before the slash.' }),
    statement: t.exposeString('statement', { description: 'What the rule says.' }),
    direction: t.field({ type: Direction, description: 'For or against.', resolve: ({ direction }) => direction }),
    strength: t.field({ type: Strength, description: 'How much.', resolve: ({ strength }) => strength }),
    counts: t.exposeBoolean('counts', {
      description: 'False where a stronger finding on the same observations counts already.',
    }),
    observations: t.field({
      type: [ObservationType],
      description: 'What it rests on.',
      resolve: ({ observations }) => [...observations],
    }),
  }),
});

const MissingFact = builder.objectRef<{ fact: Fact; statement: string; askable: boolean }>('MissingFact').implement({
  description: 'A fact that is not known and would move a hypothesis.',
  fields: (t) => ({
    fact: t.id({ description: 'Id of the fact.', resolve: ({ fact }) => fact.id }),
    statement: t.exposeString('statement', { description: 'What would have to be seen.' }),
    question: t.field({
      type: QuestionType,
      nullable: true,
      description: 'The question for it, where a person can be asked.',
      resolve: ({ fact, askable }) => (askable ? fact : null),
    }),
  }),
});

export const HypothesisType = builder
  .objectRef<{ hypothesis: Hypothesis; assessed: Assessed }>('Hypothesis')
  .implement({
    description: 'A cause with its probability and its findings for and against.',
    fields: (t) => ({
      cause: t.field({
        type: CauseType,
        nullable: true,
        description: 'Null: none of the causes that are known.',
        resolve: ({ hypothesis }) => {
          const fix = fixFor(hypothesis);
          return hypothesis.cause && fix ? { ...hypothesis.cause, fix } : null;
        },
      }),
      probability: t.float({ description: '0 to 1, calibrated.', resolve: ({ hypothesis }) => hypothesis.probability }),
      findings: t.field({
        type: [FindingType],
        description: 'The strongest first.',
        resolve: ({ hypothesis }) => [...hypothesis.findings],
      }),
      missing: t.field({
        type: [MissingFact],
        description: 'The facts that are still unknown and would move this hypothesis most.',
        resolve: ({ hypothesis, assessed }) =>
          wouldChange(hypothesis.cause?.id ?? null, assessed.assessment).flatMap(({ fact: id, statement, askable }) => {
            const fact = assessed.assessment.knowledge.facts.get(id);
            return fact ? [{ fact, statement, askable }] : [];
          }),
      }),
    }),
  });
