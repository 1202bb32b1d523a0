import type { Hypothesis } from '@causeway/rules';
import { percent } from './figures.ts';
import { findingLines } from './findings.ts';
import { margin, paragraph, spread, trimmed } from './layout.ts';
import { type Line, span } from './line.ts';
import { commandLines } from './markdown.ts';
import type { View } from './view.ts';

/** Id and probability, the cause as a sentence, and what speaks for and against it. */
export function hypothesisLines(hypothesis: Hypothesis, view: View): Line[] {
  return [...namedLines(hypothesis, view, 'strong'), ...findingLines(hypothesis.findings, view.width, view.verbose)];
}

/** Id and probability, the cause as a sentence, and how to read more about it. */
export function namedLines(
  hypothesis: Hypothesis,
  { width, knowledge, more }: View,
  style: 'strong' | 'plain',
): Line[] {
  const id = hypothesis.cause?.id;
  const head = headLines(hypothesis, width, knowledge.none.title, style);
  if (id === undefined || !more) return head;
  const [first = [], ...rest] = commandLines(more(id), width - moreLabel.length - 2);
  return [
    ...head,
    [...margin(2), span(moreLabel, 'dim'), ...first],
    ...rest.map((line): Line => [...margin(2 + moreLabel.length), ...line]),
  ];
}

const moreLabel = 'More: ';

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
