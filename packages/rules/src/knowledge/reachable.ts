import type { Comparison, Condition, FactSource, Scalar, When } from './language.ts';

/**
 * Why a condition can never hold, or undefined where it can. Looks at what must hold together: two
 * different values demanded of one fact, or an empty range of a number.
 */
export function contradiction(when: When, facts: ReadonlyMap<string, FactSource>): string | undefined {
  return contradictionAmong([when], facts);
}

function contradictionAmong(
  together: readonly Condition[],
  facts: ReadonlyMap<string, FactSource>,
): string | undefined {
  const comparisons: Comparison[] = [];
  const choices: Condition[][] = [];
  const flatten = (list: readonly Condition[]) => {
    for (const condition of list) {
      if ('fact' in condition) comparisons.push(condition);
      else if ('all' in condition) flatten(condition.all);
      else choices.push(condition.any);
    }
  };
  flatten(together);
  const byFact = Map.groupBy(comparisons, (c) => c.fact);
  for (const [id, list] of byFact) {
    const fact = facts.get(id);
    const conflict = fact && conflictOf(fact, list);
    if (conflict) return conflict;
  }
  for (const choice of choices) {
    const reasons = choice.map((option) => contradictionAmong([...comparisons, option], facts));
    if (reasons.every((reason) => reason !== undefined)) return reasons[0];
  }
  return undefined;
}

function conflictOf(fact: FactSource, comparisons: readonly Comparison[]): string | undefined {
  const possible = fact.type === 'boolean' ? [true, false] : fact.type === 'enum' ? fact.values : undefined;
  const named: Scalar[] =
    possible ?? comparisons.filter((c) => ['equal', 'in'].includes(c.operator)).flatMap((c) => c.value);
  if (fact.type === 'set') {
    const wanted = comparisons.filter((c) => c.operator === 'includes').map((c) => c.value);
    const clash = comparisons.find((c) => c.operator === 'excludes' && wanted.includes(c.value));
    return clash ? `${fact.id} cannot both include and exclude ${clash.value}` : undefined;
  }
  const finite = possible !== undefined || comparisons.some((c) => ['equal', 'in'].includes(c.operator));
  if (finite && named.length > 0 && !named.some((value) => comparisons.every((c) => admits(c, value)))) {
    return `no value of ${fact.id} fits ${comparisons.map((c) => `${c.operator} ${c.value}`).join(' and ')}`;
  }
  if (fact.type === 'number') {
    const low = Math.max(
      -Infinity,
      ...comparisons.filter((c) => c.operator.startsWith('greaterThan')).map((c) => Number(c.value)),
    );
    const high = Math.min(
      Infinity,
      ...comparisons.filter((c) => c.operator.startsWith('lessThan')).map((c) => Number(c.value)),
    );
    const open = comparisons.some((c) => ['greaterThan', 'lessThan'].includes(c.operator));
    if (low > high || (low === high && open)) return `no number is above ${low} and below ${high}`;
  }
  return undefined;
}

/** Whether a comparison could hold of a value; only what is certain counts as no. */
function admits(comparison: Comparison, value: Scalar): boolean {
  const { operator, value: wanted } = comparison;
  const list: Scalar[] = Array.isArray(wanted) ? wanted : [wanted];
  const single = list[0];
  switch (operator) {
    case 'equal':
    case 'in':
      return list.includes(value);
    case 'notEqual':
    case 'notIn':
      return !list.includes(value);
    case 'lessThan':
      return Number(value) < Number(single);
    case 'lessThanInclusive':
      return Number(value) <= Number(single);
    case 'greaterThan':
      return Number(value) > Number(single);
    case 'greaterThanInclusive':
      return Number(value) >= Number(single);
    case 'startsWith':
      return String(value).startsWith(String(single));
    default:
      return true;
  }
}
