import { EvidenceError } from '@causeway/evidence';
import { Coverage, type ExampleResult, type RuleCoverage, runExamples } from '@causeway/rules';
import { coverageJson } from '../../json/coverage-json.ts';
import { jsonText } from '../../json/json-text.ts';
import { exampleLines } from '../../render/knowledge-report.ts';
import { coverageLines, uncoveredLines } from '../../render/knowledge-report-coverage.ts';
import { blank } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeOf } from '../evidence.ts';

export interface TestOptions extends Appearance {
  folder?: string;
  json?: boolean;
  /** Whether to list what examples leave uncovered; a text: of rules whose id begins with it. */
  uncovered?: boolean | string;
}

/**
 * Runs the examples of the causes whose id begins with `prefix`. What they cover is measured where all are run:
 * without a prefix, or where what is uncovered is asked for.
 * @returns exit status: 0 all passed, 1 some failed
 * @throws EvidenceError where there is no such cause
 */
export async function testKnowledge(prefix: string, options: TestOptions, console: Console): Promise<number> {
  const { uncovered, json } = options;
  const knowledge = knowledgeOf(options);
  const isWhole = prefix === '' || uncovered !== undefined;
  const coverage = isWhole ? new Coverage(knowledge) : undefined;
  const all = await runExamples(knowledge, isWhole ? '' : prefix, ({ assessment }) => {
    for (const { record } of assessment.observed.subjects) coverage?.take(record);
  });
  const results = all.filter((result) => result.cause.startsWith(prefix));
  if (results.length === 0) {
    throw new EvidenceError(
      'NO_EXAMPLES',
      `No cause with examples begins with "${prefix}".`,
      'Give an area or the beginning of an id: auth, webhook.re.',
      ['PREFIX'],
    );
  }
  const wanted = typeof uncovered === 'string' ? uncovered : prefix;
  const rules = coverage?.rules.filter(({ rule }) => rule.id.startsWith(wanted));
  if (rules?.length === 0) {
    throw new EvidenceError(
      'NO_RULES',
      `No rule begins with "${wanted}".`,
      'Give an area, the beginning of a cause or of a rule, or none: auth, webhook.re.',
      ['uncovered'],
    );
  }
  if (json) console.output.write(jsonText(resultJson(results, rules)));
  else {
    await show(
      () => [
        ...(rules && uncovered !== undefined ? [...uncoveredLines(rules), blank] : []),
        ...exampleLines(results),
        ...(rules ? coverageLines(rules, uncovered === undefined) : []),
      ],
      console,
      options,
    );
  }
  return results.every((r) => r.passed) ? 0 : 1;
}

function resultJson(results: readonly ExampleResult[], rules: readonly RuleCoverage[] | undefined): object {
  const failed = results.filter((r) => !r.passed);
  return {
    passed: results.length - failed.length,
    failed: failed.map(({ cause, name, expected, got }) => ({ cause, name, expected, got })),
    coverage: rules ? coverageJson(rules) : null,
  };
}
