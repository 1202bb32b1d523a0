import { type Cause, type Fix, fixFor, type Knowledge, type Rule, type StrengthName } from '@causeway/rules';
import { causeAddress } from './addresses.ts';
import { type CommonGround, type ConfusedWith, commonGround, confusedWith } from './confused-with.ts';
import { type SettlingQuestion, settlingQuestions } from './settling-questions.ts';
import { isWritten } from './telling.ts';
import { tellingFirst, type WordUse, wordUse } from './telling-wordings.ts';

/** A rule as the dictionary tells it. */
export interface ToldRule {
  id: string;
  says: string;
  strength: StrengthName;
}

/** Everything that is known of a cause, as plain data: what its page, its JSON and its text in a terminal are made of. */
export interface Entry {
  id: string;
  /** The permanent address of its page. */
  page: string;
  title: string;
  area: { id: string; title: string };
  formerly: readonly string[];
  /** How usual it is among failing calls and webhooks: very_common, common, uncommon, rare. */
  baseRate: Cause['baseRate'];
  symptoms: readonly { id: string; title: string }[];
  /** What people write, and what programs print, while it is at work; the most telling first. */
  wordings: { report: readonly string[]; printed: readonly string[] };
  /** What to do, as Markdown; what its command needs to know of a request stands as shell variables. */
  fix: Fix;
  rules: { supports: readonly ToldRule[]; contradicts: readonly ToldRule[] };
  confusedWith: readonly ConfusedWith[];
  questions: readonly SettlingQuestion[];
  sources: readonly string[];
}

/** What one cause is compared with: all of them. */
interface Among {
  common: CommonGround;
  use: WordUse;
}

function amongAll(knowledge: Knowledge): Among {
  return { common: commonGround(knowledge), use: wordUse(knowledge) };
}

/** What the dictionary says of every cause, in the order of the knowledge. */
export function entriesOf(knowledge: Knowledge): Entry[] {
  const among = amongAll(knowledge);
  return [...knowledge.causes.values()].map((cause) => entryOf(cause, knowledge, among));
}

/** What the dictionary says of one cause. */
export function entryOf(cause: Cause, knowledge: Knowledge, among: Among = amongAll(knowledge)): Entry {
  const { id, title, area, formerly, baseRate, sources, wordings } = cause;
  const rules = cause.rules.filter(isWritten);
  return {
    id,
    page: causeAddress(id),
    title,
    area: { id: area, title: areaTitle(area, knowledge) },
    formerly,
    baseRate,
    symptoms: cause.symptoms.map((symptom) => ({
      id: symptom,
      title: knowledge.symptoms.get(symptom)?.title ?? symptom,
    })),
    wordings: {
      report: tellingFirst(wordings.report, 'report', among.use),
      printed: tellingFirst(wordings.printed, 'printed', among.use),
    },
    fix: fixFor({ cause, failure: undefined }) ?? cause.fix,
    rules: {
      supports: strongestFirst(rules.filter((rule) => rule.log > 0)),
      contradicts: strongestFirst(rules.filter((rule) => rule.log < 0)),
    },
    confusedWith: confusedWith(cause, knowledge, among.common),
    questions: settlingQuestions(cause, knowledge),
    sources,
  };
}

/** What an area is called; its id where nobody named it. */
export function areaTitle(id: string, { areas }: Knowledge): string {
  return areas.get(id)?.title ?? id;
}

function strongestFirst(rules: readonly Rule[]): ToldRule[] {
  return rules
    .toSorted((a, b) => Math.abs(b.log) - Math.abs(a.log))
    .map(({ id, says, strength }) => ({ id, says, strength }));
}
