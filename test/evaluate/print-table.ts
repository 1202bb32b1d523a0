import type { Knowledge } from '@causeway/rules';
import { calibration, type Measures, measures, type Scored } from './ranked-causes.ts';

/** A table of measures over all cases and a line for each area, for one way of ranking. */
export function firstEvidenceTable(list: readonly Scored[]): string[] {
  const areas = [...Map.groupBy(list, (s) => s.expected.split('.')[0] ?? 'none')].sort((a, b) =>
    a[0].localeCompare(b[0]),
  );
  return [
    row(['', 'cases', 'top 1', 'top 3', 'conclusive', 'wrong+concl.', 'Brier', 'ECE']),
    measureRow('all', measures(list)),
    ...areas.map(([area, members]) => measureRow(`  ${area}`, measures(members))),
  ];
}

export function measureRow(name: string, m: Measures): string {
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

export function calibrationTable(list: readonly Scored[]): string[] {
  return [
    row(['said', 'cases', 'mean', 'right']),
    ...calibration(list).map((bin) =>
      row([
        `${percent(bin.from)}–${percent(bin.from + 0.1)}`,
        String(bin.cases),
        percent(bin.said),
        percent(bin.right),
      ]),
    ),
  ];
}

/** Cases whose first hypothesis is wrong: what was established, its place, and what came first. */
export function missRows(list: readonly Scored[], knowledge: Knowledge): string[] {
  return list
    .filter((s) => s.rank > 1)
    .map((s) => {
      const known = s.expected === 'none' || knowledge.causes.has(s.expected);
      const place = known ? (Number.isFinite(s.rank) ? `place ${s.rank}` : 'not ranked') : 'not in the knowledge yet';
      const first = s.ranking.slice(0, 3).map((h) => `${h.cause} ${percent(h.probability)}`);
      return `  ${s.conclusive ? '!' : ' '} ${s.id.padEnd(34)} ${s.expected} (${place})\n      ${first.join(', ')}`;
    });
}

export function row(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i === 0 ? cell.padEnd(34) : cell.padStart(13)))
    .join('')
    .trimEnd();
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
