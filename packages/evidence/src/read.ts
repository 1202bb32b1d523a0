import { type BareLines, bareLines } from './bare-lines.ts';
import { joinBareBodies } from './curl/join-bare-body.ts';
import { joinWriteOut } from './curl/join-write-out.ts';
import type { Document } from './document.ts';
import type { Instant, Reading } from './exchange.ts';
import { foremostReader } from './foremost-reader.ts';
import { leadingTimestamp } from './logs/timestamp.ts';
import { OpenLines } from './open-lines.ts';
import { joinPastedBodies } from './pasted-body.ts';
import type { Found, Reader } from './reader.ts';
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

/** A reading of nothing. */
export function emptyReading(): ReadDocuments {
  return { exchanges: [], records: [], lookups: [], handshakes: [], routes: [], settings: [], recognised: [] };
}

/**
 * Reads all documents: each reader in turn, the most specific format first, gets the lines that none
 * before it has claimed, once without margins (quoting, line numbers, containers' names) and once as they
 * stand. Only the reader that a long text is nearly all for goes first. What none claims stays text. Never throws
 * on any text.
 */
export function read(documents: readonly Document[], order: readonly Reader[] = readers): ReadDocuments {
  const result = emptyReading();
  for (const document of documents) readDocument(document, order, result, 0);
  joinPastedBodies(documents, result);
  return sorted(result);
}

/** Reads a piece of an artifact that begins after so many lines of it; lines get their numbers in the whole. */
export function readPiece(piece: Document, linesBefore: number, order: readonly Reader[] = readers): ReadDocuments {
  const result = emptyReading();
  readDocument(piece, order, result, linesBefore);
  joinPastedBodies([piece], result, linesBefore);
  return sorted(result);
}

function sorted(result: ReadDocuments): ReadDocuments {
  const byPlace = (a: { artifact: string; firstLine: number }, b: { artifact: string; firstLine: number }) =>
    a.artifact === b.artifact ? a.firstLine - b.firstLine : 0;
  // The sort is stable: exchanges of one line keep the order in which their reader gave them.
  for (const found of Object.values(result)) if (!isSorted(found, byPlace)) found.sort(byPlace);
  result.exchanges = joinBareBodies(joinWriteOut(result.exchanges));
  return result;
}

function isSorted<T>(list: readonly T[], compare: (a: T, b: T) => number): boolean {
  let before: T | undefined;
  for (const next of list) {
    if (before !== undefined && compare(before, next) > 0) return false;
    before = next;
  }
  return true;
}

function readDocument(document: Document, order: readonly Reader[], into: ReadDocuments, before: number): void {
  const open = new OpenLines(document.name, before, document.lines.length);
  const claim = (reader: Reader, found: Found) => {
    open.claim(found);
    take(found, into);
    const { firstLine, lastLine } = found;
    into.recognised.push({ reader: reader.id, title: reader.title, artifact: document.name, firstLine, lastLine });
  };
  const readAll = (reader: Reader, bare: BareLines | undefined) => {
    for (const section of bare ? open.sections(bare.lines, bare.margins) : []) {
      if (!section.margins?.some((margin) => margin !== '')) continue;
      for (const found of reader.read(section)) {
        addTimes(found, bare?.margins ?? [], before);
        claim(reader, found);
      }
    }
    for (const section of open.sections(document.lines)) for (const found of reader.read(section)) claim(reader, found);
  };
  const foremost = foremostReader(document, order, (piece, some) => readPiece(piece, 0, some).recognised);
  let bare = foremost && !foremost.hasMargins ? undefined : bareLines(document.lines);
  if (foremost) {
    readAll(foremost.reader, bare);
    if (open.sections(document.lines).length === 0) return;
    if (!foremost.hasMargins) bare = bareLines(open.blanked(document.lines));
  }
  for (const reader of order) readAll(reader, bare);
}

/** One by one: a call takes no more than some hundred thousand arguments. */
function take(found: Found, into: Reading): void {
  // A log of one format is one find, and not copied.
  if (into.exchanges.length === 0) into.exchanges = found.exchanges ?? [];
  else for (const exchange of found.exchanges ?? []) into.exchanges.push(exchange);
  if (into.records.length === 0) into.records = found.records ?? [];
  else for (const record of found.records ?? []) into.records.push(record);
  for (const lookup of found.lookups ?? []) into.lookups.push(lookup);
  for (const handshake of found.handshakes ?? []) into.handshakes.push(handshake);
  for (const route of found.routes ?? []) into.routes.push(route);
  for (const setting of found.settings ?? []) into.settings.push(setting);
}

/** What does not say its time itself happened when the margin says. */
function addTimes(found: Found, margins: readonly string[], before: number): void {
  for (const exchange of found.exchanges ?? []) {
    if (exchange.startedAt) continue;
    const at = timeIn(margins, exchange.firstLine, before);
    if (at) exchange.startedAt = at;
  }
  for (const record of found.records ?? []) {
    if (record.at) continue;
    const at = timeIn(margins, record.firstLine, before);
    if (at) record.at = at;
  }
}

function timeIn(margins: readonly string[], line: number, before: number): Instant | undefined {
  const margin = margins[line - 1 - before] ?? '';
  // The innermost is the program's own.
  const start = [...margin.matchAll(/\d{4}-\d\d-\d\d[T ]/g)].at(-1)?.index;
  const time = start === undefined ? undefined : leadingTimestamp(margin.slice(start));
  return time?.at === undefined ? undefined : { at: time.at, zoneKnown: time.zoneKnown, line };
}
