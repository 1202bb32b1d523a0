import { builder } from '../schema/builder.ts';
import { CauseConnection, CauseType, KnowledgeReleaseType, pageOfCauses } from './cause-types.ts';

builder.queryFields((t) => ({
  causes: t.field({
    type: CauseConnection,
    description: 'What is known: all causes, or those of an area or matching a search.',
    args: {
      area: t.arg.string({ description: 'The part of the id before the dot: auth, webhook, tls …' }),
      search: t.arg.string({ description: 'Words that id, title, symptoms or fix must have, all of them.' }),
      first: t.arg.int({ defaultValue: 50, required: false, description: 'Size of the page, at most 100.' }),
      after: t.arg.string({ description: 'Cursor of the member before the page.' }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, Math.min(first ?? 50, 100)) / 10 }),
    resolve: (_, { area, search, first, after }, { knowledge }) =>
      pageOfCauses(knowledge, { area, search, first: first ?? 50, after }),
  }),
  cause: t.field({
    type: CauseType,
    nullable: true,
    description: 'One cause by its id; null where there is none of that id.',
    args: { id: t.arg.id({ required: true, description: 'auth.token_expired' }) },
    resolve: (_, { id }, { knowledge }) => knowledge.causes.get(String(id)) ?? null,
  }),
  knowledge: t.field({
    type: KnowledgeReleaseType,
    description: 'The knowledge that is in force.',
    resolve: (_, __, { knowledge }) => knowledge.release,
  }),
}));
