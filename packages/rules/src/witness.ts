import {
  type Document,
  foldReading,
  type ReadDocuments,
  type Redaction,
  RedactionList,
  read,
} from '@causeway/evidence';
import type { Evidence } from './evidence-input.ts';
import type { Knowledge } from './knowledge/compile.ts';
import { exchangeKinds } from './observe/exchange-kinds.ts';
import { type Observed, observe } from './observe/observe.ts';
import { maskedRefusal, redactEvidence } from './redacted-evidence.ts';

/** What a diagnosis depends on beside evidence and knowledge. */
export interface Circumstances {
  /** Milliseconds since 1970 in UTC: the time at which the diagnosis is made. */
  now: number;
  /** Key of the fingerprints in masks: the same key makes the same masks. */
  redactionKey: string;
  /** Also masks e-mail addresses, phone, card and bank account numbers. */
  maskPersonalData?: boolean;
}

/** What was seen in evidence: plain data, which can go from one thread to another. */
export interface Witnessed {
  observed: Observed;
  reading: ReadDocuments;
  /** Redacted. */
  documents: readonly Document[];
  redactions: readonly Redaction[];
}

/**
 * The steps that look at text, and take time that grows with it: redact, read, observe.
 * @throws EvidenceError for evidence beyond its limits, an unknown question, choice or provider
 */
export function witness(evidence: Evidence, knowledge: Knowledge, circumstances: Circumstances): Witnessed {
  const { now, redactionKey, maskPersonalData = false } = circumstances;
  const options = { key: redactionKey, personalData: maskPersonalData };
  const redacted = redactEvidence(evidence, options);
  const taken = [
    ...(evidence.taken ?? []),
    ...redacted.documents.map((document) => foldReading(document, read([document]), exchangeKinds)),
  ];
  const documents = taken.map(({ document }) => document);
  const reading = together(taken.map((artifact) => artifact.reading));
  const redactions = new RedactionList();
  for (const redaction of [...taken.flatMap((artifact) => artifact.redactions), ...redacted.redactions]) {
    redactions.add(redaction);
  }
  const observed = maskedRefusal(options, () => observe({ documents, reading }, redacted, knowledge, now));
  return { observed, reading, documents, redactions: redactions.listed };
}

function together(readings: readonly ReadDocuments[]): ReadDocuments {
  return {
    exchanges: readings.flatMap((reading) => reading.exchanges),
    records: readings.flatMap((reading) => reading.records),
    lookups: readings.flatMap((reading) => reading.lookups),
    handshakes: readings.flatMap((reading) => reading.handshakes),
    routes: readings.flatMap((reading) => reading.routes),
    settings: readings.flatMap((reading) => reading.settings),
    recognised: readings.flatMap((reading) => reading.recognised),
  };
}
