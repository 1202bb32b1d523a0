import type { Section } from '../document.ts';
import { networkFailure } from '../errors/network-failure.ts';
import type { Body, Exchange, LogRecord } from '../exchange.ts';
import { isCutShort } from '../http/body.ts';
import { type Claim, indicesFrom } from '../http/claims.ts';
import { durationMillis, methodPattern } from '../http/words.ts';
import { placeIn } from '../place.ts';

/** `→ name` of an item, `↳ name` of one in a folder. */
const item = /^\s{0,12}[→↳] (\S.{0,500})$/;
const summary = new RegExp(`^\\s{0,12}${methodPattern} (\\S{1,20000}) \\[([^\\]]{1,200})\\]\\s*$`);
const verbose = new RegExp(`^\\s{0,12}${methodPattern} (\\S{1,20000})\\s*$`);
const outcome = /^([1-5]\d\d)(?: (.{0,60}?))?, (\d{1,9}(?:\.\d{1,3})?)(k|M|G)?B, (\S.{0,40})$/;
/** `401 Unauthorized ★ 9ms time ★ 258B↑ 387B↓ size ★ 8↑ 9↓ headers ★ 0 cookies` */
const starred = /^\s{0,12}([1-5]\d\d)(?: (.{0,60}?))? ★ (\S[\w. µ]{0,30}) time ★ /;
const box = /^\s{0,12}┌ ([↑↓]) (.{0,200})$/;
const boxed = /^\s{0,12}│ ?(.*)$/;
const phaseNames: Readonly<Record<string, string>> = {
  'dns-lookup': 'dns',
  'tcp-handshake': 'connect',
  'ssl-handshake': 'ssl',
  'transfer-start': 'wait',
  download: 'receive',
};

/** What newman prints of each request of a run, with and without `--verbose`. */
export function requestClaims(section: Section, reader: string): Claim[] {
  const { lines } = section;
  const claims: Claim[] = [];
  let name = '';
  let nameAt = -1;
  for (let i = 0; i < lines.length; i += 1) {
    const text = (lines[i] ?? '').slice(0, 20_500);
    const named = item.exec(text)?.[1];
    if (named) {
      name = named.trim();
      nameAt = i;
      continue;
    }
    const draft = requestAt(section, reader, i, text);
    if (!draft) continue;
    const first = nameAt >= 0 && i - nameAt <= 2 ? nameAt : i;
    if (name) draft.exchange.fields = { name };
    const indices = indicesFrom(first, draft.last);
    claims.push({ indices, exchanges: [draft.exchange] });
    i = draft.last;
  }
  return claims;
}

function requestAt(section: Section, reader: string, i: number, text: string) {
  const { lines, firstLine } = section;
  const short = summary.exec(text);
  const long = short ? null : verbose.exec(text);
  const next = (lines[i + 1] ?? '').slice(0, 500);
  const told = short?.[3] === undefined ? null : outcome.exec(short[3]);
  const stars = long ? starred.exec(next) : null;
  const [, method, url] = short ?? long ?? [];
  if (!method || !url || !(told || stars || short?.[3] === 'errored')) return undefined;
  const exchange: Exchange = {
    ...placeIn(section, reader, i),
    seenFrom: 'client',
    request: { method, url, headers: [], line: firstLine + i },
  };
  let last = i;
  const answer = told ?? stars;
  const duration = millis(told?.[5] ?? stars?.[3] ?? '');
  if (answer?.[1]) {
    last = stars ? i + 1 : i;
    exchange.response = {
      status: Number(answer[1]),
      ...(answer[2] ? { reason: answer[2] } : {}),
      headers: [],
      line: firstLine + last,
    };
    if (duration !== undefined) exchange.durationMs = duration;
    if (stars) last = details(section, exchange, last + 1);
  } else if (next.trim() !== '' && !item.test(next)) {
    const message = next.trim();
    const code = networkFailure(message, /^E[A-Z]{4,20}$/.exec(message)?.[0])?.code;
    last = i + 1;
    exchange.error = { ...(code ? { code } : {}), message, firstLine: firstLine + last, lastLine: firstLine + last };
  }
  exchange.lastLine = firstLine + last;
  return { exchange, last };
}

/** Bodies in boxes and the table of phases, below an answer; gives the index of the last line that was one of them. */
function details({ lines, firstLine }: Section, exchange: Exchange, from: number): number {
  let last = from - 1;
  for (let i = from; i < lines.length; i += 1) {
    const line = (lines[i] ?? '').slice(0, 20_000);
    const arrow = box.exec(line);
    if (arrow) {
      const end = boxEnd(lines, i + 1);
      const closed = /^\s{0,12}└/.test(lines[end] ?? '');
      const parts = lines.slice(i + 1, end).map((part) => boxed.exec(part)?.[1] ?? part);
      i = end - 1;
      if (parts.length > 0) {
        const body = bodyOf(parts, firstLine + i - parts.length + 1, !closed);
        if (arrow[1] === '↑' && exchange.request) exchange.request.body = body;
        else if (exchange.response) exchange.response.body = body;
      }
      if (closed) i += 1;
      last = i;
    } else if (/^\s{0,12}prepare {2,}wait/.test(line)) {
      const timings = phases(line, lines[i + 1] ?? '');
      if (timings) exchange.timings = timings;
      i += 1;
      return Math.min(i, lines.length - 1);
    } else if (line.trim() !== '') break;
  }
  return last;
}

/** Index of the line that closes a box, or of the first that is none of it. Bars may have been taken for a margin. */
function boxEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && boxed.test(lines[end] ?? '')) end += 1;
  for (let i = end; i < lines.length && i - end < 5000; i += 1) {
    const line = (lines[i] ?? '').slice(0, 20_000);
    if (/^\s{0,12}└/.test(line)) return i;
    if (/^\s{0,12}┌/.test(line) || item.test(line) || /^\s{0,12}prepare {2,}wait/.test(line)) break;
  }
  return end;
}

/** newman breaks long lines to fit its box: JSON that does not parse in lines is put together without them. */
function bodyOf(parts: readonly string[], firstLine: number, open: boolean): Body {
  const inLines = parts.join('\n').trimEnd();
  const joined = parts.join('').trimEnd();
  const text = /^[{[]/.test(inLines) && !isJson(inLines) && isJson(joined) ? joined : inLines;
  return { text, firstLine, lastLine: firstLine + parts.length - 1, truncated: open || isCutShort(text) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Broken over lines, cut, or no JSON.
    return false;
  }
}

function phases(names: string, values: string): Record<string, number> | undefined {
  const heads = names.trim().split(/ {2,}/);
  const cells = values.trim().split(/ {2,}/);
  const timings: Record<string, number> = {};
  for (const [i, head] of heads.entries()) {
    const phase = phaseNames[head.trim()];
    const value = millis(cells[i]?.trim() ?? '');
    if (phase && value !== undefined) timings[phase] = value;
  }
  return Object.keys(timings).length ? timings : undefined;
}

/** `84ms`, `1.2s`, `1m 2.3s`. */
function millis(text: string): number | undefined {
  const parts = text.trim().split(' ').map(durationMillis);
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.reduce((sum: number, part) => sum + (part ?? 0), 0)
    : undefined;
}

const row = /^\s{0,12}(\d{1,4})\. {1,3}([A-Z]\w{0,60})\s{2,}(.*)$/;
const inside = /^\s{5,}inside "(.{0,400})"\s*$/;

/** The table of failures at the end of a run: a record for each assertion that failed. */
export function failureClaims(section: Section, reader: string): Claim[] {
  const { lines } = section;
  const claims: Claim[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const found = row.exec((lines[i] ?? '').slice(0, 2000));
    if (!found?.[2]) continue;
    const parts = [found[3]?.trim() ?? ''];
    let last = i;
    let name = '';
    let at = '';
    while (last + 1 < lines.length && last - i < 40) {
      const line = (lines[last + 1] ?? '').slice(0, 2000);
      if (!/^\s{5,}\S/.test(line)) break;
      last += 1;
      const where = inside.exec(line)?.[1];
      if (where !== undefined) {
        name = where;
        break;
      }
      if (/^\s+at \S/.test(line)) at = line.trim();
      else if (!at) parts.push(line.trim());
    }
    if (!at) continue;
    const [title = '', ...rest] = parts;
    const words = rest.join(' ').trim() || title;
    claims.push({ indices: indicesFrom(i, last), records: [] });
    // What a request failed of stands with the request already.
    if (found[2] !== 'AssertionError' || at === 'at request') {
      i = last;
      continue;
    }
    const record: LogRecord = {
      ...placeIn(section, reader, i, last),
      level: 'error',
      message: rest.length ? `${title}: ${words}` : title,
      error: { type: found[2], message: words, frames: [] },
      ...(name ? { fields: { name, test: title } } : {}),
    };
    claims.at(-1)?.records?.push(record);
    i = last;
  }
  return claims;
}
