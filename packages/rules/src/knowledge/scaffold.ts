import { EvidenceError } from '@causeway/evidence';
import type { Knowledge } from './compile.ts';
import type { KnowledgeFiles } from './load.ts';

/** Stands before what a writer has yet to say; checking warns of each. */
export const toBeWritten = 'TO BE WRITTEN';

/**
 * The files of a cause that is yet to be written, by path: they compile, and say what belongs where.
 * @param id `area.name`
 * @param title a sentence about their system, where it is known
 * @throws EvidenceError for an id that is none, or taken
 */
export function scaffoldCause(
  id: string,
  title: string | undefined,
  knowledge: Pick<Knowledge, 'causes' | 'facts' | 'symptoms'>,
): KnowledgeFiles {
  if (!/^[a-z_]+\.[a-z0-9_]+$/.test(id)) {
    const near = id
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '_')
      .replace(/^[^a-z]+|[_.]+$/g, '')
      .slice(0, 100);
    const such = /^[a-z_]+\.[a-z0-9_]+$/.test(near) ? near : 'webhook.secret_rotated';
    throw new EvidenceError(
      'BAD_ID',
      `"${id.slice(0, 100)}" is no id of a cause.`,
      `Write area.name in lower case, digits and _ in the name: ${such}.`,
      ['id'],
    );
  }
  const folder = `causes/${id.replace('.', '/')}`;
  if (knowledge.causes.has(id)) {
    throw new EvidenceError('EXISTS', `There is a cause ${id} already.`, `Edit ${folder}/cause.yaml.`, ['id']);
  }
  return {
    [`${folder}/cause.yaml`]: causeText(title, knowledge),
    [`${folder}/fix.md`]: fixText,
    [`${folder}/cases.yaml`]: casesText,
  };
}

function causeText(title: string | undefined, { facts, symptoms }: Pick<Knowledge, 'facts' | 'symptoms'>): string {
  const fact = [...facts.values()].find(({ ask, type }) => ask && (type === 'boolean' || type === 'enum'));
  const value = Object.values(fact?.ask?.choices ?? {})[0];
  const [symptom] = symptoms.keys();
  return `title: ${JSON.stringify(title ?? `${toBeWritten}: what is wrong, a sentence about their system`)}
base_rate: rare # very_common | common | uncommon | rare
symptoms: [${symptom ?? ''}] # ${toBeWritten}: what people notice, of those in symptoms.yaml
# outranks: [area.name] # causes whose signs this one explains, once it is proven
rules:
  # ${toBeWritten}: a rule for each sign that speaks for it, and one for each that speaks against it
  - says: "${toBeWritten}: what is seen"
    when:
      all:
        - { fact: ${fact?.id ?? 'group.fact'}, operator: equal, value: ${JSON.stringify(value ?? true)} }
    strength: weak # decisive | strong | moderate | weak, each also as …ly_against; or rules_out
# command: one line to paste that checks the fix; {url}, {host} and {method} are filled in
# verify: { replay: request, expect: { response.status: { lessThan: 400 } } }
sources: [https://example.org/] # ${toBeWritten}: the pages that say so
`;
}

const fixText = `## Fix
1. ${toBeWritten}: what to do first.
2. ${toBeWritten}: what to do then.

## Verify
${toBeWritten}: what to look at, and what it shows once it works.

## Prevent
${toBeWritten}: what keeps it from coming back; leave the section out where there is nothing to say.
`;

const casesText = `leads_here:
  - name: "${toBeWritten}: evidence that must lead here"
    report: what a person says, in their words
  - name: "${toBeWritten}: other evidence that must, with an artifact"
    artifact: |
      what a tool prints, credentials masked
not_here:
  - name: "${toBeWritten}: evidence that looks alike and must not lead here"
    report: what a person says of something else
    # instead: area.name # the cause that must come first, where that is clear
`;
