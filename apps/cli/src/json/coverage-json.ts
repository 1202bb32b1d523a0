import { type Covered, coverageTotals, isCovered, type RuleCoverage } from '@causeway/rules';

/** What examples cover, with each rule that is not covered and what is missing for it. */
export function coverageJson(rules: readonly RuleCoverage[]): object {
  return {
    ...coverageTotals(rules),
    uncovered: rules
      .filter((covered) => !isCovered(covered) || !covered.conditions.every(isCovered))
      .map(({ rule, conditions, ...covered }) => ({
        rule: rule.id,
        says: rule.says,
        missing: missingOf(covered),
        conditions: conditions
          .filter((c) => !isCovered(c))
          .map(({ comparison, ...c }) => ({ ...comparison, missing: missingOf(c) })),
      })),
  };
}

function missingOf({ holds, fails, possible }: Covered): string[] {
  return [...(holds ? [] : ['holds']), ...(fails || !possible.fails ? [] : ['fails'])];
}
