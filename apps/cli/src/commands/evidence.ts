import { EvidenceError, limits } from '@causeway/evidence';
import { type Answer, compileKnowledge, type Evidence, type Knowledge, type KnowledgeFiles } from '@causeway/rules';
import { loadKnowledge, shippedKnowledge } from '@causeway/rules/shipped';
import { type GivenArtifact, type StreamedArtifact, takeArtifact } from '../input/artifact-files.ts';
import type { Console } from '../terminal/console.ts';
import { showProgress } from '../terminal/progress.ts';

/** What the command line says of the evidence. */
export interface EvidenceOptions {
  report?: string;
  provider?: string;
  answer?: readonly string[];
  /** Knowledge to use instead of the shipped one. */
  folder?: string;
  maskPersonalData?: boolean;
}

/** Evidence as it was given on the command line. */
export interface Given {
  artifacts: readonly GivenArtifact[];
  /** Those that were too large to be held. */
  streamed: readonly StreamedArtifact[];
  report: string | undefined;
  provider: string | undefined;
  answers: readonly Answer[];
  /** The words that give the same evidence again; undefined where they are no line to type. */
  again: readonly string[] | undefined;
}

/**
 * Reads the files, or standard input where it is `-` or there are no files and something is piped in. What is more
 * than can be held is redacted, read and folded as it comes.
 * @throws EvidenceError for what cannot be read
 */
export async function takeGiven(
  files: readonly string[],
  options: EvidenceOptions & { verbose?: boolean },
  console: Console,
  redactionKey: string,
): Promise<Given> {
  const { input } = console;
  const piped = files.includes('-') || (files.length === 0 && !input.isTTY);
  const artifacts: GivenArtifact[] = [];
  const streamed: StreamedArtifact[] = [];
  const progress = showProgress(console, options.verbose === true);
  let room: number = limits.artifactBytesTogether;
  try {
    for (const file of files.length === 0 && piped ? ['-'] : [...new Set(files)]) {
      const artifact = await takeArtifact(file, input, room, {
        redactionKey,
        personalData: options.maskPersonalData === true,
        onProgress: progress.show,
      });
      if ('taken' in artifact) streamed.push(artifact);
      // Nothing piped in beside a report is no artifact.
      else if (file !== '-' || artifact.content.trim() !== '' || !options.report) {
        artifacts.push(artifact);
        room -= artifact.bytes;
      }
    }
  } finally {
    progress.end();
  }
  const answers = (options.answer ?? []).map(answerOf);
  const words = [
    ...files,
    ...(options.report ? ['--report', options.report] : []),
    ...(options.provider ? ['--provider', options.provider] : []),
    ...(options.answer ?? []).flatMap((answer) => ['--answer', answer]),
    ...(options.folder ? ['--folder', options.folder] : []),
    ...(options.maskPersonalData ? ['--mask-personal-data'] : []),
  ];
  // What cannot be typed again in a line is not offered as one.
  const untypable = [...artifacts, ...streamed].some((a) => a.name === 'stdin') || (options.report?.length ?? 0) > 120;
  return {
    artifacts,
    streamed,
    report: options.report,
    provider: options.provider,
    answers,
    again: untypable ? undefined : words,
  };
}

/** `webhook.attempt=none`; without a choice, or `dont_know`: the person does not know. */
function answerOf(text: string): Answer {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new EvidenceError('NO_ANSWER', `--answer ${text} names no choice.`, 'Write --answer QUESTION=CHOICE.', [
      'answer',
    ]);
  }
  return { question: text.slice(0, at), choice: text.slice(at + 1) || null };
}

/** The evidence for the engine. */
export function evidenceOf({ artifacts, streamed, report, provider, answers }: Given): Evidence {
  return {
    artifacts: artifacts.map(({ name, content }) => ({ name, content })),
    taken: streamed.map(({ taken }) => taken),
    report,
    provider,
    answers,
  };
}

/** The knowledge of a folder, or the shipped one. */
export function knowledgeOf({ folder }: { folder?: string }): Knowledge {
  return folder === undefined ? shippedKnowledge() : compileKnowledge(knowledgeFiles({ folder }));
}

/**
 * The files of the knowledge of a folder, or of the shipped one.
 * @throws EvidenceError where it cannot be read
 */
export function knowledgeFiles({ folder }: { folder?: string }): KnowledgeFiles {
  try {
    return loadKnowledge(folder);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new EvidenceError(
        'NOT_FOUND',
        `The folder ${folder ?? 'of the shipped knowledge'} cannot be read.`,
        'Name a folder with facts/ and causes/ in it.',
        ['folder'],
      );
    }
    throw error;
  }
}
