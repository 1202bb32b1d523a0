import { type Document, type LogRecord, linesBetween, type ReadDocuments } from '@causeway/evidence';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';

/** Characters of a record that are looked at. */
const longest = 4000;
/** A signed timestamp as verifiers and handlers print it: `timestamp: 1610034877`, `x-slack-request-timestamp=…`, `t=…`. */
const printed = /(?:\b(?:[a-z-]{1,40}-)?timestamp|(?:^|[\s"'(,])t)["']?\s{0,2}[:=]\s{0,2}["']?(\d{13}|\d{10})(?!\d)/i;
const ofSignature = /\b(?:signature|signing|hmac|webhook|verif(?:y|ier|ication))/i;
/** Without a zone a log's clock may be off by as much: UTC-12 to UTC+14. */
const zonesMs = 14 * 3600 * 1000;

/**
 * How old signed timestamps were that a receiver printed beside a signature, by the time of the log's line. Where the
 * log names no zone, only an age that no zone explains is told.
 */
export function observeLoggedTimestamps(reading: ReadDocuments, documents: readonly Document[]): Noted[] {
  for (const record of reading.records) {
    const seen = ageIn(record);
    if (seen === undefined) continue;
    const { artifact, firstLine, lastLine } = record;
    const document = documents.find((one) => one.name === artifact);
    const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
    const source = linesSource(artifact, firstLine, lastLine, quote);
    return [{ fact: 'signature.timestamp_age_s', value: seen, source, belief: 'log' }];
  }
  return [];
}

function ageIn({ at, message }: LogRecord): number | undefined {
  const text = message.slice(0, longest);
  if (!at || !ofSignature.test(text)) return undefined;
  const digits = printed.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const ms = at.at - Number(digits) * (digits.length === 10 ? 1000 : 1);
  if (!at.zoneKnown && Math.abs(ms) <= zonesMs) return undefined;
  return Math.round(ms / 1000);
}
