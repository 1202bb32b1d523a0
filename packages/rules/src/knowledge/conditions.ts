import type { FactValue } from './fact-values.ts';
import type { Comparison, Condition, Operator, Scalar, When } from './language.ts';
import { knowledgePattern, lowerCase } from './pattern.ts';

/**
 * Conditions compiled to closures over a fact record, in Kleene's three-valued logic: an unknown fact
 * makes a comparison unknown; `all` fails as soon as one member fails; `any` holds as soon as one holds.
 */
export const fails = 0;
export const unknown = 1;
export const holds = 2;
/** The order is that of truth, so that `all` is a minimum and `any` a maximum. */
type Verdict = typeof fails | typeof unknown | typeof holds;

/** Values by slot (a fact's number in the vocabulary); undefined is unknown. */
export type FactRecord = (FactValue | undefined)[];
export type CompiledCondition = (record: FactRecord) => Verdict;

/** Texts longer than this are matched on their beginning only. */
const matchInputCap = 10_000;

/** Operators that name what a fact must not be. */
export const excluding: ReadonlySet<Operator> = new Set(['notEqual', 'notIn', 'excludes']);

/**
 * Compiles a condition.
 * @param slotOf gives the slot of each fact
 * @param exclusions the verdict of a comparison that only excludes values, while its fact is unknown
 */
export function compileCondition(
  condition: Condition,
  slotOf: (fact: string) => number,
  exclusions: Verdict = unknown,
): CompiledCondition {
  if ('fact' in condition) {
    return compileComparison(
      condition,
      slotOf(condition.fact),
      excluding.has(condition.operator) ? exclusions : unknown,
    );
  }
  const [isAll, members] = 'all' in condition ? [true, condition.all] : [false, condition.any];
  const compiled = members.map((member) => compileCondition(member, slotOf, exclusions));
  const only = compiled[0];
  if (compiled.length === 1 && only) return only;
  return isAll
    ? (record) => {
        let verdict: Verdict = holds;
        for (const member of compiled) {
          const one = member(record);
          if (one === fails) return fails;
          if (one === unknown) verdict = unknown;
        }
        return verdict;
      }
    : (record) => {
        let verdict: Verdict = fails;
        for (const member of compiled) {
          const one = member(record);
          if (one === holds) return holds;
          if (one === unknown) verdict = unknown;
        }
        return verdict;
      };
}

function compileComparison(comparison: Comparison, slot: number, onUnknown: Verdict): CompiledCondition {
  const test = predicate(comparison.operator, comparison.value);
  return (record) => {
    const value = record[slot];
    return value === undefined ? onUnknown : test(value) ? holds : fails;
  };
}

/** The test of one operator against a written value. json-rules-engine is given the same, so that the two agree by construction. */
export function predicate(operator: Operator, wanted: Scalar | Scalar[]): (value: FactValue) => boolean {
  const list = new Set<unknown>(Array.isArray(wanted) ? wanted : [wanted]);
  const number = Number(wanted);
  const text = String(wanted);
  switch (operator) {
    case 'equal':
      return (value) => value === wanted;
    case 'notEqual':
      return (value) => value !== wanted;
    case 'in':
      return (value) => list.has(value);
    case 'notIn':
      return (value) => !list.has(value);
    case 'lessThan':
      return (value) => typeof value === 'number' && value < number;
    case 'lessThanInclusive':
      return (value) => typeof value === 'number' && value <= number;
    case 'greaterThan':
      return (value) => typeof value === 'number' && value > number;
    case 'greaterThanInclusive':
      return (value) => typeof value === 'number' && value >= number;
    case 'includes':
      return (value) => (typeof value === 'string' || Array.isArray(value)) && value.includes(text);
    case 'excludes':
      return (value) => Array.isArray(value) && !value.includes(text);
    case 'startsWith':
      return (value) => typeof value === 'string' && value.startsWith(text);
    case 'matches': {
      const pattern = knowledgePattern(text);
      return (value) => typeof value === 'string' && pattern.test(lowerCase(value.slice(0, matchInputCap)));
    }
    case 'before': {
      const time = Date.parse(text);
      return (value) => typeof value === 'number' && value < time;
    }
    case 'after': {
      const time = Date.parse(text);
      return (value) => typeof value === 'number' && value > time;
    }
  }
}

/** Every comparison below a condition. */
export function comparisonsIn(condition: Condition): Comparison[] {
  if ('fact' in condition) return [condition];
  return ('all' in condition ? condition.all : condition.any).flatMap(comparisonsIn);
}

/** Every fact that a condition names, each once. */
export function factsOf(condition: Condition): string[] {
  return [...new Set(comparisonsIn(condition).map((comparison) => comparison.fact))];
}

/**
 * Comparisons one of which must hold for the condition to hold: what a rule is indexed under. Of an
 * `all` the rarest member serves (an exact value before a range), of an `any` every member is needed.
 */
export function anchors(when: When): Comparison[] {
  return anchorsOf(when).comparisons;
}

interface Anchor {
  comparisons: Comparison[];
  /** Higher is more selective. */
  rank: number;
}

function anchorsOf(condition: Condition): Anchor {
  if ('fact' in condition) return { comparisons: [condition], rank: selectivity(condition) };
  const members = ('all' in condition ? condition.all : condition.any).map(anchorsOf);
  if ('any' in condition) {
    return { comparisons: members.flatMap((m) => m.comparisons), rank: Math.min(...members.map((m) => m.rank)) };
  }
  return members.reduce((best, member) => (member.rank > best.rank ? member : best));
}

function selectivity(comparison: Comparison): number {
  if (comparison.operator === 'equal') return typeof comparison.value === 'boolean' ? 2 : 4;
  if (comparison.operator === 'in') return 3;
  if (comparison.operator === 'includes') return 3;
  return 1;
}
