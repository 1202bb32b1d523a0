import {
  type ConditionCoverage,
  type CoverageTotals,
  type Covered,
  coverageTotals,
  isCovered,
  type RuleCoverage,
} from '@causeway/rules';
import { counted, thousands } from './figures.ts';
import { type Line, span } from './line.ts';

/** How many rules and conditions examples cover. `hint`: also how to see the others. */
export function coverageLines(rules: readonly RuleCoverage[], hint: boolean): Line[] {
  const totals = coverageTotals(rules);
  const isWhole = [totals.rules, totals.conditions].every(({ total, covered }) => total === covered);
  return [
    totalLine('rule', totals.rules),
    totalLine('condition', totals.conditions),
    ...(hint && !isWhole ? [[span('    --uncovered names the others', 'dim')]] : []),
  ];
}

function totalLine(what: string, { total, covered, neverHold, neverFail }: CoverageTotals[keyof CoverageTotals]): Line {
  const counts = `${counted(total, what)}: ${thousands(covered)} covered`;
  const missing = total > covered ? `, ${thousands(neverHold)} never hold, ${thousands(neverFail)} never fail` : '';
  return [span(counts + missing, total > covered ? 'plain' : 'good')];
}

/** Each rule that no example makes hold or fail, or of which no example makes a condition hold or fail. */
export function uncoveredLines(rules: readonly RuleCoverage[]): Line[] {
  const lines = rules.flatMap((covered): Line[] => {
    const conditions = covered.conditions.filter((c) => !isCovered(c));
    if (isCovered(covered) && conditions.length === 0) return [];
    const { rule } = covered;
    return [
      [span(rule.id, 'strong'), ...(isCovered(covered) ? [] : [span(`  ${missing(covered)}`, 'bad')])],
      [span(`    ${rule.says}`)],
      ...conditions.map((c): Line => [span(`    ${conditionText(c)}: ${missing(c)}`, 'dim')]),
    ];
  });
  return lines.length > 0 ? lines : [[span('Examples make every rule and condition hold and fail.', 'good')]];
}

function missing({ holds, fails, possible }: Covered): string {
  if (!possible.holds) return 'cannot hold';
  if (holds) return 'never fails';
  return fails || !possible.fails ? 'never holds' : 'never known';
}

/** A comparison as one reads it: `response.status in 401, 403`. */
function conditionText({ comparison: { fact, operator, value } }: ConditionCoverage): string {
  return `${fact} ${operator} ${[value].flat().join(', ')}`;
}
