import type { Hypothesis } from '@causeway/rules';
import { percent } from './figures.ts';
import { findingLines } from './findings.ts';
import { margin, paragraph, spread, trimmed } from './layout.ts';
import { type Line, span } from './line.ts';
import type { View } from './view.ts';

/** Id and probability, the cause as a sentence, and what speaks for and against it. */
export function hypothesisLines(hypothesis: Hypothesis, { width, verbose, knowledge }: View): Line[] {
  return [
    ...headLines(hypothesis, width, knowledge.none.title, 'strong'),
    ...findingLines(hypothesis.findings, width, verbose),
  ];
}

/** Id and probability, and the cause as a sentence. */
export function headLines(
  { cause, probability }: Hypothesis,
  width: number,
  none: string,
  style: 'strong' | 'plain',
): Line[] {
  const share = percent(probability);
  const id = trimmed(cause?.id ?? 'none of these', width - 4 - share.length);
  return [
    spread([...margin(2), span(id, 'dim')], [span(share, style)], width),
    ...paragraph(cause?.title ?? none, width, 2, style),
  ];
}
