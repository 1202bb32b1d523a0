import { toDocument } from '../src/document.ts';
import { type ReadDocuments, read } from '../src/read.ts';
import type { Reader } from '../src/reader.ts';
import { redact } from '../src/redact.ts';

const key = 'reading-laws';

/**
 * What holds for every reading of any text: it returns, it names only lines that are there, first before last, and
 * no line belongs to two readers.
 * @throws Error that says which law broke
 */
export function checkReading(text: string, order?: readonly Reader[]): ReadDocuments {
  const document = toDocument('a', text);
  const reading = order ? read([document], order) : read([document]);
  checkLines(reading, document.lines.length);
  let last = 0;
  for (const { reader, firstLine, lastLine } of reading.recognised) {
    if (firstLine <= last) throw new Error(`${reader} takes line ${firstLine}, which was taken up to ${last}`);
    last = lastLine;
  }
  return reading;
}

/**
 * What holds for the redaction of any text: as many lines as before, nothing more to mask in it, and nothing of
 * the secrets left.
 * @returns the redacted text
 * @throws Error that says which law broke
 */
export function checkRedaction(text: string, secrets: readonly string[] = []): string {
  const once = redact(text, { key });
  if (once.text.split(/\r\n|\n|\r/).length !== text.split(/\r\n|\n|\r/).length)
    throw new Error('lines were lost or made');
  const twice = redact(once.text, { key });
  if (twice.text !== once.text || twice.redactions.length > 0) throw new Error('redacting twice changes the text');
  for (const secret of secrets)
    if (once.text.includes(secret)) throw new Error(`left of a secret: ${secret.length} characters`);
  return once.text;
}

/** Every line number of a reading, wherever it stands, is one of the text. */
function checkLines(reading: ReadDocuments, lines: number): void {
  const queue: object[] = [reading];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    const place: Record<string, unknown> = { ...one };
    for (const name of ['line', 'firstLine', 'lastLine']) {
      const line = place[name];
      if (typeof line !== 'number') continue;
      if (!Number.isInteger(line) || line < 1 || line > lines) throw new Error(`${name} ${line} of ${lines} lines`);
    }
    const { firstLine, lastLine } = place;
    if (typeof firstLine === 'number' && typeof lastLine === 'number' && firstLine > lastLine) {
      throw new Error(`first line ${firstLine} is behind last line ${lastLine}`);
    }
    for (const member of Object.values(one)) if (typeof member === 'object' && member !== null) queue.push(member);
  }
}
