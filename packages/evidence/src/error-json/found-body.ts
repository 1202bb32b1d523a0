import type { Exchange, LogRecord } from '../exchange.ts';
import { flatten, type Json, type JsonBlock, type JsonObject } from '../json/json-text.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Found } from '../reader.ts';
import type { JsonError } from './error-of.ts';

/** Where a body stands, and what stands before it in its first line. */
export interface BodyPlace {
  reader: string;
  artifact: string;
  /** Number of the first line of the section. */
  offset: number;
  lead: string;
}

/**
 * A body of JSON by itself as evidence: an answer where the status is known, else a record that keeps the body. A
 * logged body keeps the words of its log line as well; one pasted alone says everything itself.
 */
export function foundBody(block: JsonBlock, value: JsonObject | Json[], told: JsonError, place: BodyPlace): Found {
  const { reader, artifact, offset, lead } = place;
  const firstLine = offset + block.first;
  const lines = { reader, artifact, firstLine, lastLine: offset + block.last };
  const prefix = readLogLine(lead, firstLine);
  const words = prefix.message.replace(/(?<![:\s])[:\s]+$/, '');
  const body = { text: block.text, firstLine, lastLine: lines.lastLine, truncated: block.truncated };
  const { error, fields, status } = told;
  const record: LogRecord = {
    ...lines,
    message: words ? `${words}: ${error.message}` : error.message,
    error,
    body,
    fields: { ...flatten(value), ...fields },
  };
  if (prefix.at) record.at = prefix.at;
  if (prefix.level) record.level = prefix.level;
  if (status === undefined) return { firstLine, lastLine: lines.lastLine, records: [record] };
  const exchange: Exchange = {
    ...lines,
    seenFrom: 'client',
    response: { status, headers: [], body, line: firstLine },
  };
  if (Object.keys(fields).length > 0) exchange.fields = fields;
  if (prefix.at) exchange.startedAt = prefix.at;
  const { body: _, ...logged } = record;
  const records = prefix.timed || prefix.level ? { records: [logged] } : {};
  return { firstLine, lastLine: lines.lastLine, exchanges: [exchange], ...records };
}

/** A literal in a program: `return {…};`, `res.json({…})`. */
export function isCode(before: string, behind: string): boolean {
  return (
    /(?:\breturn|\bthrow|=>|\b(?:const|let|var) .{0,80}=|\w\()\s*$/.test(before.slice(-120)) || /^\s*\)?;/.test(behind)
  );
}
