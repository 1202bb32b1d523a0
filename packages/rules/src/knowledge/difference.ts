import { ruleSlug } from './check.ts';
import { gather } from './gather.ts';
import type { RuleSource } from './language.ts';
import type { KnowledgeFiles } from './load.ts';

/** What is in one knowledge and not in another, by id, and what is in both and not the same. */
export interface Difference {
  added: readonly string[];
  removed: readonly string[];
  /** `parts`: the keys whose values differ. */
  changed: readonly { id: string; parts: readonly string[] }[];
}

/** The parts of the knowledge in which two can differ. */
export const differenceKinds = [
  'causes',
  'rules',
  'facts',
  'questions',
  'symptoms',
  'areas',
  'advice',
  'requests',
  'providers',
  'weighing',
] as const;
export type KnowledgeDifference = Record<(typeof differenceKinds)[number], Difference>;

/** Compares two knowledges, part by part. The order of a list counts, that of keys and files does not. */
export function knowledgeDifference(before: KnowledgeFiles, after: KnowledgeFiles): KnowledgeDifference {
  const [old, now] = [partsOf(before), partsOf(after)];
  const rules = renamed(old.rules, now.rules);
  return {
    causes: difference(old.causes, now.causes),
    rules: difference(rules, now.rules),
    facts: difference(old.facts, now.facts),
    questions: difference(old.questions, now.questions),
    symptoms: difference(old.symptoms, now.symptoms),
    areas: difference(old.areas, now.areas),
    advice: difference(old.advice, now.advice),
    requests: difference(old.requests, now.requests),
    providers: difference(old.providers, now.providers),
    weighing: difference(old.weighing, now.weighing),
  };
}

type Parts = Map<string, object>;

function partsOf(files: KnowledgeFiles): Record<keyof KnowledgeDifference, Parts> {
  const { causes, none, facts, symptoms, areas, advice, requests, providers, weighing } = gather(files);
  const asked = facts.flatMap(({ value: { id, ask } }) => (ask ? [[id, ask] as const] : []));
  const rules = causes.flatMap(({ id, value }) => rulesOf(id, value.rules));
  return {
    causes: new Map(
      causes.map(({ id, value: { rules: _, ...value }, fix, cases, wordings }) => [
        id,
        { ...value, fix, examples: cases?.value, wordings },
      ]),
    ),
    rules: new Map([...rules, ...rulesOf('none', none?.value.rules ?? [])]),
    facts: new Map(facts.map(({ value: { ask: _, ...value } }) => [value.id, value])),
    questions: new Map(asked),
    symptoms: new Map(symptoms.map(({ value }) => [value.id, value])),
    areas: new Map(areas.map(({ value }) => [value.id, value])),
    advice: new Map(advice.map(({ value }) => [value.id, value])),
    requests: new Map(requests.map(({ value }) => [value.id, value])),
    providers: new Map(providers.map(({ id, value }) => [id, value])),
    weighing: new Map(weighing ? [['weighing', weighing.value]] : []),
  };
}

function rulesOf(owner: string, rules: readonly RuleSource[]): [string, object][] {
  return rules.map((rule) => [`${owner}/${ruleSlug(rule)}`, rule]);
}

/** The old rules by their new ids: a rule without an id of its own is named after its words, and they may change. */
function renamed(old: Parts, now: Parts): Parts {
  const conditions = (id: string, rule: object) =>
    JSON.stringify([id.slice(0, id.indexOf('/')), 'when' in rule ? rule.when : null]);
  const fresh = new Map([...now].filter(([id]) => !old.has(id)).map(([id, rule]) => [conditions(id, rule), id]));
  return new Map([...old].map(([id, rule]) => [now.has(id) ? id : (fresh.get(conditions(id, rule)) ?? id), rule]));
}

function difference(old: Parts, now: Parts): Difference {
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, value]) => {
      const before = old.get(id);
      const parts = before ? differing(before, value) : [];
      return parts.length > 0 ? [{ id, parts }] : [];
    }),
  };
}

function differing(a: object, b: object): string[] {
  const [before, after] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
}
