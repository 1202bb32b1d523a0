import { toDocument } from '../src/document.ts';
import type { Exchange } from '../src/exchange.ts';
import type { Found, Reader } from '../src/reader.ts';

/** What one reader finds in a text. */
export function readBy(reader: Reader, text: string): Found[] {
  return reader.read({ artifact: 'a', firstLine: 1, lines: toDocument('a', text).lines });
}

/** The exchanges among it. */
export function exchangesBy(reader: Reader, text: string): Exchange[] {
  return readBy(reader, text).flatMap((found) => found.exchanges ?? []);
}

/** Whether all that a reader finds lies within the text, one find behind the other. */
export function liesWithin(reader: Reader, text: string): boolean {
  const count = toDocument('a', text).lines.length;
  let before = 0;
  for (const { firstLine, lastLine, exchanges = [], records = [] } of readBy(reader, text)) {
    if (firstLine <= before || lastLine < firstLine || lastLine > count) return false;
    before = lastLine;
    for (const one of [...exchanges, ...records])
      if (one.firstLine < 1 || one.lastLine < one.firstLine || one.lastLine > count) return false;
    for (const { request, response, error } of exchanges) {
      const lines = [request?.line, response?.line, error?.firstLine, error?.lastLine];
      const headers = [...(request?.headers ?? []), ...(response?.headers ?? [])].map((header) => header.line);
      if ([...lines, ...headers].some((line) => line !== undefined && (line < 1 || line > count))) return false;
    }
  }
  return true;
}
