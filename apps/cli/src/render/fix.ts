import { fillCommand } from '@causeway/evidence';
import type { Fix, Hypothesis } from '@causeway/rules';
import { labelColumn, labelled } from './layout.ts';
import { blank, type Line } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';

/** What to do, how to check it, and how to keep it from coming back. `sure`: whether the cause is settled. */
export function fixLines({ cause, failure }: Hypothesis, width: number, sure: boolean, all: boolean): Line[] {
  if (!cause) return [];
  const columns = width - labelColumn;
  const { steps, verify, prevent } = cause.fix;
  const command = filledCommand(cause.fix, failure);
  return [
    ...labelled(sure ? 'Fix' : 'If so', markdownLines(steps, columns)),
    blank,
    ...labelled('Check', [...(command ? commandLines(command, columns) : []), ...markdownLines(verify, columns)]),
    ...(all && prevent ? [blank, ...labelled('Prevent', markdownLines(prevent, columns))] : []),
  ];
}

/** The command that checks a fix, about the failing request. */
export function filledCommand({ command }: Fix, failure: Hypothesis['failure']): string | null {
  if (command === null) return null;
  return fillCommand(command, { exchange: failure?.exchanges[0], host: failure?.host, method: failure?.method });
}
