import { existsSync } from 'node:fs';
import { EvidenceError } from '@causeway/evidence';
import { dataFolder, redactionKey } from '@causeway/evidence/redaction-key';
import { assess, explain } from '@causeway/rules';
import { explanationLines } from '../render/explanation.ts';
import { blank } from '../render/line.ts';
import { type Appearance, type Console, show } from '../terminal/console.ts';
import { howToUse } from './diagnose.ts';
import { type EvidenceOptions, evidenceOf, knowledgeOf, takeGiven } from './evidence.ts';

/**
 * Explains one cause on the evidence, or where none is named the first three hypotheses.
 * @param words a cause and files, or files only
 * @returns exit status 0
 * @throws EvidenceError for evidence that cannot be taken and causes that do not exist
 */
export async function explainCommand(
  words: readonly string[],
  options: EvidenceOptions & Appearance,
  console: Console,
): Promise<number> {
  const knowledge = knowledgeOf(options);
  const [first = ''] = words;
  const named =
    first === 'none' || knowledge.causes.has(first) || (/^[a-z_]+\.[a-z0-9_]+$/.test(first) && !existsSync(first));
  const files = named ? words.slice(1) : words;
  if (files.length === 0 && console.input.isTTY && !options.report) throw howToUse;
  if (named && first !== 'none' && !knowledge.causes.has(first) && files.length === 0 && !options.report) {
    throw new EvidenceError(
      'NOT_FOUND',
      `${first} is neither a cause nor a file.`,
      'Write causeway explain CAUSE FILE, or causeway explain FILE.',
      ['FILE'],
    );
  }
  const circumstances = {
    now: Date.now(),
    redactionKey: redactionKey(dataFolder(console.environment)),
    maskPersonalData: options.maskPersonalData === true,
  };
  const evidence = evidenceOf(await takeGiven(files, options, console, circumstances.redactionKey));
  const assessed = await assess(evidence, knowledge, circumstances);
  const causes = named
    ? [first === 'none' ? null : first]
    : assessed.diagnosis.hypotheses.slice(0, 3).map((h) => h.cause?.id ?? null);
  const explanations = causes.map((cause) => explain(cause, assessed));
  await show(
    ({ width }) =>
      explanations.flatMap((e, i) => [...(i > 0 ? [blank, blank] : []), ...explanationLines(e, knowledge, width)]),
    console,
    options,
  );
  return 0;
}
