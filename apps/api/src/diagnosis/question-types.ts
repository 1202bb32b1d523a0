import { choicesOf, type Fact } from '@causeway/rules';
import { builder } from '../schema/builder.ts';

const Choice = builder.objectRef<{ id: string; label: string }>('Choice').implement({
  description: 'One answer to choose.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Pass it as choice.' }),
    label: t.exposeString('label', { description: 'What the button says.' }),
  }),
});

/** A question is asked for one fact and has its id. */
export const QuestionType = builder.objectRef<Fact>('Question').implement({
  description: 'Asks a person for one fact.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Pass it as question.' }),
    fact: t.id({ description: 'The fact that the answer gives.', resolve: (fact) => fact.id }),
    text: t.string({ description: 'The question.', resolve: (fact) => fact.ask?.text ?? fact.id }),
    help: t.string({
      nullable: true,
      description: 'How to find the answer.',
      resolve: (fact) => fact.ask?.help ?? null,
    }),
    choices: t.field({
      type: [Choice],
      description: 'What can be answered; "I don\'t know" is always among them, last.',
      resolve: (fact) => choicesOf(fact),
    }),
  }),
});
