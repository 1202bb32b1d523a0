import { type ExampleResult, type Problem, type Warning, type WarningKind, warningKinds } from '@causeway/rules';
import { counted, percent } from './figures.ts';
import { type Line, span } from './line.ts';

/** Every mistake in the knowledge, as compilers print them: `file:line:column`, what is wrong, the mend. */
export function problemLines(problems: readonly Problem[]): Line[] {
  return [...problems.flatMap(placeLines), [span(counted(problems.length, 'mistake'), 'bad')]];
}

/** Every warning likewise, and how many there are of each kind. */
export function warningLines(warnings: readonly Warning[]): Line[] {
  if (warnings.length === 0) return [];
  const kinds = warningKinds.flatMap((kind) => {
    const own = warnings.filter((warning) => warning.kind === kind);
    return own.length > 0 ? [`${own.length} ${kindNames[kind]}`] : [];
  });
  return [...warnings.flatMap(placeLines), [span(`${counted(warnings.length, 'warning')}: ${kinds.join(', ')}`)]];
}

const kindNames: Record<WarningKind, string> = {
  contradicting: 'contradicting',
  out_of_reach: 'out of reach',
  not_told_apart: 'not told apart',
  shadowed: 'shadowed',
  unobtainable: 'unobtainable',
  missing_choice: 'without a choice',
  no_benefit: 'of no benefit',
  unused: 'unused',
  unwritten: 'unwritten',
};

function placeLines({ file, line, column, message, mend }: Problem): Line[] {
  return [[span(`${file}:${line}:${column}`, 'strong'), span(`  ${message}`)], [span(`    → ${mend}`, 'dim')]];
}

/** Each example that failed, with what came first instead, and how many passed. */
export function exampleLines(results: readonly ExampleResult[]): Line[] {
  const failed = results.filter((r) => !r.passed);
  return [
    ...failed.flatMap(({ cause, name, expected, got }): Line[] => [
      [span('failed ', 'bad'), span(cause, 'strong'), span(`  ${name}`)],
      [span(`    expected ${expected}`)],
      [
        span(
          `    came first: ${got.map((g) => `${g.cause ?? 'none of these'} ${percent(g.probability)}`).join(', ')}`,
          'dim',
        ),
      ],
    ]),
    [span(`${results.length - failed.length} passed, ${failed.length} failed`, failed.length > 0 ? 'bad' : 'good')],
  ];
}
