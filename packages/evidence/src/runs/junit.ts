import type { Section } from '../document.ts';
import { networkFailure, urlOf } from '../errors/network-failure.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { placeIn } from '../place.ts';

const suiteStart = /^\s*<testsuite (?=[^>]*\bname=)/;
const attribute = (name: string) => new RegExp(`\\b${name}="([^"]{0,4000})"`);
const names = attribute('name');
const messages = attribute('message');
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * What failed in a JUnit report that a collection runner wrote, one element a line as they do: a record for each
 * assertion, an exchange for each request that got no answer. `isMine` tells the runner by the text of the report.
 */
export function junitClaims(section: Section, reader: string, isMine: (text: string) => boolean): Claim[] {
  const { lines } = section;
  const claims: Claim[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    if (!/^\s*<testsuites[ >]/.test((lines[i] ?? '').slice(0, 200))) continue;
    let end = i;
    while (end + 1 < lines.length && !(lines[end] ?? '').includes('</testsuites>')) end += 1;
    if (isMine(lines.slice(i, Math.min(end, i + 400) + 1).join('\n')))
      claims.push(reportClaim(section, reader, i, end));
    i = end;
  }
  return claims;
}

function reportClaim(section: Section, reader: string, start: number, end: number): Claim {
  const { lines } = section;
  const exchanges: Exchange[] = [];
  const records: LogRecord[] = [];
  let suite = '';
  let test = '';
  for (let i = start; i <= end; i += 1) {
    const line = (lines[i] ?? '').slice(0, 20_000);
    if (suiteStart.test(line)) {
      suite = plain(names.exec(line)?.[1]);
      test = '';
    } else if (line.includes('<testcase ')) test = plain(names.exec(line)?.[1]);
    const element = /<(failure|error)[ >]/.exec(line)?.[1];
    const requestError = /^(?:\s*)RequestError: (?:Error: )?(\S.*)$/.exec(line)?.[1];
    const message = requestError ?? (element ? plain(messages.exec(line)?.[1]) : '');
    if (!message) continue;
    const place = placeIn(section, reader, i);
    const failure = networkFailure(message, /^E[A-Z]{4,20}$/.exec(message)?.[0]);
    if (failure) {
      const url = urlOf(failure);
      exchanges.push({
        ...place,
        seenFrom: 'client',
        ...(url ? { request: { url, headers: [], line: place.firstLine } } : {}),
        error: {
          ...(failure.code ? { code: failure.code } : {}),
          message,
          firstLine: place.firstLine,
          lastLine: place.lastLine,
        },
        ...(suite ? { fields: { name: suite } } : {}),
      });
    } else {
      const type = element === 'failure' ? 'AssertionError' : 'Error';
      records.push({
        ...place,
        level: 'error',
        message: test ? `${test}: ${message}` : message,
        error: { type, message, frames: [] },
        ...(suite ? { fields: { name: suite, ...(test ? { test } : {}) } } : {}),
      });
    }
  }
  return { indices: indicesFrom(start, end), exchanges, records };
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}
