import type { Section } from '../../document.ts';
import { errnoName } from '../../errors/errno.ts';
import { networkFailure } from '../../errors/network-failure.ts';
import type { Body, Exchange, Header, TransportError } from '../../exchange.ts';
import { takeBody } from '../../http/body.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import { headerLine } from '../../http/message-lines.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'mitmproxy';
/** `127.0.0.1:52044: GET https://…`, with the version where it is not HTTP/1.1; `[replay]` stands for the client of a replay. */
const asked =
  /^(?:(\[[\da-fA-F:.]{2,45}\]:\d{1,5}|[\w.:-]{1,255}:\d{1,5}): |\[replay\] ?)([A-Z]{3,20}) (\S{1,20000})(?: HTTP\/(\d(?:\.\d)?))?\s*$/;
/** ` << 401 Unauthorized 73b`; version 9 and later name a version other than 1.1 in front. */
const answered =
  /^\s{0,40}<< (?:HTTP\/(\d(?:\.\d)?) )?([1-9]\d\d)(?: (.{0,200}?))?(?: (?:(\d{1,12}(?:\.\d{1,3})?)([bkmgt])|\((?:content missing|streamed)\)))?\s*$/;
const failed = /^\s{0,40}<< (\S.{0,1000}?)\s*$/;
/** Of headers and bodies: four blanks, fewer where a margin in front took some. */
const margin = /^ {0,4}/;
const units: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** Reads what mitmdump prints of flows, with `flow_detail` of 1 (a line each way), 2 (headers) and 3 (bodies). */
export const mitmproxy: Reader = {
  id,
  title: 'mitmproxy dump',
  formats: [
    {
      title: 'mitmproxy: mitmdump, one line each way',
      sample: 'detail-1.txt',
      source: 'mitmproxy 8.1.1, flow_detail 1, run',
    },
    {
      title: 'mitmproxy: mitmdump with headers',
      sample: 'detail-2.txt',
      source: 'mitmproxy 8.1.1, flow_detail 2, run',
    },
    { title: 'mitmproxy: mitmdump with bodies', sample: 'detail-3.txt', source: 'mitmproxy 8.1.1, flow_detail 3, run' },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    if (!lines.some((line) => line.includes('<< '))) return [];
    const claims: Claim[] = [];
    for (let i = 0; i < lines.length; i += 1) {
      const flow = flowAt(section, i);
      if (!flow) continue;
      claims.push({ indices: indicesFrom(i, flow.last), exchanges: [flow.exchange] });
      i = flow.last;
    }
    return foundOf(section, claims);
  },
};

function flowAt(section: Section, start: number): { exchange: Exchange; last: number } | undefined {
  const { lines, firstLine } = section;
  const request = requestAt(section, start);
  const at = request ? request.next : start;
  const text = lines[at] ?? '';
  const answer = text.length <= 2000 ? answered.exec(text) : null;
  // What a flow says for itself without the request: only an answer has a shape of its own.
  if (!request && !answer?.[4]) return undefined;
  const exchange: Exchange = {
    ...placeIn(section, id, start),
    seenFrom: 'client',
  };
  if (request) {
    exchange.request = request.request;
    if (request.client) exchange.fields = { client: request.client };
  }
  let last = request ? request.last : start;
  if (answer) {
    const message = messageBelow(section, at + 1);
    const size = answer[4] && answer[5] ? Number(answer[4]) * (units[answer[5]] ?? 1) : undefined;
    exchange.response = {
      status: Number(answer[2]),
      ...(answer[3] ? { reason: answer[3] } : {}),
      ...(answer[1] ? { httpVersion: answer[1] } : {}),
      headers: message.headers,
      ...(message.body ? { body: message.body } : {}),
      // Beyond a kilobyte the size is rounded, and tells no bytes.
      ...(size !== undefined && answer[5] === 'b' ? { bodyBytes: size } : {}),
      line: firstLine + at,
    };
    last = Math.max(at, message.last);
  } else {
    const words = text.length <= 2000 ? failed.exec(text)?.[1] : undefined;
    if (words !== undefined) {
      exchange.error = errorOf(words, firstLine + at);
      last = at;
    } else if (request && request.request.headers.length === 0) return undefined;
  }
  exchange.lastLine = firstLine + last;
  return { exchange, last };
}

function requestAt(section: Section, start: number) {
  const { lines, firstLine } = section;
  const text = lines[start] ?? '';
  const found = text.length <= 20_000 ? asked.exec(text) : null;
  if (!found?.[2] || !found[3]) return undefined;
  const message = messageBelow(section, start + 1);
  const request = {
    method: found[2],
    url: found[3],
    ...(found[4] ? { httpVersion: found[4] } : {}),
    headers: message.headers,
    ...(message.body ? { body: message.body } : {}),
    line: firstLine + start,
  };
  return { request, client: found[1], next: message.next, last: Math.max(start, message.last) };
}

/** Headers and body, indented, below a line; `next` is the line behind them, blank ones passed over. */
function messageBelow(
  { lines, firstLine }: Section,
  from: number,
): { headers: Header[]; body?: Body; last: number; next: number } {
  const headers: Header[] = [];
  const indent = margin.exec(lines[from] ?? '')?.[0] ?? '';
  let i = from;
  for (; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const header = line.startsWith(indent) ? headerLine(line.slice(indent.length), firstLine + i) : undefined;
    if (!header || line.length > 20_000 || isFlow(line)) break;
    headers.push(header);
  }
  let last = i - 1;
  const first = i + 1;
  if (lines[i]?.trim() === '' && headers.length > 0) {
    for (i = first; i < lines.length; i += 1) {
      const line = lines[i] ?? '';
      if (line.trim() !== '' && (!line.startsWith(indent) || isFlow(line))) break;
      if (line.trim() !== '') last = i;
    }
  }
  while (i < lines.length && lines[i]?.trim() === '') i += 1;
  if (last < first) return { headers, last, next: i };
  const text = lines
    .slice(first, last + 1)
    .map((line) => line.slice(indent.length))
    .join('\n');
  const body = { text, firstLine: firstLine + first, lastLine: firstLine + last, truncated: isCut(text, last, lines) };
  return { headers, body, last, next: i };
}

/** Whether a line begins a flow or its answer. */
function isFlow(line: string): boolean {
  return line.length <= 20_000 && (/^\s{0,4}<< /.test(line) || asked.test(line));
}

/** mitmdump prints `(cut off)`; a body of JSON at the end of the text may be cut by whoever copied it. */
function isCut(text: string, last: number, lines: readonly string[]): boolean {
  if (/\(cut off\)\s*$/.test(text.slice(-40))) return true;
  if (last < lines.length - 1 || !/^[{[]/.test(text)) return false;
  return takeBody(text.split('\n'), 0, { ends: () => false })?.open === true;
}

function errorOf(message: string, line: number): TransportError {
  const code = networkFailure(message)?.code ?? errnoName(/^\[Errno (-?\d{1,5})\]/.exec(message)?.[1] ?? '');
  return { ...(code ? { code } : {}), message, firstLine: line, lastLine: line };
}
