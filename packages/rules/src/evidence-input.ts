import { EvidenceError, limits } from '@causeway/evidence';

/** What a diagnosis is made of, as people and programs give it. */
export interface Evidence {
  /** What the person says. */
  report?: string | undefined;
  artifacts?: readonly { name?: string | undefined; content: string }[] | undefined;
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

/**
 * Evidence within its limits, every artifact with a name of its own.
 * @throws EvidenceError that names the limit and the mend
 */
export function takeEvidence(evidence: Evidence): { report: string; artifacts: { name: string; content: string }[] } {
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
  if (given.length > limits.artifacts) {
    throw new EvidenceError(
      'TOO_MANY',
      `There are ${given.length} artifacts; at most ${limits.artifacts} are taken.`,
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
      'Cut out the minutes around the failure.',
      ['artifacts'],
      limits.artifactBytesTogether,
    );
  }
  if (report.trim() === '' && given.every((a) => a.content.trim() === '') && !evidence.answers?.length) {
    throw new EvidenceError(
      'EMPTY',
      'There is nothing to diagnose.',
      'Say what fails, or paste the transcript, log or error of one failing call.',
      ['report'],
    );
  }
  const taken = new Set([reportName]);
  const artifacts = given.map(({ name, content }, i) => {
    const wanted = name?.trim() || `artifact ${i + 1}`;
    let own = wanted;
    for (let n = 2; taken.has(own); n += 1) own = `${wanted} (${n})`;
    taken.add(own);
    return { name: own, content };
  });
  return { report, artifacts };
}
