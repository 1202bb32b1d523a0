import { fixFor, type Hypothesis } from '@causeway/rules';
import { labelColumn, labelled } from './layout.ts';
import { blank, type Line } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';

/** What to do, how to check it, and how to keep it from coming back. `sure`: whether the cause is settled. */
export function fixLines(hypothesis: Hypothesis, width: number, sure: boolean, all: boolean): Line[] {
  const fix = fixFor(hypothesis);
  if (!fix) return [];
  const columns = width - labelColumn;
  const { steps, verify, prevent, command } = fix;
  return [
    ...labelled(sure ? 'Fix' : 'If so', markdownLines(steps, columns)),
    blank,
    ...labelled('Check', [...(command ? commandLines(command, columns) : []), ...markdownLines(verify, columns)]),
    ...(all && prevent ? [blank, ...labelled('Prevent', markdownLines(prevent, columns))] : []),
  ];
}
