import type { Document, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { Zone } from '../knowledge/language.ts';

/** A text to look for cues in, with the line of the artifact behind each of its lines. */
export interface ZoneText {
  zone: Zone;
  artifact: string;
  text: string;
  lineNumbers: readonly number[];
}

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

/** A zone of consecutive lines. */
export function zoneOf(zone: Zone, artifact: string, text: string, firstLine: number): ZoneText {
  const count = text.split('\n').length;
  return { zone, artifact, text, lineNumbers: Array.from({ length: count }, (_, i) => firstLine + i) };
}

/**
 * The lines of every document that are no body of an exchange: what tools and servers say themselves.
 * A log line inside a body is the other side's data and proves nothing, so it is left out. Of the report
 * only what a reader recognised counts: the rest is a person speaking.
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
    for (const exchange of reading.exchanges) {
      if (exchange.artifact !== document.name) continue;
      for (const body of [exchange.request?.body, exchange.response?.body]) {
        if (body && !(body.firstLine === exchange.firstLine && body.lastLine === exchange.lastLine)) {
          for (let line = body.firstLine; line <= body.lastLine; line += 1) left[line] = true;
        }
      }
    }
    const kept = document.lines.flatMap((text, i) => (left[i + 1] ? [] : [{ text, line: i + 1 }]));
    return {
      zone: 'log',
      artifact: document.name,
      text: kept.map((l) => l.text).join('\n'),
      lineNumbers: kept.map((l) => l.line),
    };
  });
}
