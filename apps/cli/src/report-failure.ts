import { EvidenceError, redact } from '@causeway/evidence';
import { dataFolder, redactionKey } from '@causeway/evidence/redaction-key';
import { KnowledgeError } from '@causeway/rules';
import { paragraph } from './render/layout.ts';
import { type Line, span } from './render/line.ts';
import { type Console, complain } from './terminal/console.ts';

/**
 * Says what went wrong and what to do, on standard error.
 * @returns exit status: 2 what was given is wrong, 130 interrupted, 70 a fault of this program (sysexits)
 */
export function reportFailure(error: unknown, console: Console): number {
  // Inquirer's error for Ctrl-C.
  if (error instanceof Error && error.name === 'ExitPromptError') return 130;
  if (error instanceof EvidenceError) {
    const { text } = redact(error.message, { key: redactionKey(dataFolder(console.environment)) });
    complain([said(text), ...hinted(error.hint)], console, {});
    return 2;
  }
  if (error instanceof KnowledgeError) {
    const mistakes = `The knowledge has ${error.problems.length} mistake(s) and cannot be used.`;
    complain([said(mistakes), ...hinted('causeway knowledge check names each with its mend.')], console, {});
    return 2;
  }
  // A message can quote what was being read.
  const text = redact(error instanceof Error ? (error.stack ?? error.message) : String(error), {
    key: redactionKey(dataFolder(console.environment)),
    personalData: true,
  }).text;
  complain(
    [
      said('This is a fault of causeway itself; please report it:'),
      ...text.split('\n').map((line): Line => [span(line)]),
    ],
    console,
    {},
  );
  return 70;
}

function said(message: string): Line {
  return [span('causeway: ', 'bad'), span(message)];
}

function hinted(hint: string): Line[] {
  return paragraph(hint, 1000, 2);
}
