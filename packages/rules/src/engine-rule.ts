import { Almanac, Engine, Rule as JsonRule, Operator, type RuleProperties } from 'json-rules-engine';
import { type FactRecord, predicate } from './knowledge/conditions.ts';
import type { FactValue } from './knowledge/fact-values.ts';
import type { Scalar, When } from './knowledge/language.ts';

/** Slots of the facts by id. */
type Slots = ReadonlyMap<string, { slot: number }>;

/** The operators that json-rules-engine lacks, or has in a form that does not fit (`contains` ignores texts). */
const ownOperators = ['matches', 'includes', 'excludes', 'startsWith', 'before', 'after'] as const;

/** Tests of written values, made once each: the knowledge is the only source of them, so they are few. */
const predicates = new Map<string, (value: FactValue) => boolean>();

/** Holds the operators for all rules and is never run, so runs that overlap have nothing to disturb. */
const operatorsOnly = new Engine([], { allowUndefinedFacts: true });
for (const name of ownOperators) {
  operatorsOnly.addOperator(
    new Operator<FactValue | undefined, Scalar>(name, (value, wanted) => {
      if (value === undefined) return false;
      const key = `${name} ${wanted}`;
      const test = predicates.get(key) ?? predicate(name, wanted);
      predicates.set(key, test);
      return test(value);
    }),
  );
}

/**
 * A rule of json-rules-engine, built once and judged by itself: `evaluate` is what the engine's `run`
 * calls for each of its rules. A run of a whole engine would add its own events and ordering to each
 * rule, of which nothing is used here.
 */
export class EngineRule extends JsonRule {
  declare evaluate: (almanac: Almanac) => Promise<{ result: boolean | null }>;
  declare setEngine: (engine: Engine) => this;

  constructor(id: string, when: When) {
    const properties: RuleProperties = { name: id, conditions: structuredClone(when), event: { type: id } };
    super(properties);
    this.setEngine(operatorsOnly);
  }
}

/** Gives json-rules-engine the values of a record as they stand, without making a fact object of each. */
export class RecordAlmanac extends Almanac {
  readonly #record: FactRecord;
  readonly #slots: Slots;

  constructor(record: FactRecord, slots: Slots) {
    super({ allowUndefinedFacts: true });
    this.#record = record;
    this.#slots = slots;
  }

  override factValue<T>(id: string): Promise<T> {
    const value: unknown = this.#record[this.#slots.get(id)?.slot ?? -1];
    return Promise.resolve(value) as Promise<T>;
  }
}
