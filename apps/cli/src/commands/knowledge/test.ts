import { EvidenceError } from '@causeway/evidence';
import {
  Coverage,
  compileKnowledge,
  type ExampleResult,
  type Knowledge,
  KnowledgeError,
  type KnowledgeFiles,
  type RuleCoverage,
  runExamples,
} from '@causeway/rules';
import { coverageJson } from '../../json/coverage-json.ts';
import { jsonText } from '../../json/json-text.ts';
import { exampleLines, problemLines } from '../../render/knowledge-report.ts';
import { coverageLines, uncoveredLines } from '../../render/knowledge-report-coverage.ts';
import { blank, span } from '../../render/line.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeFiles } from '../evidence.ts';
import { runInParts, usefulParts } from './example-parts.ts';
import { watching } from './watch.ts';

export interface TestOptions extends Appearance {
  folder?: string;
  json?: boolean;
  /** Whether to list what examples leave uncovered; a text: of rules whose id begins with it. */
  uncovered?: boolean | string;
  /** Again whenever a file changes. */
  watch?: boolean;
}

/**
 * Runs the examples of the causes whose id begins with `prefix`. What they cover is measured where all are run:
 * without a prefix, or where what is uncovered is asked for.
 * @returns exit status: 0 all passed, 1 some failed
 * @throws EvidenceError where there is no such cause
 * @throws KnowledgeError where the knowledge has mistakes
 */
export async function testKnowledge(prefix: string, options: TestOptions, console: Console): Promise<number> {
  if (options.watch) {
    const once = { ...options, pager: false };
    return watching(once, console, (changed) => testAgain(prefix, changed, once, console));
  }
  return testOnce(prefix, read(options), options, console);
}

/** A knowledge, and what it is compiled from. */
interface GivenKnowledge {
  files: KnowledgeFiles;
  knowledge: Knowledge;
}

function read(options: TestOptions): GivenKnowledge {
  const files = knowledgeFiles(options);
  return { files, knowledge: compileKnowledge(files) };
}

/** The examples of the causes that changed first, then all; of knowledge with mistakes, these. */
async function testAgain(
  prefix: string,
  changed: readonly string[],
  options: TestOptions,
  console: Console,
): Promise<void> {
  try {
    const given = read(options);
    const { knowledge } = given;
    const causes = new Set(
      changed.flatMap((path) => {
        const [, area, name] = /^causes\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
        const id = `${area}.${name}`;
        return knowledge.causes.has(id) && id.startsWith(prefix) ? [id] : [];
      }),
    );
    for (const id of causes) {
      const results = await runExamples(knowledge, (cause) => cause === id);
      await show(() => [[span(id, 'strong')], ...exampleLines(results)], console, options);
    }
    await testOnce(prefix, given, options, console);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    await show(() => problemLines(error.problems), console, options);
  }
}

async function testOnce(
  prefix: string,
  { files, knowledge }: GivenKnowledge,
  { uncovered, json, ...options }: TestOptions,
  console: Console,
): Promise<number> {
  const isWhole = prefix === '' || uncovered !== undefined;
  const run = isWhole ? '' : prefix;
  const ran = await runInParts(knowledge, { files, prefix: run, parts: usefulParts(knowledge, run) });
  const coverage = isWhole ? new Coverage(knowledge) : undefined;
  for (const record of ran.records) coverage?.take(record);
  const results = ran.results.filter((result) => result.cause.startsWith(prefix));
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
