import {
  type Document,
  EvidenceError,
  type Redaction,
  type RedactOptions,
  redact,
  toDocument,
} from '@causeway/evidence';
import { type Answer, type Evidence, reportName, takeEvidence } from './evidence-input.ts';

/** Evidence without live secrets: everything after this step sees only what is in here. */
export interface RedactedEvidence {
  /** All artifacts and, under its reserved name, the report. */
  documents: readonly Document[];
  /** What was masked in report and artifacts; in an artifact's name as its line 1, the kind ending in `-in-name`. */
  redactions: readonly Redaction[];
  answers: readonly Answer[];
  provider: string | undefined;
}

/** What an answer or id that is refused says of it, masked as everything else that was given. */
export function maskedRefusal<T>(options: RedactOptions, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    const { code, message, hint, field, limit } = error;
    throw new EvidenceError(code, redact(message, options).text, hint, field, limit);
  }
}

/**
 * Masks whatever people and programs gave, names and answers too: people paste keys anywhere.
 * @throws EvidenceError for evidence beyond its limits
 */
export function redactEvidence(given: Evidence, options: RedactOptions): RedactedEvidence {
  const { report, artifacts, answers, provider } = takeEvidence(given);
  const documents: Document[] = [];
  const redactions: Redaction[] = [];
  const masked = (text: string) => redact(text, options).text;
  for (const { name: given, content } of [...artifacts, { name: reportName, content: report }]) {
    const { text: name, redactions: inName } =
      given === reportName ? { text: given, redactions: [] } : redact(given, options);
    const artifact = given === reportName ? null : name;
    for (const { kind } of inName) redactions.push({ kind: `${kind}-in-name`, line: 1, artifact });
    const redacted = redact(content, options);
    documents.push(toDocument(name, redacted.text));
    for (const { kind, line } of redacted.redactions) redactions.push({ kind, line, artifact });
  }
  return {
    documents,
    redactions,
    // Ids of questions and choices are ours, and some look like a key ("it_begins_whsec_…").
    answers: answers.map((answer) =>
      answer.value === undefined ? answer : { ...answer, value: masked(answer.value) },
    ),
    provider: provider === undefined ? undefined : masked(provider),
  };
}
