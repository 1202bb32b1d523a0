import type { Exchange, Header, HttpRequest, HttpResponse, Instant } from '../exchange.ts';
import { methodPattern } from '../http/words.ts';
import type { Clock } from './clock.ts';

const methods: ReadonlySet<string> = new Set(methodPattern.slice(1, -1).split('|'));
const [space, quote, closing, minus, zero, nine] = [32, 34, 93, 45, 48, 57];
/** `[18/Dec/2017:20:41:31 +0000] "` */
const stampLength = 30;
/** ` HTTP/1.1` */
const versionLength = 9;

/** What was read of a line, and the parts of it that were not looked at. */
export interface CombinedLine {
  exchange: Exchange & { request: HttpRequest; response: HttpResponse };
  /** Words in front of the time, when they are not just client, identity and user. */
  left: string | undefined;
  /** What stands behind the status, when it is not just size, referer and user agent. */
  right: string | undefined;
}

/**
 * Cuts a line of the common or combined log format (Apache, mod_log_config; nginx, ngx_http_log_module) at its
 * blanks and quotes, without a regular expression, which a file of a gigabyte is too long for. Undefined when the
 * line is not of that form to the letter.
 */
export function cutCombined(text: string, line: number, artifact: string, clock: Clock): CombinedLine | undefined {
  const bracket = text.indexOf('[');
  if (bracket < 2 || text.charCodeAt(bracket + 27) !== closing || text.charCodeAt(bracket + 29) !== quote)
    return undefined;
  const from = bracket + stampLength;
  const end = text.indexOf('"', from);
  const status = end < 0 || text.charCodeAt(end + 1) !== space ? 0 : statusAt(text, end + 2);
  const methodEnd = text.indexOf(' ', from);
  const targetEnd = end - versionLength;
  if (status === 0 || !text.startsWith(' HTTP/', targetEnd) || text.indexOf(' ', methodEnd + 1) !== targetEnd) {
    return undefined;
  }
  const method = text.slice(from, methodEnd);
  const at = methods.has(method) ? clock.common(text, bracket + 1) : undefined;
  if (at === undefined) return undefined;
  const clientEnd = clientAlone(text, bracket);
  const behind = readBehind(text, end + 5, line);
  const request: HttpRequest = {
    method,
    url: text.slice(methodEnd + 1, targetEnd),
    httpVersion: text.startsWith('1.1', end - 3) ? '1.1' : text.slice(end - 3, end),
    headers: behind?.headers ?? [],
    line,
  };
  const startedAt = { at, zoneKnown: true, line };
  const response: HttpResponse =
    behind && behind.size >= 0 ? { status, headers: [], bodyBytes: behind.size, line } : { status, headers: [], line };
  const client = clientEnd === 0 || (clientEnd === 1 && text.charCodeAt(0) === minus) ? '' : text.slice(0, clientEnd);
  return {
    exchange: exchangeOf(artifact, line, request, response, startedAt, client),
    left: clientEnd > 0 ? undefined : text.slice(0, bracket),
    right: behind ? undefined : text.slice(end + 5),
  };
}

/** Written out twice, as members that are added to an object later cost more than all the others together. */
function exchangeOf(
  artifact: string,
  line: number,
  request: HttpRequest,
  response: HttpResponse,
  startedAt: Instant,
  peer: string,
): CombinedLine['exchange'] {
  const reader = 'access-log';
  const seenFrom = 'server';
  return peer === ''
    ? { reader, artifact, firstLine: line, lastLine: line, seenFrom, request, response, startedAt }
    : { reader, artifact, firstLine: line, lastLine: line, seenFrom, request, response, startedAt, peer };
}

function statusAt(text: string, at: number): number {
  const after = text.charCodeAt(at + 3);
  if (after !== space && at + 3 !== text.length) return 0;
  let status = 0;
  for (let i = at; i < at + 3; i += 1) status = status * 10 + text.charCodeAt(i) - zero;
  return status >= 100 && status <= 599 ? status : 0;
}

/** Where the client ends in `203.0.113.9 - frank [`; 0 when more or fewer than three words stand before the bracket. */
function clientAlone(text: string, bracket: number): number {
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  return first > 0 && second > first + 1 && third === bracket - 1 && third > second + 1 ? first : 0;
}

/**
 * Reads ` 123 "referer" "agent"` up to the end of the line, the quotes being absent in the common format; size is -1
 * for none. Undefined when something else stands there.
 */
function readBehind(text: string, at: number, line: number): { size: number; headers: Header[] } | undefined {
  if (text.charCodeAt(at) !== space) return undefined;
  let size = 0;
  let i = at + 1;
  if (text.charCodeAt(i) === minus) [size, i] = [-1, i + 1];
  else {
    for (; i < text.length && i < at + 16; i += 1) {
      const digit = text.charCodeAt(i);
      if (digit < zero || digit > nine) break;
      size = size * 10 + digit - zero;
    }
    if (i === at + 1) return undefined;
  }
  if (i === text.length) return { size, headers: [] };
  const refererEnd = text.startsWith(' "', i) ? text.indexOf('"', i + 2) : -1;
  const agentEnd = refererEnd > 0 && text.startsWith('" "', refererEnd) ? text.indexOf('"', refererEnd + 3) : -1;
  if (agentEnd !== text.length - 1 || text.includes('\\', i)) return undefined;
  const agent = headerAt('User-Agent', text, refererEnd + 3, agentEnd, line);
  const referer = headerAt('Referer', text, i + 2, refererEnd, line);
  return { size, headers: referer ? (agent ? [referer, agent] : [referer]) : agent ? [agent] : [] };
}

function headerAt(name: string, text: string, from: number, end: number, line: number): Header | undefined {
  const isNone = end <= from || (end === from + 1 && text.charCodeAt(from) === minus);
  return isNone ? undefined : { name, value: text.slice(from, end), line };
}
