import type { Explanation, Knowledge } from '@causeway/rules';
import { findingLines } from './findings.ts';
import { headLines } from './hypothesis.ts';
import { margin, spread, wrapped } from './layout.ts';
import { blank, type Line, span } from './line.ts';

/** One hypothesis: why it is believed, why it is not, and what would change that. */
export function explanationLines(explanation: Explanation, knowledge: Knowledge, width: number): Line[] {
  const { hypothesis, rank, denied, wouldChange } = explanation;
  const of = knowledge.causes.size + 1;
  return [
    ...headLines(hypothesis, width, knowledge.none.title, 'strong'),
    [...margin(2), span(`number ${rank} of ${of}`, 'dim')],
    blank,
    heading('Why, and why not'),
    ...findingLines(hypothesis.findings, width, true),
    ...(denied.length > 0 ? [blank, heading('What would speak for it, and is not so')] : []),
    ...denied
      .slice(0, 6)
      .flatMap(({ statement, because }) => [
        ...item('−', statement, width),
        ...(because.length > 0
          ? wrapped(`seen instead: ${[...new Set(because)].join('; ')}`, width - 8).map(
              (line): Line => [...margin(8), span(line, 'dim')],
            )
          : []),
      ]),
    blank,
    heading('What would change this'),
    ...(wouldChange.length === 0 ? item(' ', 'nothing that is still unknown', width) : []),
    ...wouldChange.flatMap(({ statement, change, askable }) => {
      const [head = [], ...tail] = item(change > 0 ? '↑' : '↓', statement, width - 14);
      return [spread(head, [span(askable ? `${weight(change)}, ask` : weight(change), 'dim')], width), ...tail];
    }),
    ...(wouldChange.some((w) => w.askable)
      ? [
          blank,
          ...wrapped('"ask": --ask can put this question to you.', width - 2).map(
            (line): Line => [...margin(2), span(line, 'dim')],
          ),
        ]
      : []),
  ];
}

function heading(text: string): Line {
  return [...margin(2), span(text, 'label')];
}

function item(sign: string, text: string, width: number): Line[] {
  return wrapped(text, width - 6).map((line, i) => [...margin(4), span(i === 0 ? `${sign} ` : '  '), span(line)]);
}

/** In words, by how much the odds change: the likelihood ratios of the strengths are the marks. */
function weight(change: number): string {
  const ratio = Math.exp(Math.abs(change));
  if (ratio >= 50) return 'decides';
  if (ratio >= 10) return 'much';
  return ratio >= 3 ? 'somewhat' : 'a little';
}
