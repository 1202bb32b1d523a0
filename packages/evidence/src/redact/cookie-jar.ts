import { maskCookieValue } from './cookies.ts';
import type { Found } from './span.ts';

/** The seven columns of a cookie jar as curl and wget write it; the last is the value. */
const row = /\t(?:TRUE|FALSE)\t\/[^\t\r\n]{0,256}\t(?:TRUE|FALSE)\t[0-9]{1,12}\t[^\t\r\n]{1,256}\t([^\t\r\n]{1,4096})/g;

/** Values in Netscape cookie jars. */
export function scanCookieJars(text: string, found: Found): void {
  if (!text.includes('\tTRUE\t') && !text.includes('\tFALSE\t')) return;
  for (const match of text.matchAll(row)) {
    const value = match[1] ?? '';
    const end = match.index + match[0].length;
    maskCookieValue(text, end - value.length, end, found);
  }
}
