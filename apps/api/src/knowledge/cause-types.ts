import { pageOf } from '@causeway/dictionary/addresses';
import { EvidenceError } from '@causeway/evidence';
import type { Cause, Fix, Knowledge, Release } from '@causeway/rules';
import { builder } from '../schema/builder.ts';

export const SymptomType = builder.objectRef<{ id: string; title: string }>('Symptom').implement({
  description: 'What people notice when something is wrong.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stable id: webhook_not_firing.' }),
    title: t.exposeString('title', { description: 'In the words of those who notice it.' }),
  }),
});

export const FixType = builder.objectRef<Fix>('Fix').implement({
  description: 'What to do about a cause. Texts are Markdown.',
  fields: (t) => ({
    steps: t.exposeString('steps', { description: 'What to do, in order.' }),
    verify: t.exposeString('verify', { description: 'How to check that it is fixed.' }),
    prevent: t.exposeString('prevent', { nullable: true, description: 'How to keep it from coming back.' }),
    command: t.exposeString('command', {
      nullable: true,
      description:
        'One command to paste that checks the fix, with shell variables in the place of secrets. Of a diagnosis it is about the failing request; of the list of causes it has the placeholders {url}, {host} and {method}.',
    }),
  }),
});

export const CauseType = builder.objectRef<Cause>('Cause').implement({
  description: 'What can be wrong; has a fix and a verification.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stable id, area and name: auth.token_expired.' }),
    title: t.exposeString('title', { description: 'A sentence about the system that has it.' }),
    area: t.exposeString('area', { description: 'The part of the id before the dot.' }),
    symptoms: t.field({
      type: [SymptomType],
      description: 'What it shows itself by.',
      resolve: (cause, _, { knowledge }) => cause.symptoms.flatMap((id) => knowledge.symptoms.get(id) ?? []),
    }),
    fix: t.field({ type: FixType, description: 'What to do about it.', resolve: (cause) => cause.fix }),
    sources: t.stringList({ description: 'Where the facts come from.', resolve: (cause) => [...cause.sources] }),
    page: t.string({
      description:
        'The permanent address of its page in the error dictionary: whole where the operator set CAUSEWAY_URL, else from the root of this service.',
      resolve: ({ id }, _, { url }) => pageOf(id, url),
    }),
  }),
});

export const KnowledgeReleaseType = builder.objectRef<Release>('KnowledgeRelease').implement({
  description: 'The knowledge that made a diagnosis. The same evidence on the same hash gives the same diagnosis.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'Version of the knowledge.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 over all its files, hexadecimal.' }),
    causes: t.exposeInt('causes', { description: 'How many causes it knows.' }),
    rules: t.exposeInt('rules', { description: 'How many rules it has.' }),
  }),
});

interface CausePage {
  all: readonly Cause[];
  page: readonly Cause[];
  from: number;
}

const PageInfo = builder.objectRef<CausePage>('PageInfo').implement({
  description: 'Where a page stands in its list (Relay cursor connections).',
  fields: (t) => ({
    hasNextPage: t.boolean({ description: 'More follow.', resolve: (p) => p.from + p.page.length < p.all.length }),
    hasPreviousPage: t.boolean({ description: 'Some come before.', resolve: (p) => p.from > 0 }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first member.',
      resolve: (p) => cursorOf(p.page[0]),
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last member, to go on after.',
      resolve: (p) => cursorOf(p.page.at(-1)),
    }),
  }),
});

const CauseEdge = builder.objectRef<Cause>('CauseEdge').implement({
  description: 'A cause and its place in the list.',
  fields: (t) => ({
    node: t.field({ type: CauseType, description: 'The cause.', resolve: (cause) => cause }),
    cursor: t.string({ description: 'Opaque; pass it as after.', resolve: (cause) => cursorOf(cause) ?? '' }),
  }),
});

export const CauseConnection = builder.objectRef<CausePage>('CauseConnection').implement({
  description: 'A page of causes.',
  fields: (t) => ({
    edges: t.field({ type: [CauseEdge], description: 'The causes with their cursors.', resolve: (p) => [...p.page] }),
    nodes: t.field({ type: [CauseType], description: 'The causes.', resolve: (p) => [...p.page] }),
    pageInfo: t.field({ type: PageInfo, description: 'Where this page stands.', resolve: (p) => p }),
    totalCount: t.int({ description: 'How many there are in all.', resolve: (p) => p.all.length }),
  }),
});

function cursorOf(cause: Cause | undefined): string | null {
  return cause ? Buffer.from(cause.id).toString('base64url') : null;
}

/** Pages hold at most this many. */
const longestPage = 100;

/**
 * A page of the causes of an area, or whose id, title, symptoms or fix have every word of a search.
 * @throws EvidenceError for a page size or cursor that cannot be
 */
export function pageOfCauses(
  knowledge: Knowledge,
  {
    area,
    search,
    first,
    after,
  }: {
    area?: string | null | undefined;
    search?: string | null | undefined;
    first: number;
    after?: string | null | undefined;
  },
): CausePage {
  if (first < 0 || first > longestPage) {
    throw new EvidenceError(
      'INVALID_PAGE_SIZE',
      `first is ${first}; a page has 0 to ${longestPage} members.`,
      `Ask for 0 to ${longestPage}, and go on with after.`,
      ['first'],
      longestPage,
    );
  }
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...knowledge.causes.values()].filter((cause) => {
    if (area && cause.area !== area) return false;
    const symptoms = cause.symptoms.map((id) => knowledge.symptoms.get(id)?.title);
    const text = [cause.id, cause.title, ...symptoms, cause.fix.steps].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const from = after ? all.findIndex((cause) => cursorOf(cause) === after) + 1 : 0;
  if (after && from === 0) {
    throw new EvidenceError(
      'UNKNOWN_CURSOR',
      'This cursor is not of this list.',
      'Pass endCursor of the page before, with the same area and search.',
      ['after'],
    );
  }
  return { all, page: all.slice(from, from + first), from };
}
