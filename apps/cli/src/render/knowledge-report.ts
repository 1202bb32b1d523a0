import type { ExampleResult, KnowledgeError } from '@causeway/rules';
import { counted, percent } from './figures.ts';
import { type Line, span } from './line.ts';

/** Every mistake in the knowledge, as compilers print them: `file:line:column`, what is wrong, the mend. */
export function problemLines({ problems }: KnowledgeError): Line[] {
  return [
    ...problems.flatMap(({ file, line, column, message, mend }): Line[] => [
      [span(`${file}:${line}:${column}`, 'strong'), span(`  ${message}`)],
      [span(`    → ${mend}`, 'dim')],
    ]),
    [span(counted(problems.length, 'mistake'), 'bad')],
  ];
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
