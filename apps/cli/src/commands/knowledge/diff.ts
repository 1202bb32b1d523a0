import {
  type ComparedCase,
  changedCases,
  compileKnowledge,
  exampleCases,
  knowledgeDifference,
  readCaseLines,
} from '@causeway/rules';
import { readArtifact } from '../../input/artifact-files.ts';
import { differenceJson } from '../../json/difference-json.ts';
import { jsonText } from '../../json/json-text.ts';
import { differenceLines } from '../../render/knowledge-report-diff.ts';
import { type Appearance, type Console, show } from '../../terminal/console.ts';
import { knowledgeFiles } from '../evidence.ts';

export interface DiffOptions extends Appearance {
  /** Files of cases, instead of the examples of both. */
  cases?: readonly string[];
  json?: boolean;
}

/**
 * Compares two knowledges: what they say, and what they make of cases.
 * @returns exit status: 0 no case comes to something else, 1 some do
 * @throws EvidenceError for a folder or cases that cannot be read
 * @throws KnowledgeError where one of them has mistakes
 */
export async function diffKnowledge(
  before: string,
  after: string,
  options: DiffOptions,
  console: Console,
): Promise<number> {
  const [old, now] = [knowledgeFiles({ folder: before }), knowledgeFiles({ folder: after })];
  const [oldKnowledge, newKnowledge] = [compileKnowledge(old), compileKnowledge(now)];
  const cases = options.cases ? await readCases(options.cases) : exampleCases([oldKnowledge, newKnowledge]);
  const difference = knowledgeDifference(old, now);
  const changes = await changedCases(cases, oldKnowledge, newKnowledge);
  if (options.json) console.output.write(jsonText(differenceJson(difference, changes, cases.length)));
  else await show(({ width }) => differenceLines(difference, changes, cases.length, width), console, options);
  return changes.length > 0 ? 1 : 0;
}

async function readCases(files: readonly string[]): Promise<ComparedCase[]> {
  const cases: ComparedCase[] = [];
  for (const file of files) cases.push(...readCaseLines((await readArtifact(file)).content, file));
  return cases;
}
