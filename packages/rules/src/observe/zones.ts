import { type Document, type Lines, lineNumber, linesBetween, type ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Zone } from '../knowledge/language.ts';

/** A text to look for cues in, with the line of the artifact behind each of its lines. */
export interface ZoneText {
  zone: Zone;
  artifact: string;
  text: string;
  lineNumbers: readonly number[];
  /** Where the text was put together out of parts, the lines that the parts came from: they are what is quoted. */
  origin?: { lines: readonly string[]; firstLine: number };
  /** The artifact's lines behind a body, whose text a reader can have decoded, joined or written anew. */
  behind?: { lines: readonly string[]; firstLine: number };
}

/** Characters of one line of a log that are looked at: what is longer is data and not what a tool says. */
const longestLine = 20_000;
/** Characters of a body and of an error that are looked at. */
const longestBody = 100_000;
const longestError = 4_000;

/** The number of the artifact's line at a character position of the zone's text. */
export function lineAt(zone: ZoneText, position: number): number {
  let line = 0;
  for (let i = zone.text.indexOf('\n'); i >= 0 && i < position; i = zone.text.indexOf('\n', i + 1)) line += 1;
  return zone.lineNumbers[Math.min(line, zone.lineNumbers.length - 1)] ?? 1;
}

/** The line of a text at a character position, trimmed. */
export function lineOf(text: string, position: number): string {
  const end = text.indexOf('\n', position);
  return text.slice(text.lastIndexOf('\n', position - 1) + 1, end < 0 ? undefined : end).trim();
}

/** A zone of consecutive lines. Text that was decoded can have more lines than the artifact has for it. */
export function zoneOf(
  zone: Zone,
  artifact: string,
  whole: string,
  { firstLine, lastLine }: { firstLine: number; lastLine: number },
): ZoneText {
  const text = whole.slice(0, longestBody);
  const lineNumbers = [firstLine];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    lineNumbers.push(Math.min(firstLine + lineNumbers.length, lastLine));
  }
  return { zone, artifact, text, lineNumbers };
}

/** The zone of a body, with the lines that it was read from. */
export function bodyZone(
  zone: Zone,
  artifact: string,
  body: { text: string; firstLine: number; lastLine: number },
  documents: readonly Document[],
): ZoneText {
  const document = documents.find((d) => d.name === artifact);
  const lines = document ? linesBetween(document, body.firstLine, body.lastLine) : [];
  return { ...zoneOf(zone, artifact, body.text, body), behind: { lines, firstLine: body.firstLine } };
}

/** Lines that an error is read out of; further ones of a long stack trace tell nothing new. */
const mostOrigin = 200;

/** An error's parts as one text to look for cues in. */
export function errorZone(
  parts: readonly (string | undefined)[],
  { artifact, firstLine, lastLine }: Lines,
  documents: readonly Document[],
): ZoneText {
  const document = documents.find((d) => d.name === artifact);
  const until = Math.min(lastLine, firstLine - 1 + mostOrigin);
  const lines = document ? linesBetween(document, firstLine, until) : [];
  const text = parts.filter(Boolean).join(' ').slice(0, longestError);
  return { ...zoneOf('error', artifact, text, { firstLine, lastLine: firstLine }), origin: { lines, firstLine } };
}

/** Readers that have told all that their lines say: a HAR's exchanges, and pings, whose lost packets are no failed call. */
const toldAlready = new Set(['har', 'ping', 'traceroute']);

/**
 * The lines of every document that are no body of an exchange: what tools and servers say themselves.
 * A log line inside a body is the other side's data and proves nothing, so it is left out, and so is
 * what a reader has told whole. Of the report only what a reader
 * recognised counts: the rest is a person speaking.
 */
export function logZones(documents: readonly Document[], reading: ReadDocuments): ZoneText[] {
  return documents.map((document) => {
    const left: boolean[] = [];
    if (document.name === reportName) {
      left.push(...document.lines.map(() => true), true);
      for (const { artifact, firstLine, lastLine } of reading.recognised) {
        if (artifact === reportName) left.fill(false, firstLine, lastLine + 1);
      }
    }
    for (const { reader, artifact, firstLine, lastLine } of reading.recognised) {
      if (toldAlready.has(reader) && artifact === document.name) {
        for (let line = firstLine; line <= lastLine; line += 1) left[line] = true;
      }
    }
    for (const exchange of reading.exchanges) {
      if (exchange.artifact !== document.name) continue;
      for (const body of [exchange.request?.body, exchange.response?.body]) {
        if (body && !(body.firstLine === exchange.firstLine && body.lastLine === exchange.lastLine)) {
          for (let line = body.firstLine; line <= body.lastLine; line += 1) left[line] = true;
        }
      }
    }
    const kept = document.lines.flatMap((text, i) => {
      const line = lineNumber(document, i);
      return left[line] ? [] : [{ text: text.slice(0, longestLine), line }];
    });
    return {
      zone: 'log',
      artifact: document.name,
      text: kept.map((l) => l.text).join('\n'),
      lineNumbers: kept.map((l) => l.line),
    };
  });
}
