import { Almanac, Engine, Operator } from 'json-rules-engine';
import type { Knowledge, Rule } from './knowledge/compile.ts';
import { type FactRecord, predicate } from './knowledge/conditions.ts';
import type { FactValue } from './knowledge/fact-values.ts';
import type { Scalar } from './knowledge/language.ts';
import type { Observation } from './observe/observation.ts';

/** Tests of written values, made once each: the knowledge is the only source of them, so they are few. */
const predicates = new Map<string, (value: FactValue) => boolean>();

/** The operators that json-rules-engine lacks, or has in a form that does not fit (`contains` ignores texts). */
const ownOperators = (['matches', 'includes', 'excludes', 'startsWith', 'before', 'after'] as const).map(
  (name) =>
    new Operator<FactValue | undefined, Scalar>(name, (value, wanted) => {
      if (value === undefined) return false;
      const key = `${name} ${wanted}`;
      const test = predicates.get(key) ?? predicate(name, wanted);
      predicates.set(key, test);
      return test(value);
    }),
);

/** Gives json-rules-engine the values of a record as they stand, without making a fact object of each. */
class RecordAlmanac extends Almanac {
  readonly #record: FactRecord;
  readonly #facts: Knowledge['facts'];

  constructor(record: FactRecord, facts: Knowledge['facts']) {
    super({ allowUndefinedFacts: true });
    this.#record = record;
    this.#facts = facts;
  }

  override factValue<T>(id: string): Promise<T> {
    const value: unknown = this.#record[this.#facts.get(id)?.slot ?? -1];
    return Promise.resolve(value) as Promise<T>;
  }
}

/** A rule that holds, with the observations it rests on. */
export interface Held {
  rule: Rule;
  observations: readonly Observation[];
}

/** A record of facts with the observation behind each. */
export interface Judged {
  record: FactRecord;
  observations: ReadonlyMap<string, Observation>;
}

/**
 * Screens all rules against the record, then lets json-rules-engine judge those that hold; what it
 * confirms is the result. A rule holds when its conditions are true whatever the unknown facts may be:
 * conditions have no negation, so what json-rules-engine makes of an unknown fact cannot change that.
 */
export async function judge(judged: Judged, knowledge: Pick<Knowledge, 'facts' | 'screen'>): Promise<Held[]> {
  const holding = knowledge.screen.holding(judged.record);
  if (holding.length === 0) return [];
  const confirmed = await runEngine(holding, judged.record, knowledge);
  return holding
    .filter((rule) => confirmed.has(rule.id))
    .map((rule) => ({ rule, observations: rule.facts.flatMap((fact) => judged.observations.get(fact) ?? []) }));
}

/**
 * One run of json-rules-engine: a fresh engine (a shared one loses rules when runs overlap) over rules
 * built once.
 * @returns ids of the rules that it finds true
 */
export async function runEngine(
  rules: readonly Rule[],
  record: FactRecord,
  knowledge: Pick<Knowledge, 'facts'>,
): Promise<Set<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const operator of ownOperators) engine.addOperator(operator);
  for (const rule of rules) engine.addRule(rule.engineRule);
  const { events } = await engine.run(undefined, { almanac: new RecordAlmanac(record, knowledge.facts) });
  return new Set(events.map((event) => event.type));
}
