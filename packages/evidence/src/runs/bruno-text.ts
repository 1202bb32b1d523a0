import type { Section } from '../document.ts';
import { networkFailure, urlOf } from '../errors/network-failure.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { placeIn } from '../place.ts';

/** `folder/Create order (422 Unprocessable Entity) - 4 ms` */
const answered = /^(\S.{0,300}?) \(([1-5]\d\d)(?: ([A-Z][\w '-]{0,40}))?\) - (\d{1,9}) ms\s*$/;
/** `Unreachable (connect ECONNREFUSED 127.0.0.1:9)` */
const failed = /^(\S.{0,300}?) \((\S.{3,2000})\)\s*$/;
const heading = /^(?:Assertions|Tests|Pre-Request Tests|Post-Response Tests)\s*$/;
const verdict = /^\s{0,8}([✓✕✗√×]) (\S.{0,2000})$/;
const summary =
  /^(?:📊 Execution Summary|Requests:\s+\d+ (?:passed|failed|total)|Tests:\s+\d+ (?:passed|failed|total))/;
/** Lines that may stand between two requests: what was asserted of the first. */
const near = 200;

/** What `bru run` prints of each request and of each assertion that failed. It names requests, not their URLs. */
export function requestClaims(section: Section, reader: string): Claim[] {
  const { lines } = section;
  const claims: Claim[] = [];
  let known = lines.findIndex((line) => summary.test(line.slice(0, 200)));
  const first = lines.findIndex((line) => answered.test(line.slice(0, 400)));
  // A line with a status alone could be anybody's: a heading or the summary of a run must come with it.
  if (known < 0 && !(first >= 0 && heading.test((lines[first + 1] ?? '').slice(0, 40)))) return [];
  known = first < 0 ? Math.max(0, known - near) : first - near;
  for (let i = Math.max(0, known); i < lines.length && i - known <= near * 2; i += 1) {
    const line = (lines[i] ?? '').slice(0, 2400);
    const exchange = exchangeOf(section, reader, i, line);
    if (!exchange) continue;
    const below = verdicts(section, reader, i + 1, exchange.fields?.name ?? '');
    const indices = indicesFrom(i, below.last);
    claims.push({ indices, exchanges: [exchange], records: below.records });
    i = below.last;
    known = i;
  }
  return claims;
}

function exchangeOf(section: Section, reader: string, i: number, line: string): Exchange | undefined {
  const { firstLine } = section;
  const place: Exchange = { ...placeIn(section, reader, i), seenFrom: 'client' };
  const answer = answered.exec(line);
  if (answer) {
    const reason = answer[3]?.trim();
    return {
      ...place,
      response: { status: Number(answer[2]), ...(reason ? { reason } : {}), headers: [], line: firstLine + i },
      durationMs: Number(answer[4]),
      fields: { name: answer[1] ?? '' },
    };
  }
  const [, name, message] = failed.exec(line) ?? [];
  const failure = message === undefined ? undefined : networkFailure(message);
  if (!name || !message || !failure) return undefined;
  const url = urlOf(failure);
  return {
    ...place,
    ...(url ? { request: { url, headers: [], line: firstLine + i } } : {}),
    error: {
      ...(failure.code ? { code: failure.code } : {}),
      message,
      firstLine: firstLine + i,
      lastLine: firstLine + i,
    },
    fields: { name },
  };
}

/** Headings and verdicts below a request; the words of a failed one stand below it, further in. */
function verdicts(section: Section, reader: string, from: number, name: string) {
  const { lines } = section;
  const records: LogRecord[] = [];
  let last = from - 1;
  for (let i = from; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').slice(0, 2400);
    const found = verdict.exec(line);
    if (!found && !heading.test(line)) break;
    last = i;
    if (!found?.[2] || found[1] === '✓' || found[1] === '√') continue;
    const words = (lines[i + 1] ?? '').slice(0, 2400);
    const told = /^\s+\S/.test(words) && !verdict.test(words);
    const message = told ? words.trim() : found[2];
    if (told) i += 1;
    last = i;
    records.push({
      ...placeIn(section, reader, i - (told ? 1 : 0), i),
      level: 'error',
      message: told ? `${found[2]}: ${message}` : found[2],
      error: { type: 'AssertionError', message, frames: [] },
      fields: { name, test: found[2] },
    });
  }
  return { records, last };
}
