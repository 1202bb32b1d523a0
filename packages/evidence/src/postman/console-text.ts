import type { Section } from '../document.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Body, Exchange, Header } from '../exchange.ts';
import { bodyOf, takeBody } from '../http/body.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { methodPattern } from '../http/words.ts';
import { placeIn } from '../place.ts';

const request = new RegExp(`^(?:[▶▼►▾] ?)?${methodPattern} (https?://\\S{1,20000})\\s*$`);
const sectionName =
  /^(?:[▶▼►▾] ?)?(Network|Request Headers|Request Body|Response Headers|Response Body)\s*(?:[▶▼►▾])?\s*$/;
const status = /^([1-5]\d\d)(?: [A-Z][\w '-]{1,40})?\s*$/;
const duration = /^(\d{1,9}(?:\.\d{1,3})?) ?(ms|s|m)\s*$/;
const errorLine = /^(?:Error: |Could not (?:send request|get (?:any )?response))/;
const header = /^\s{0,8}([A-Za-z][\w-]{0,99}): ?(.*)$/;

/**
 * What stands in the console when a request is unfolded and copied: method and URL, status, time, then the sections
 * by name, or `Error: …` in the place of status and time.
 */
export function consoleClaims(section: Section, reader: string): Claim[] {
  const { lines } = section;
  if (!lines.some((line) => line.length < 80 && /Request Headers\s*$/.test(line))) return [];
  const claims: Claim[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const entry = entryAt(section, reader, i);
    if (!entry) continue;
    claims.push({ indices: indicesFrom(i, entry.last), exchanges: [entry.exchange] });
    i = entry.last;
  }
  return claims;
}

function entryAt(section: Section, reader: string, start: number): { exchange: Exchange; last: number } | undefined {
  const { lines, firstLine } = section;
  const text = lines[start] ?? '';
  const asked = text.length <= 20_000 ? request.exec(text) : null;
  if (!asked && !errorLine.test(text.slice(0, 100))) return undefined;
  const parts: Parts = { headers: [], answers: [], sections: 0, last: start };
  const first = asked ? start + 1 : start;
  let part = '';
  for (let i = first; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').slice(0, 20_000);
    const named = sectionName.exec(line)?.[1];
    if (named) {
      part = named;
      parts.sections += 1;
      parts.last = i;
    } else if (line.trim() === '') continue;
    else if (request.test(line) || (part !== '' && errorLine.test(line))) break;
    else if (!feed(section, parts, part, i)) break;
    // A body takes more than one line.
    i = Math.max(i, parts.last);
  }
  if (parts.sections === 0 || !(parts.status || parts.error)) return undefined;
  const exchange: Exchange = {
    ...placeIn(section, reader, start, parts.last),
    seenFrom: 'client',
    request: {
      ...(asked?.[1] && asked[2] ? { method: asked[1], url: asked[2] } : {}),
      headers: parts.headers,
      ...(parts.sent ? { body: parts.sent } : {}),
      line: firstLine + start,
    },
    ...(parts.status
      ? {
          response: {
            ...parts.status,
            headers: parts.answers,
            ...(parts.received ? { body: parts.received } : {}),
          },
        }
      : {}),
    ...(parts.error ? { error: parts.error } : {}),
    ...(parts.durationMs === undefined ? {} : { durationMs: parts.durationMs }),
  };
  return { exchange, last: parts.last };
}

interface Parts {
  headers: Header[];
  answers: Header[];
  sections: number;
  /** Index of the last line that belongs to the entry. */
  last: number;
  status?: { status: number; line: number };
  error?: NonNullable<Exchange['error']>;
  durationMs?: number;
  sent?: Body;
  received?: Body;
}

/** Takes the line at an index for the part of the entry that it stands in; false when it is none of it. */
function feed({ lines, firstLine }: Section, parts: Parts, part: string, i: number): boolean {
  const text = (lines[i] ?? '').slice(0, 20_000);
  const line = firstLine + i;
  if (part === '') {
    const code = status.exec(text)?.[1];
    const time = duration.exec(text);
    if (code && !parts.status) parts.status = { status: Number(code), line };
    else if (time) parts.durationMs = Number(time[1]) * (time[2] === 'ms' ? 1 : time[2] === 's' ? 1000 : 60_000);
    else if (errorLine.test(text)) parts.error = failure(text, parts.error, line);
    else return false;
  } else if (part.endsWith('Headers') || part === 'Network') {
    const found = header.exec(text);
    if (!found?.[1]) return false;
    const value = (found[2] ?? '').trim().replace(/^"(.*)"$/, '$1');
    if (part === 'Request Headers') parts.headers.push({ name: found[1], value, line });
    else if (part === 'Response Headers') parts.answers.push({ name: found[1], value, line });
  } else {
    const place = takeBody(lines, i, {
      ends: (at) =>
        sectionName.test((lines[at] ?? '').slice(0, 80)) || request.test((lines[at] ?? '').slice(0, 20_000)),
    });
    if (!place || parts[part === 'Request Body' ? 'sent' : 'received']) return false;
    const body = bodyOf(lines.slice(place.first, place.last + 1), firstLine + place.first, place.open, []);
    parts[part === 'Request Body' ? 'sent' : 'received'] = body;
    parts.last = place.last;
    return true;
  }
  parts.last = i;
  return true;
}

/** `Could not send request` says less than the `Error: …` below it. */
function failure(text: string, earlier: Parts['error'], line: number): NonNullable<Exchange['error']> {
  const message = text.replace(/^Error: /, '').trim();
  const code = networkFailure(message)?.code;
  return { ...(code ? { code } : {}), message, firstLine: earlier?.firstLine ?? line, lastLine: line };
}
