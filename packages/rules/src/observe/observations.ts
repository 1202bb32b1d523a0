import type { Fact } from '../knowledge/compile.ts';
import type { FactRecord } from '../knowledge/conditions.ts';
import { type FactValue, stateValue } from '../knowledge/fact-values.ts';
import { type Belief, believed, type Observation, type ObservationSource } from './observation.ts';

/**
 * Collects the observations of one failure. Of several for one fact the most believed wins, the first
 * of equals; the members of sets come together, guesses apart from what is known.
 */
export class Observations {
  readonly record: FactRecord = [];
  readonly #byFact = new Map<string, { observation: Observation; belief: Belief }>();
  readonly #facts: ReadonlyMap<string, Fact>;

  constructor(facts: ReadonlyMap<string, Fact>) {
    this.#facts = facts;
    // Unknown is undefined; a filled array keeps every record of one shape, which is what makes closures fast.
    for (let i = 0; i < facts.size; i += 1) this.record.push(undefined);
  }

  /** Notes a value; a fact that the knowledge does not have is left out. */
  add(id: string, value: FactValue, source: ObservationSource, belief: Belief): void {
    const fact = this.#facts.get(id);
    if (!fact) return;
    const before = this.#byFact.get(id);
    const isGuess = belief === 'guess';
    const joins = belief !== 'answer' && before && isGuess === (before.belief === 'guess');
    if (joins && Array.isArray(value) && Array.isArray(before.observation.value)) {
      const joined = [...new Set([...before.observation.value, ...value])];
      this.#put(fact, joined, before.observation.source, before.belief);
      return;
    }
    if (before && believed[before.belief] >= believed[belief]) return;
    this.#put(fact, value, source, belief);
  }

  #put(fact: Fact, value: FactValue, source: ObservationSource, belief: Belief): void {
    this.record[fact.slot] = value;
    this.#byFact.set(fact.id, {
      observation: { fact: fact.id, statement: stateFrom(source, stateValue(fact, value)), value, source },
      belief,
    });
  }

  /** Notes which hypotheses a text is like, and by how much. */
  addLikeness(id: string, likeness: Readonly<Record<string, number>>, source: ObservationSource, belief: Belief): void {
    const fact = this.#facts.get(id);
    if (!fact || Object.keys(likeness).length === 0) return;
    const value = Object.keys(likeness);
    this.record[fact.slot] = value;
    const observation = { fact: id, statement: stateValue(fact, value), value, source, likeness };
    this.#byFact.set(id, { observation, belief });
  }

  /** What is believed, by fact. */
  get byFact(): ReadonlyMap<string, Observation> {
    return new Map([...this.#byFact].map(([fact, { observation }]) => [fact, observation]));
  }

  /** How much each observation is believed, by fact. */
  get beliefs(): ReadonlyMap<string, Belief> {
    return new Map([...this.#byFact].map(([fact, { belief }]) => [fact, belief]));
  }
}

/** A statement as it is told: what people only suppose is no more than that. */
function stateFrom(source: ObservationSource, statement: string): string {
  return source.kind === 'report' && source.hedged ? `the reporter suspects that ${statement}` : statement;
}
