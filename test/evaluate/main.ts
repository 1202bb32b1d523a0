import { parseArgs } from 'node:util';
import { type Knowledge, KnowledgeError } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { rankByWords } from './bm25.ts';
import { crossValidated, scoreWith } from './cross-validation.ts';
import { type Opened, openCases } from './first-evidence.ts';
import { interviewLines } from './interview-lines.ts';
import { readLabelledCases } from './labelled-case.ts';
import { calibrationTable, firstEvidenceTable, measureRow, missRows } from './print-table.ts';
import { measures } from './ranked-causes.ts';
import { readReporterAnswers } from './reporter-answers.ts';

/**
 * `npm run evaluate -- FILE…`: how often, how soon and how honestly the cause is found on labelled cases.
 * What is measured follows the literature on acquiring evidence (DDXPlus, Fansi Tchango et al., 2022, arXiv
 * 2205.09148): the established cause among the first k, questions asked, the share that brought an answer.
 */
const { positionals: files, values } = parseArgs({
  allowPositionals: true,
  options: { first: { type: 'boolean', default: false }, folds: { type: 'string', default: '10' } },
});
if (files.length === 0) {
  process.stderr.write(
    'Which cases? Name files of labelled cases: npm run evaluate -- test/cases/dev.jsonl [--first] [--folds 10]\n',
  );
  process.exit(2);
}
try {
  const knowledge = shippedKnowledge();
  for (const file of files) {
    const cases = readLabelledCases(file);
    const answers = readReporterAnswers(file, cases, knowledge);
    const opened = await openCases(cases, knowledge);
    const compared = values.first ? [] : comparisons(opened, knowledge, Number(values.folds));
    const lines = [file, '', ...firstEvidenceLines(opened, knowledge, compared)];
    if (!values.first) lines.push('', ...(await interviewLines(opened, answers, knowledge)));
    process.stdout.write(`${lines.join('\n')}\n\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof KnowledgeError ? 2 : 1);
}

function firstEvidenceLines(opened: readonly Opened[], knowledge: Knowledge, compared: readonly string[]): string[] {
  const plain = opened.map((one) => scoreWith(one, knowledge));
  return [
    'On first evidence (report and artifacts, nothing asked)',
    '',
    ...firstEvidenceTable(plain),
    ...compared,
    '',
    'Calibration: how sure, and how often right',
    ...calibrationTable(plain),
    '',
    'Misses (established cause, its place; what came first; ! is wrong and yet conclusive)',
    ...missRows(plain, knowledge),
  ];
}

/** The same cases by numbers that were fitted without them, and by the words of the knowledge alone. */
function comparisons(opened: readonly Opened[], knowledge: Knowledge, folds: number): string[] {
  const cases = opened.map(({ labelled }) => labelled);
  return [
    measureRow(`all, fitted on ${folds - 1} of ${folds} parts`, measures(crossValidated(opened, knowledge, folds))),
    measureRow('all, BM25 on the text', measures(rankByWords(cases, knowledge))),
  ];
}
