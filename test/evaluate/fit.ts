import { KnowledgeError } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { stringify } from 'yaml';
import { crossValidated, scoreWith } from './cross-validation.ts';
import { openCases } from './first-evidence.ts';
import { fitWeighing, logLoss } from './fit-weighing.ts';
import { readLabelledCases } from './labelled-case.ts';
import { measureRow, row } from './print-table.ts';
import { measures } from './ranked-causes.ts';

/**
 * `npm run fit -- FILE…`: prints the engine's numbers as labelled cases would have them, to be reviewed and
 * written into knowledge/weighing.yaml by hand, with what they bring: as they stand, fitted on all cases
 * (too good, they were seen), and fitted on nine parts of ten each time and measured on the tenth.
 */
const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write(
    'Which cases? Name files of labelled cases: npm run fit -- test/cases/dev.jsonl test/cases/own.jsonl\n',
  );
  process.exit(2);
}
try {
  const knowledge = shippedKnowledge();
  const opened = await openCases(files.flatMap(readLabelledCases), knowledge);
  const fitted = fitWeighing(opened, knowledge);
  const { said, temperature, likeness, none, areas } = fitted;
  const lines = [
    row(['', 'cases', 'top 1', 'top 3', 'conclusive', 'wrong+concl.', 'Brier', 'ECE']),
    measureRow('as they stand', measures(opened.map((one) => scoreWith(one, knowledge)))),
    measureRow('fitted on 9 of 10 parts', measures(crossValidated(opened, knowledge, 10))),
    '',
    `log loss as they stand: ${logLoss(opened, knowledge).toFixed(3)} nats a case`,
    '',
    stringify({ temperature, said, likeness, none, areas }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(2)) : value,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof KnowledgeError ? 2 : 1);
}
