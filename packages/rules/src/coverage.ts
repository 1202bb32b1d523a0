import type { Knowledge, Rule } from './knowledge/compile.ts';
import {
  type CompiledCondition,
  comparisonsIn,
  compileCondition,
  type FactRecord,
  fails,
  holds,
} from './knowledge/conditions.ts';
import type { Comparison } from './knowledge/language.ts';
import { type Possible, possibleOf } from './knowledge/obtainable.ts';
import { isWritten } from './knowledge/written.ts';
import { notedFacts } from './observe/noted-facts.ts';

/** Whether some example made something hold, and some made it fail; unknown is neither. */
export interface Covered {
  holds: boolean;
  fails: boolean;
  /** Whether any evidence could, by the cues, questions and observers of its facts. */
  possible: Possible;
}

export interface ConditionCoverage extends Covered {
  comparison: Comparison;
}

/** What examples showed of one rule. */
export interface RuleCoverage extends Covered {
  rule: Rule;
  /** Each comparison of the rule, taken by itself. */
  conditions: readonly ConditionCoverage[];
}

const unseen = { holds: false, fails: false };

/** Something whose verdict on a record is looked for. */
interface Watched extends Covered {
  test: CompiledCondition;
}

/**
 * What the records that it is shown cover of rules and of their comparisons: each should be seen to
 * hold and to fail, or a mistake in it could go unseen. Comparisons that read alike are one.
 */
export class Coverage {
  readonly #rules: readonly { rule: Rule; watched: Watched; conditions: readonly ConditionCoverage[] }[];
  /** What was not yet seen both to hold and to fail. */
  #open: Watched[];

  /** @param noted facts that code notes, beside cues and questions */
  constructor({ rules, facts }: Pick<Knowledge, 'rules' | 'facts'>, noted: ReadonlySet<string> = notedFacts) {
    const comparisons = new Map<string, Watched & ConditionCoverage>();
    const slotOf = (fact: string) => facts.get(fact)?.slot ?? -1;
    this.#rules = rules.filter(isWritten).map((rule) => {
      const conditions = comparisonsIn(rule.when).map((comparison) => {
        const key = JSON.stringify([comparison.fact, comparison.operator, comparison.value]);
        const same = comparisons.get(key) ?? {
          comparison,
          ...unseen,
          possible: possibleOf(comparison, facts, noted),
          test: compileCondition(comparison, slotOf),
        };
        comparisons.set(key, same);
        return same;
      });
      const watched = { ...unseen, possible: possibleOf(rule.when, facts, noted), test: rule.test };
      return { rule, watched, conditions: [...new Set(conditions)] };
    });
    this.#open = [...this.#rules.map(({ watched }) => watched), ...comparisons.values()];
  }

  /** Takes one record into account: what is known of one failure of an example. */
  take(record: FactRecord): void {
    this.#open = this.#open.filter((watched) => {
      const verdict = watched.test(record);
      if (verdict === holds) watched.holds = true;
      else if (verdict === fails) watched.fails = true;
      return !(watched.holds && watched.fails);
    });
  }

  /** Every rule that somebody wrote, in the order of the knowledge. */
  get rules(): RuleCoverage[] {
    return this.#rules.map(({ rule, watched, conditions }) => ({
      rule,
      holds: watched.holds,
      fails: watched.fails,
      possible: watched.possible,
      conditions,
    }));
  }
}

/** Whether something was seen to hold, and to fail where it can. */
export function isCovered({ holds, fails, possible }: Covered): boolean {
  return holds && (fails || !possible.fails);
}

export interface CoverageTotals {
  rules: Totals;
  /** Comparisons, those that read alike being one. */
  conditions: Totals;
}
interface Totals {
  total: number;
  covered: number;
  neverHold: number;
  /** Those that can fail, and did not. */
  neverFail: number;
}

/** How much of some rules is covered. */
export function coverageTotals(rules: readonly RuleCoverage[]): CoverageTotals {
  return { rules: totalsOf(rules), conditions: totalsOf([...new Set(rules.flatMap((rule) => rule.conditions))]) };
}

function totalsOf(list: readonly Covered[]): Totals {
  return {
    total: list.length,
    covered: list.filter(isCovered).length,
    neverHold: list.filter((c) => !c.holds).length,
    neverFail: list.filter((c) => !c.fails && c.possible.fails).length,
  };
}
