import {
  type CaseChange,
  type Difference,
  differenceKinds,
  type KnowledgeDifference,
  type Outcome,
} from '@causeway/rules';
import { counted, percent, thousands } from './figures.ts';
import { stepInWords } from './knowledge-report-trace.ts';
import { margin, wrapped } from './layout.ts';
import { blank, type Line, span } from './line.ts';

/** What was added, removed and changed, part by part; then each case that comes to something else. */
export function differenceLines(
  difference: KnowledgeDifference,
  changes: readonly CaseChange[],
  compared: number,
  width: number,
): Line[] {
  const parts = differenceKinds.flatMap((kind): Line[][] => {
    const { added, removed, changed } = difference[kind];
    if (added.length + removed.length + changed.length === 0) return [];
    return [[[span(kind, 'label'), span(`  ${countsOf(difference[kind])}`)], ...differenceOf(difference[kind])]];
  });
  const blocks = [
    ...(parts.length > 0 ? parts : [[[span('Both say the same.', 'good')]]]),
    ...changes.map((change) => changeLines(change, width)),
    [summaryLine(changes, compared)],
  ];
  return blocks.flatMap((block, i): Line[] => (i > 0 ? [blank, ...block] : [...block]));
}

function countsOf({ added, removed, changed }: Difference): string {
  return [
    ...(added.length > 0 ? [`${thousands(added.length)} added`] : []),
    ...(removed.length > 0 ? [`${thousands(removed.length)} removed`] : []),
    ...(changed.length > 0 ? [`${thousands(changed.length)} changed`] : []),
  ].join(', ');
}

function differenceOf({ added, removed, changed }: Difference): Line[] {
  return [
    ...added.map((id): Line => [span('  + ', 'good'), span(id)]),
    ...removed.map((id): Line => [span('  − ', 'bad'), span(id)]),
    ...changed.map(({ id, parts }): Line => [span('  ~ '), span(id), span(`  ${parts.join(', ')}`, 'dim')]),
  ];
}

function changeLines({ id, before, after, right }: CaseChange, width: number): Line[] {
  const verdict = right && `${wording(right.before)} → ${wording(right.after)}`;
  const named = [...new Set([before.first, after.first])];
  return [
    [span(id, 'strong'), ...(verdict ? [span(`  ${verdict}`, right.after ? 'good' : 'bad')] : [])],
    ...named.map((cause): Line => {
      const place = named.length === 1 ? '' : cause === before.first ? '  came first' : '  comes first';
      return [
        ...margin(4),
        span(`${shareOf(cause, before)} → ${shareOf(cause, after)}`),
        span(`  ${cause ?? 'none of these'}`),
        span(place, 'dim'),
      ];
    }),
    ...(before.conclusive === after.conclusive
      ? []
      : [[...margin(4), span(after.conclusive ? 'conclusive now' : 'no longer conclusive')]]),
    ...stepLines(before, after, width),
  ];
}

function stepLines(before: Outcome, after: Outcome, width: number): Line[] {
  const [old, now] = [stepInWords(before.nextStep), stepInWords(after.nextStep)];
  if (old === now) return [];
  return wrapped(`${old} → ${now}`, width - 4).map((line): Line => [...margin(4), span(line, 'dim')]);
}

function shareOf(cause: string | null, { probability }: Outcome): string {
  const share = probability.get(cause);
  return share === undefined ? 'not there' : percent(share);
}

function wording(isRight: boolean): string {
  return isRight ? 'right' : 'wrong';
}

function summaryLine(changes: readonly CaseChange[], compared: number): Line {
  const mended = changes.filter(({ right }) => right && !right.before && right.after).length;
  const broken = changes.filter(({ right }) => right?.before && !right.after).length;
  const verdicts = mended + broken > 0 ? `: ${mended} right now, ${broken} wrong now` : '';
  return [
    span(
      `${counted(compared, 'case')} compared, ${thousands(changes.length)} ${changes.length === 1 ? 'changes' : 'change'}${verdicts}`,
      broken > 0 ? 'bad' : 'good',
    ),
  ];
}
