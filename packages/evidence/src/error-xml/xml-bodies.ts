import type { Section } from '../document.ts';
import { isCode } from '../error-json/found-body.ts';
import type { LogRecord } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import { type XmlText, xmlLeaves } from '../markup/xml-leaves.ts';
import { xmlAt } from '../markup/xml-lines.ts';
import type { Found, Reader } from '../reader.ts';

/** What an error body in XML tells. */
export interface XmlError {
  error: NonNullable<LogRecord['error']>;
  status?: number;
  fields: Record<string, string>;
}

/** Every XML document among lines, with one of the roots, that `told` knows for an error. */
export function xmlBodies(
  reader: Reader['id'],
  { artifact, firstLine: offset, lines }: Section,
  roots: RegExp,
  told: (xml: XmlText) => XmlError | undefined,
): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const block = xmlAt(lines, i, roots);
    if (!block) continue;
    i = block.last;
    const lead = (lines[block.first] ?? '').slice(0, block.column);
    const xml = xmlLeaves(block.text);
    const error = xml && !isCode(lead, '') ? told(xml) : undefined;
    if (!xml || !error) continue;
    const [firstLine, lastLine] = [offset + block.first, offset + block.last];
    const place = { reader, artifact, firstLine, lastLine };
    const body = { text: block.text, firstLine, lastLine, truncated: !xml.complete };
    const { at } = readLogLine(lead, firstLine);
    const { status, fields } = error;
    if (status === undefined) {
      const record = { ...place, message: error.error.message, error: error.error, body, fields, ...(at && { at }) };
      found.push({ firstLine, lastLine, records: [record] });
      continue;
    }
    const response = { status, headers: [], body, line: firstLine };
    const exchange = { ...place, seenFrom: 'client' as const, response, fields, ...(at && { startedAt: at }) };
    found.push({ firstLine, lastLine, exchanges: [exchange] });
  }
  return found;
}
