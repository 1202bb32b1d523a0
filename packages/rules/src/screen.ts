import { anchors, type CompiledCondition, type FactRecord, holds } from './knowledge/conditions.ts';
import type { FactSource, When } from './knowledge/language.ts';

/** What screening needs of a rule. */
export interface Screened {
  when: When;
  test: CompiledCondition;
}

/**
 * Finds the rules that hold without looking at those that cannot: each rule is filed under comparisons
 * one of which must hold for it (`anchors`); only rules filed under a value that a record really has
 * are tested. Work grows with the rules that could hold, not with all of them.
 */
export class Screen<R extends Screened> {
  /** By slot: rules that need exactly this value, or this member of a set. */
  readonly #exact = new Map<number, Map<unknown, number[]>>();
  /** By slot: rules that need the fact known, whatever its value. */
  readonly #known = new Map<number, number[]>();
  readonly #rules: readonly R[];
  /** The run in which a rule was last tested: a rule under two anchors is tested once. */
  readonly #seen: Uint32Array;
  #run = 0;

  constructor(rules: readonly R[], facts: ReadonlyMap<string, { slot: number; type: FactSource['type'] }>) {
    this.#rules = rules;
    this.#seen = new Uint32Array(rules.length);
    rules.forEach((rule, index) => {
      for (const anchor of anchors(rule.when)) {
        const fact = facts.get(anchor.fact);
        if (!fact) throw new Error(`a rule is anchored on ${anchor.fact}, which is not in the vocabulary`);
        const { slot, type } = fact;
        const lookedUp =
          ['equal', 'in'].includes(anchor.operator) || (anchor.operator === 'includes' && type === 'set');
        if (lookedUp) {
          const byValue = this.#exact.get(slot) ?? new Map<unknown, number[]>();
          this.#exact.set(slot, byValue);
          for (const value of [anchor.value].flat()) byValue.set(value, [...(byValue.get(value) ?? []), index]);
        } else this.#known.set(slot, [...(this.#known.get(slot) ?? []), index]);
      }
    });
  }

  /** The rules that hold on a record, in the order of the knowledge. */
  holding(record: FactRecord): R[] {
    this.#run += 1;
    const found: number[] = [];
    for (let slot = 0; slot < record.length; slot += 1) {
      const value = record[slot];
      if (value === undefined) continue;
      const exact = this.#exact.get(slot);
      if (exact) for (const key of Array.isArray(value) ? value : [value]) this.#test(exact.get(key), record, found);
      this.#test(this.#known.get(slot), record, found);
    }
    return found.sort((a, b) => a - b).flatMap((index) => this.#rules[index] ?? []);
  }

  #test(candidates: readonly number[] | undefined, record: FactRecord, found: number[]): void {
    for (const index of candidates ?? []) {
      if (this.#seen[index] === this.#run) continue;
      this.#seen[index] = this.#run;
      if (this.#rules[index]?.test(record) === holds) found.push(index);
    }
  }
}
