import { predicate } from './conditions.ts';
import type { FactValue } from './fact-values.ts';
import type { Comparison, Condition, FactSource } from './language.ts';
import { contradiction } from './reachable.ts';

type Facts = ReadonlyMap<string, FactSource>;

/** More ways than this for a condition to hold are not looked at. */
const mostWays = 400;

/**
 * Whether a condition holds in every record in which another does. What is said is certain; where it cannot be
 * told (patterns, texts, too many ways to hold) the answer is no.
 */
export function implies(given: Condition, wanted: Condition, facts: Facts): boolean {
  const ways = waysToHold(given);
  return ways?.every((way) => contradiction({ all: way }, facts) !== undefined || follows(way, wanted, facts)) ?? false;
}

/** Whether two conditions hold in the same records, as far as that can be told. */
export function isEquivalent(a: Condition, b: Condition, facts: Facts): boolean {
  return implies(a, b, facts) && implies(b, a, facts);
}

/**
 * The ways in which a condition can hold, each a list of comparisons that all have to: its disjunctive normal form.
 * Undefined where there are too many to look at.
 */
export function waysToHold(condition: Condition): Comparison[][] | undefined {
  if ('fact' in condition) {
    const { fact, operator, value } = condition;
    return operator === 'in' ? [value].flat().map((one) => [{ fact, operator: 'equal', value: one }]) : [[condition]];
  }
  const members = ('all' in condition ? condition.all : condition.any).map(waysToHold);
  const isAny = 'any' in condition;
  let ways: Comparison[][] = isAny ? [] : [[]];
  for (const member of members) {
    if (!member || (isAny ? ways.length + member.length : ways.length * member.length) > mostWays) return undefined;
    ways = isAny ? [...ways, ...member] : ways.flatMap((way) => member.map((other) => [...way, ...other]));
  }
  return ways;
}

/** Whether a condition holds wherever all of some comparisons do. */
export function follows(given: readonly Comparison[], wanted: Condition, facts: Facts): boolean {
  if ('fact' in wanted) return comparisonFollows(given, [wanted], facts);
  if ('all' in wanted) return wanted.all.every((member) => follows(given, member, facts));
  if (wanted.any.some((member) => follows(given, member, facts))) return true;
  // Comparisons of one fact may leave nothing else together: below 400, or 400 and above.
  const comparisons = wanted.any.flatMap((member) => ('fact' in member ? [member] : []));
  return [...Map.groupBy(comparisons, (c) => c.fact).values()].some((own) => comparisonFollows(given, own, facts));
}

/** Whether one of the comparisons wanted, all of one fact, holds whatever value of it fits what is given. */
function comparisonFollows(given: readonly Comparison[], wanted: readonly Comparison[], facts: Facts): boolean {
  const fact = facts.get(wanted[0]?.fact ?? '');
  const own = given.filter((c) => c.fact === fact?.id);
  // Of a fact that nothing is said of, the value may be unknown.
  if (!fact || own.length === 0) return false;
  const values = tellingValues(fact, [...own, ...wanted], own);
  if (!values) return wanted.some((w) => own.some((g) => sameOrWeaker(g, w)));
  const tests = wanted.map((w) => predicate(w.operator, w.value));
  const fits = own.map((g) => predicate(g.operator, g.value));
  return values.filter((v) => fits.every((test) => test(v))).every((v) => tests.some((test) => test(v)));
}

/** Values among which every verdict on the comparisons occurs; undefined where there are no such few. */
function tellingValues(
  fact: FactSource,
  comparisons: readonly Comparison[],
  own: readonly Comparison[],
): readonly FactValue[] | undefined {
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return fact.values;
    case 'number':
      return numbersAround(comparisons.flatMap((c) => c.value).map(Number));
    case 'time':
      return numbersAround(comparisons.flatMap((c) => c.value).map((value) => Date.parse(String(value))));
    case 'text':
      return own.find((c) => c.operator === 'equal' || c.operator === 'in')?.value === undefined
        ? undefined
        : own.filter((c) => c.operator === 'equal' || c.operator === 'in').flatMap((c) => c.value);
    case 'set':
      return undefined;
  }
}

/** Numbers at, between and beyond those given. */
export function numbersAround(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const between = sorted.slice(1).map((n, i) => (n + (sorted[i] ?? n)) / 2);
  return [...sorted, ...between, (sorted[0] ?? 0) - 1, (sorted.at(-1) ?? 0) + 1];
}

/** Of texts and sets: whether a comparison says the same as another, or more. */
function sameOrWeaker(given: Comparison, wanted: Comparison): boolean {
  const [g, w] = [[given.value].flat().map(String), [wanted.value].flat().map(String)];
  const [text = '', part = ''] = [g[0], w[0]];
  if (given.operator === wanted.operator) {
    switch (given.operator) {
      case 'startsWith':
        return text.startsWith(part);
      case 'notIn':
        return w.every((value) => g.includes(value));
      default:
        return text === part && g.length === w.length;
    }
  }
  switch (wanted.operator) {
    case 'notEqual':
      return given.operator === 'notIn' && g.includes(part);
    case 'notIn':
      return given.operator === 'notEqual' && w.every((value) => value === text);
    case 'includes':
      return given.operator === 'startsWith' && text.includes(part);
    default:
      return false;
  }
}
