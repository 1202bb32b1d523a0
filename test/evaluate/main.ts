import { KnowledgeError } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { readLabelledCases } from './labelled-case.ts';
import { calibration, type Measures, measures, type Scored, scoreCases } from './score-cases.ts';

/** `npm run evaluate -- FILE…`: how often the first hypotheses are right on labelled cases. */
const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Which cases? Name a file of labelled cases: npm run evaluate -- test/cases/dev.jsonl\n');
  process.exit(2);
}
try {
  const cases = files.flatMap(readLabelledCases);
  const scored = await scoreCases(cases, shippedKnowledge());
  process.stdout.write(report(scored));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof KnowledgeError ? 2 : 1);
}

function report(scored: readonly Scored[]): string {
  const areas = [...Map.groupBy(scored, (s) => s.expected.split('.')[0] ?? 'none')].sort((a, b) =>
    a[0].localeCompare(b[0]),
  );
  const lines = [
    'On first evidence (report and artifacts, nothing asked)',
    '',
    row(['', 'cases', 'top 1', 'top 3', 'conclusive', 'wrong+concl.', 'Brier', 'ECE']),
    measureRow('all', measures(scored)),
    measureRow('cause is known', measures(scored.filter((s) => s.known))),
    ...areas.map(([area, members]) => measureRow(`  ${area}`, measures(members))),
    '',
    'Calibration: how sure, and how often right',
    row(['said', 'cases', 'mean', 'right']),
    ...calibration(scored).map((bin) =>
      row([
        `${percent(bin.from)}–${percent(bin.from + 0.1)}`,
        String(bin.cases),
        percent(bin.said),
        percent(bin.right),
      ]),
    ),
    '',
    'Misses (established cause, its place; what came first)',
    ...scored.filter((s) => s.rank > 1).map(missRow),
  ];
  return `${lines.join('\n')}\n`;
}

function measureRow(name: string, m: Measures): string {
  return row([
    name,
    String(m.cases),
    percent(m.top1),
    percent(m.top3),
    percent(m.conclusive),
    percent(m.wrongAndConclusive),
    m.brier.toFixed(3),
    m.calibrationError.toFixed(3),
  ]);
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(13)))
    .join('')
    .trimEnd();
}

function missRow(s: Scored): string {
  const place = s.known ? (Number.isFinite(s.rank) ? `place ${s.rank}` : 'not ranked') : 'not in the knowledge yet';
  const first = s.ranking.slice(0, 3).map((h) => `${h.cause} ${percent(h.probability)}`);
  return `  ${s.conclusive ? '!' : ' '} ${s.id.padEnd(34)} ${s.expected} (${place})\n      ${first.join(', ')}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
