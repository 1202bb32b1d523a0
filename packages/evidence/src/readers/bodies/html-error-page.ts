import type { Exchange, Place } from '../../exchange.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { pageFormats } from '../../pages/page-formats.ts';
import { pageAt } from '../../pages/page-lines.ts';
import { type ErrorPage, pageOf } from '../../pages/page-of.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

/** Lines of an answer in plain text that are looked at together: platforms put a code and an id below their words. */
const plainLines = 6;

/** Error pages of web servers, CDNs, filters, platforms and frameworks, and their answers in plain text, pasted alone. */
export const htmlErrorPage: Reader = {
  id: 'html-error-page',
  title: 'error page of a server, CDN or framework',
  formats: pageFormats,
  read(section) {
    const { lines } = section;
    const found: Found[] = [];
    const filled = lines.filter((line) => line.trim() !== '').length;
    for (let i = 0; i < lines.length; i += 1) {
      const block = pageAt(lines, i);
      if (block) {
        const text = [(lines[i] ?? '').slice(block.column), ...lines.slice(i + 1, block.last + 1)].join('\n');
        const page = pageOf(text);
        const place = placeIn(section, htmlErrorPage.id, i, block.last);
        if (page) found.push(foundPage(page, text, block.truncated, (lines[i] ?? '').slice(0, block.column), place));
        i = block.last;
        continue;
      }
      const plain = plainAt(lines, i, filled);
      if (!plain) continue;
      const place = placeIn(section, htmlErrorPage.id, i, plain.last);
      found.push(foundPage(plain.page, plain.text, false, '', place));
      i = plain.last;
    }
    return found;
  },
};

const ends = /^(?:ID: )?[a-z]{3}\d::|^Request ID:|^Details: cache-|ERR_NGROK_/;

/** An answer in plain text that begins at a line. One without a maker is only a status: it must be all that there is. */
function plainAt(
  lines: readonly string[],
  first: number,
  filled: number,
): { page: ErrorPage; text: string; last: number } | undefined {
  const line = lines[first] ?? '';
  if (line.length > 2000 || !/^[A-Za-z45]/.test(line) || line.trimEnd().endsWith(':')) return undefined;
  // A platform's words end with its code and the id of the request.
  const furthest = ends.test(line) ? first : Math.min(first + plainLines, lines.length) - 1;
  for (let last = first + 1; last <= furthest; last += 1) {
    if (!ends.test(lines[last] ?? '')) continue;
    const text = lines.slice(first, last + 1).join('\n');
    const page = pageOf(text);
    if (page?.server) return { page, text, last };
  }
  const alone = pageOf(line);
  return alone?.server || (alone && filled === 1) ? { page: alone, text: line.trim(), last: first } : undefined;
}

function foundPage(page: ErrorPage, text: string, truncated: boolean, lead: string, place: Place): Found {
  const { firstLine, lastLine } = place;
  const body = { text, firstLine, lastLine, truncated };
  const fields = {
    ...(page.server && { server: page.server }),
    ...(page.errorCode && { error_code: page.errorCode }),
    ...page.fields,
  };
  const log = readLogLine(lead, firstLine);
  const time = log.at ? { at: log.at } : {};
  if (page.status === undefined) {
    const { exception } = page.fields;
    const type = exception ? exception.replace(/:.*$/s, '') : undefined;
    const error = {
      ...(type && { type }),
      ...(page.errorCode && { code: page.errorCode }),
      message: exception ?? page.title,
      frames: [],
    };
    return { firstLine, lastLine, records: [{ ...place, ...time, message: page.title, error, fields, body }] };
  }
  const exchange: Exchange = {
    ...place,
    seenFrom: 'client',
    response: { status: page.status, headers: [], body, line: firstLine },
    ...(log.at && { startedAt: log.at }),
  };
  if (Object.keys(fields).length > 0) exchange.fields = fields;
  return { firstLine, lastLine, exchanges: [exchange] };
}
