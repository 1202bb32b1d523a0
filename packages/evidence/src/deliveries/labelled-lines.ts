import type { Body, Header } from '../exchange.ts';
import { bodyOf, takeBody } from '../http/body.ts';
import { headerLine } from '../http/message-lines.ts';

/** A person copies a page of a sender's console: labels, headings, headers and bodies below each other. */
interface Page {
  lines: readonly string[];
  /** Number of `lines[0]` in the artifact. */
  firstLine: number;
}

/** Headers at some lines, and the index behind the last of them. Blank lines above them are passed over. */
export function headersBelow(
  page: Page,
  from: number,
  ends: (text: string) => boolean,
): { headers: Header[]; next: number } {
  const headers: Header[] = [];
  let i = from;
  let blanks = 0;
  for (; i < page.lines.length; i += 1) {
    const text = (page.lines[i] ?? '').trim();
    if (text === '') {
      blanks += 1;
      if (headers.length > 0 || blanks > 2) break;
      continue;
    }
    if (ends(text) || text.length > 8000) break;
    const header = headerLine(text, page.firstLine + i);
    if (!header) break;
    headers.push(header);
  }
  return { headers, next: headers.length > 0 ? i : from };
}

/** The body at some lines, and the index behind it. */
export function bodyBelow(
  page: Page,
  from: number,
  headers: readonly Header[],
  ends: (text: string) => boolean,
): { body: Body; next: number } | undefined {
  const place = takeBody(page.lines, from, { ends: (index) => ends((page.lines[index] ?? '').trim()) });
  if (!place) return undefined;
  const text = page.lines.slice(place.first, place.last + 1);
  return { body: bodyOf(text, page.firstLine + place.first, place.open, headers), next: place.last + 1 };
}
