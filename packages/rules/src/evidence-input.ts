import { EvidenceError, limits, type TakenArtifact } from '@causeway/evidence';

/** What a diagnosis is made of, as people and programs give it. */
export interface Evidence {
  /** What the person says. */
  report?: string | undefined;
  artifacts?: readonly { name?: string | undefined; content: string }[] | undefined;
  /** Artifacts that were redacted, read and folded before, piece by piece, under names of their own. */
  taken?: readonly TakenArtifact[] | undefined;
  answers?: readonly Answer[] | undefined;
  /** Id of a provider profile, where it is known. */
  provider?: string | undefined;
}

/** `choice` null: the person does not know. `value`: for questions that ask for a number or a text. */
export interface Answer {
  question: string;
  choice?: string | null | undefined;
  value?: string | undefined;
}

/** The name under which the report is read like an artifact: people paste transcripts into it. */
export const reportName = 'report';

const encoder = new TextEncoder();

/** Evidence within its limits. */
export interface TakenEvidence {
  report: string;
  /** Every one with a name of its own. */
  artifacts: readonly { name: string; content: string }[];
  answers: readonly Answer[];
  provider: string | undefined;
}

/**
 * Evidence within its limits, every artifact with a name of its own.
 * @throws EvidenceError that names the limit and the mend
 */
export function takeEvidence(evidence: Evidence): TakenEvidence {
  const report = evidence.report ?? '';
  const given = evidence.artifacts ?? [];
  if (report.length > limits.reportCharacters) {
    throw new EvidenceError(
      'TOO_LARGE',
      `The report has ${report.length} characters; at most ${limits.reportCharacters} are taken.`,
      'Say it shorter and attach the rest as an artifact.',
      ['report'],
      limits.reportCharacters,
    );
  }
  const before = evidence.taken ?? [];
  if (given.length + before.length > limits.artifacts) {
    throw new EvidenceError(
      'TOO_MANY',
      `There are ${given.length + before.length} artifacts; at most ${limits.artifacts} are taken.`,
      'Send the ones around the failure, or join several into one text.',
      ['artifacts'],
      limits.artifacts,
    );
  }
  const bytes = given.reduce((sum, artifact) => sum + encoder.encode(artifact.content).length, 0);
  if (bytes > limits.artifactBytesTogether) {
    throw new EvidenceError(
      'TOO_LARGE',
      `The artifacts have ${bytes} bytes together; at most ${limits.artifactBytesTogether} are taken.`,
      'Cut out the minutes around the failure, or give the whole log to the command line: causeway diagnose FILE.',
      ['artifacts'],
      limits.artifactBytesTogether,
    );
  }
  const answers = evidence.answers ?? [];
  takeShort(evidence);
  const isEmpty = before.length === 0 && given.every((a) => a.content.trim() === '');
  if (isEmpty && report.trim() === '' && answers.length === 0) {
    throw new EvidenceError(
      'EMPTY',
      'There is nothing to diagnose.',
      'Say what fails, or paste the transcript, log or error of one failing call.',
      ['report'],
    );
  }
  const taken = new Set([reportName, ...before.map(({ document }) => document.name)]);
  const artifacts = given.map(({ name, content }, i) => {
    const wanted = name?.trim() || `artifact ${i + 1}`;
    let own = wanted;
    for (let n = 2; taken.has(own); n += 1) own = `${wanted} (${n})`;
    taken.add(own);
    return { name: own, content };
  });
  return { report, artifacts, answers, provider: evidence.provider };
}

/** Ids, names and answers are short: a name of megabytes is a mistake or an attack. */
function takeShort({ artifacts = [], answers = [], provider = '' }: Evidence): void {
  if (answers.length > limits.answers) {
    throw new EvidenceError(
      'TOO_MANY',
      `There are ${answers.length} answers; at most ${limits.answers} are taken.`,
      'Send the last answer to each question only.',
      ['answers'],
      limits.answers,
    );
  }
  const short: [text: string | null | undefined, ...field: string[]][] = [
    ...artifacts.map(({ name }, i): [string | undefined, ...string[]] => [name, 'artifacts', String(i), 'name']),
    ...answers.flatMap(({ question, choice, value }, i): [string | null | undefined, ...string[]][] => [
      [question, 'answers', String(i), 'question'],
      [choice, 'answers', String(i), 'choice'],
      [value, 'answers', String(i), 'value'],
    ]),
    [provider, 'provider'],
  ];
  for (const [text, ...field] of short) {
    if ((text?.length ?? 0) <= limits.shortCharacters) continue;
    throw new EvidenceError(
      'TOO_LARGE',
      `${field.at(-1)} has ${text?.length} characters; at most ${limits.shortCharacters} are taken.`,
      'Put longer text into the report or an artifact.',
      field,
      limits.shortCharacters,
    );
  }
}
