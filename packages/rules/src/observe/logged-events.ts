import { type Document, type LogRecord, linesBetween, type ReadDocuments } from '@causeway/evidence';
import { eventInFields } from './event.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';

/** What may name the thing that an event is about: one word with a digit in it, long enough not to be a count. */
const objectId = /^(?=[\w:-]*\d)[A-Za-z][\w:-]{5,99}$|^\d{6,20}$/;

/**
 * What events tell of each other that a receiver wrote into its log as they came: whether one came again, and whether
 * events about the same thing came in another order than they happened in.
 */
export function observeLoggedEvents(reading: ReadDocuments, documents: readonly Document[]): Noted[] {
  const artifacts = Map.groupBy(reading.records, (record) => record.artifact);
  return [...artifacts].flatMap(([artifact, records]) => {
    const seen = follow(records);
    const note = (fact: string, value: boolean, { firstLine, lastLine }: LogRecord): Noted => {
      const document = documents.find((one) => one.name === artifact);
      const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
      return { fact, value, source: linesSource(artifact, firstLine, lastLine, quote), belief: 'log' };
    };
    return [
      ...(seen.again ? [note('delivery.same_event_again', true, seen.again)] : []),
      ...(seen.late ? [note('delivery.out_of_order', true, seen.late)] : []),
      ...(seen.inOrder && !seen.late ? [note('delivery.out_of_order', false, seen.inOrder)] : []),
    ];
  });
}

interface Followed {
  /** The first event that had come before. */
  again?: LogRecord;
  /** The first event that happened before another about the same thing that had come already. */
  late?: LogRecord;
  /** An event that came after another about the same thing, as it should. */
  inOrder?: LogRecord;
}

function follow(records: readonly LogRecord[]): Followed {
  const followed: Followed = {};
  const ids = new Set<string>();
  /** The latest that happened to each thing so far. */
  const latest = new Map<string, number>();
  for (const record of records) {
    const event = record.fields && eventInFields(record.fields);
    if (!record.fields || !event) continue;
    if (ids.has(event.id)) {
      followed.again ??= record;
      continue;
    }
    ids.add(event.id);
    const things = Object.values(record.fields).filter((value) => value !== event.id && objectId.test(value));
    const before = things.flatMap((thing) => latest.get(thing) ?? []);
    if (before.some((at) => at > event.at)) followed.late ??= record;
    else if (before.length > 0) followed.inOrder ??= record;
    for (const thing of things) latest.set(thing, Math.max(event.at, latest.get(thing) ?? 0));
  }
  return followed;
}
