import { writeFile } from 'node:fs/promises';
import { EvidenceError } from '@causeway/evidence';
import { dataFolder, redactionKey } from '@causeway/evidence/redaction-key';
import { type Assessed, assess, type Circumstances, type Knowledge } from '@causeway/rules';
import type { Turn } from '../ask/interview.ts';
import { diagnosisJson } from '../json/diagnosis-json.ts';
import { jsonText } from '../json/json-text.ts';
import { diagnosisLines } from '../render/diagnosis.ts';
import { type Appearance, type Console, show } from '../terminal/console.ts';
import { type EvidenceOptions, evidenceOf, type Given, knowledgeOf, takeGiven } from './evidence.ts';
import { moreAbout, serviceAddress } from './more-about.ts';
import { reproduceFailing } from './reproduce.ts';

export interface DiagnoseOptions extends EvidenceOptions, Appearance {
  json?: boolean;
  all?: boolean;
  ask?: boolean;
  curl?: boolean;
  /** File to write the collection to; `-` for standard output. */
  postman?: string;
  verbose?: boolean;
}

export const howToUse = new EvidenceError(
  'NO_EVIDENCE',
  'There is nothing to diagnose: no file, nothing piped in, no --report.',
  'causeway diagnose FILE   |   curl -v … 2>&1 | causeway diagnose   |   causeway diagnose --report "webhook stopped"',
  ['FILE'],
);

/**
 * Diagnoses files, standard input and words, and prints the result.
 * @returns exit status: 0 conclusive, 1 not
 * @throws EvidenceError for evidence that cannot be taken
 */
export async function diagnoseCommand(
  files: readonly string[],
  options: DiagnoseOptions,
  console: Console,
): Promise<number> {
  const claims = [options.json && '--json', options.curl && '--curl', options.postman === '-' && '--postman -'].filter(
    Boolean,
  );
  if (claims.length > 1) {
    throw new EvidenceError(
      'TWO_OUTPUTS',
      `${claims.join(' and ')} both write to standard output.`,
      'Choose one, or write the collection to a file.',
      ['options'],
    );
  }
  if (files.length === 0 && console.input.isTTY && !options.report && !options.ask) throw howToUse;
  const service = serviceOf(options, console);
  const circumstances = {
    now: Date.now(),
    redactionKey: redactionKey(dataFolder(console.environment)),
    maskPersonalData: options.maskPersonalData === true,
  };
  // A large artifact and the knowledge each take memory: one after the other takes less of it.
  const given = await takeGiven(files, options, console, circumstances.redactionKey);
  const knowledge = knowledgeOf(options);
  const result = options.ask
    ? await asked(given, knowledge, circumstances, options, console)
    : { assessed: await assess(evidenceOf(given), knowledge, circumstances), given };
  const { assessed } = result;
  const reproduced = reproduceFailing(assessed, options);
  if (reproduced && reproduced.file === undefined) {
    console.output.write(reproduced.text);
    console.errors.write(reproduced.remarks);
    return 0;
  }
  if (options.json) {
    const most = options.all ? assessed.diagnosis.hypotheses.length : 5;
    console.output.write(jsonText(diagnosisJson(assessed, most, service)));
  } else await present(assessed, result.given, knowledge, options, console);
  if (reproduced?.file !== undefined) {
    const { file, text, remarks } = reproduced;
    await writeFile(file, text).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
      throw new EvidenceError(
        'NOT_WRITTEN',
        `${file} cannot be written${reason}.`,
        'Name another file, or - for standard output.',
        ['postman'],
      );
    });
    console.errors.write(remarks);
  }
  return assessed.diagnosis.conclusive ? 0 : 1;
}

/** Where a service answers for the knowledge at hand: for one of a person's own, nowhere. */
function serviceOf({ folder }: DiagnoseOptions, { environment }: Console): string | undefined {
  return folder === undefined ? serviceAddress(environment) : undefined;
}

function present(
  assessed: Assessed,
  given: Given,
  knowledge: Knowledge,
  options: DiagnoseOptions,
  console: Console,
): Promise<void> {
  const { diagnosis } = assessed;
  const { exchanges } = assessed.assessment.reading;
  const sizes = new Map([...given.artifacts, ...given.streamed].map((a) => [a.name, a.bytes]));
  const cutLines = given.streamed.reduce((sum, { cutLines }) => sum + cutLines, 0);
  return show(
    ({ width }) =>
      diagnosisLines({
        diagnosis,
        knowledge,
        exchanges,
        sizes,
        cutLines,
        again: given.again,
        more: (cause) => moreAbout(cause, serviceOf(options, console), options.folder),
        width,
        verbose: options.verbose === true,
      }),
    console,
    options,
  );
}

/** The interview, and the evidence with what it brought in. */
async function asked(
  before: Given,
  knowledge: Knowledge,
  circumstances: Circumstances,
  options: DiagnoseOptions,
  console: Console,
): Promise<{ assessed: Assessed; given: Given }> {
  const [{ interview }, { openDialogue }, { askReport, terminalAsker }] = await Promise.all([
    import('../ask/interview.ts'),
    import('../ask/dialogue.ts'),
    import('../ask/terminal-asker.ts'),
  ]);
  const dialogue = openDialogue(console, options);
  try {
    const empty =
      before.artifacts.length + before.streamed.length === 0 && !before.report && before.answers.length === 0;
    const report = empty ? await askReport(dialogue) : before.report;
    const base: Given = {
      ...before,
      report,
      again: before.again && [...before.again, ...(empty && report ? ['--report', report] : [])],
    };
    const { assessed, turns } = await interview(
      (turns) => assess(evidenceOf(withTurns(base, turns)), knowledge, circumstances),
      knowledge,
      terminalAsker(dialogue),
    );
    return { assessed, given: withTurns(base, turns) };
  } finally {
    dialogue.close();
  }
}

function withTurns(given: Given, turns: readonly Turn[]): Given {
  const artifacts = turns.flatMap((t) => t.artifact ?? []);
  const again = given.again && [
    ...given.again,
    ...artifacts.filter((a) => a.name !== 'pasted').map((a) => a.name),
    ...turns.flatMap(({ answer, artifact }) =>
      artifact ? [] : ['--answer', `${answer.question}=${answer.choice ?? ''}`],
    ),
  ];
  return {
    ...given,
    artifacts: [...given.artifacts, ...artifacts],
    answers: [...given.answers, ...turns.map((t) => t.answer)],
    again: artifacts.some((a) => a.name === 'pasted') ? undefined : again,
  };
}
