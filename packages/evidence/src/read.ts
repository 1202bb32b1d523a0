import { type Document, unclaimed } from './document.ts';
import type { Reading } from './exchange.ts';
import { joinPastedBodies } from './pasted-body.ts';
import type { Reader } from './reader.ts';
import { readers } from './readers.ts';

/** Which reader read which lines, for the person who asks what was recognised. */
export interface Recognised {
  reader: string;
  title: string;
  artifact: string;
  firstLine: number;
  lastLine: number;
}

export interface ReadDocuments extends Reading {
  recognised: Recognised[];
}

/**
 * Reads all documents: each reader in turn, the most specific format first, gets the lines that none
 * before it has claimed. What none claims stays text. Never throws on any text.
 */
export function read(documents: readonly Document[], order: readonly Reader[] = readers): ReadDocuments {
  const result: ReadDocuments = { exchanges: [], records: [], recognised: [] };
  for (const document of documents) readDocument(document, order, result);
  joinPastedBodies(documents, result);
  const byPlace = (a: { artifact: string; firstLine: number }, b: { artifact: string; firstLine: number }) =>
    a.artifact === b.artifact ? a.firstLine - b.firstLine : 0;
  // The sort is stable: exchanges of one line keep the order in which their reader gave them.
  result.exchanges.sort(byPlace);
  result.records.sort(byPlace);
  result.recognised.sort(byPlace);
  return result;
}

function readDocument(document: Document, order: readonly Reader[], into: ReadDocuments): void {
  const claimed: boolean[] = new Array(document.lines.length).fill(false);
  for (const reader of order) {
    for (const section of unclaimed(document, claimed)) {
      for (const found of reader.read(section)) {
        claimed.fill(true, found.firstLine - 1, found.lastLine);
        // One by one: a call takes no more than some hundred thousand arguments.
        for (const exchange of found.exchanges ?? []) into.exchanges.push(exchange);
        for (const record of found.records ?? []) into.records.push(record);
        into.recognised.push({
          reader: reader.id,
          title: reader.title,
          artifact: document.name,
          firstLine: found.firstLine,
          lastLine: found.lastLine,
        });
      }
    }
  }
}
