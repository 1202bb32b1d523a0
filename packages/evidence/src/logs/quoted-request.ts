import type { Exchange, Header, HttpRequest } from '../exchange.ts';
import { absoluteUrl, likelyScheme } from '../http/url.ts';
import { durationMillis, isStatus, methodPattern, withoutDefaultPort } from '../http/words.ts';
import type { Clock } from './clock.ts';
import { cutCombined } from './combined-line.ts';
import { readLogLine } from './log-line.ts';
import { leadingTimestamp } from './timestamp.ts';

/** The heart of a common or combined log line; the target may hold spaces only when a client sent them raw. */
const quotedRequest = new RegExp(
  String.raw`"${methodPattern} (\S{1,8192})(?: HTTP/(\d(?:\.\d)?))?"(?: from \S{1,80} -)? (\d{3})\b(.*)$`,
);
const quotedAnything = /\] "((?:[^"\\]|\\.){0,8192})" (\d{3}) (\d+|-)(.*)$/;
/** A quoted text without a name, such as the user agent, is passed over whole. */
const namedValue = /([A-Za-z_][\w.-]{0,60})=("[^"]*"|[^\s"]+)|"(?:[^"\\]|\\.)*"?/g;

/** A line of an access log: the exchange, and the request line where it is not one of HTTP. */
export interface QuotedRequest {
  exchange: Exchange;
  malformed?: string;
}

/** Reads a line in common or combined format or one that is built on them (`"GET /x HTTP/1.1" 200`); or undefined. */
export function readQuoted(text: string, line: number, artifact: string, clock: Clock): QuotedRequest | undefined {
  const cut = cutCombined(text, line, artifact, clock);
  if (!cut) return text.includes('"') ? searchQuoted(text, line, artifact) : undefined;
  const { exchange, left, right } = cut;
  if (left !== undefined) readWords(left.trim().split(/\s+/), true, line, exchange, exchange.request);
  if (right !== undefined) readRight(right, line, exchange, exchange.request, text);
  return { exchange };
}

/** The same by regular expressions, for lines that differ from the form in some place. */
function searchQuoted(text: string, line: number, artifact: string): QuotedRequest | undefined {
  const match = quotedRequest.exec(text);
  const loose = match ? null : quotedAnything.exec(text);
  const status = Number(match ? match[4] : loose?.[2]);
  if ((!match && !loose) || !isStatus(status)) return undefined;
  const left = text.slice(0, (match ?? loose)?.index) + (loose ? ']' : '');
  const exchange: Exchange = {
    reader: 'access-log',
    artifact,
    firstLine: line,
    lastLine: line,
    seenFrom: 'server',
    response: { status, headers: [], line },
  };
  const request: HttpRequest = { headers: [], line };
  if (match) {
    request.method = match[1] ?? '';
    request.url = match[2] ?? '';
    if (match[3]) request.httpVersion = match[3];
  }
  const side = readLeft(left, line, exchange, request);
  if (loose && !side) return undefined;
  readRight(match ? (match[5] ?? '') : ` ${loose?.[3]}${loose?.[4]}`, line, exchange, request, text);
  if (match || request.headers.length > 0) exchange.request = request;
  return match ? { exchange } : { exchange, malformed: loose?.[1] ?? '' };
}

/** Time, client and virtual host in front of the request. True when a client and a time stand there. */
function readLeft(left: string, line: number, exchange: Exchange, request: HttpRequest): boolean {
  const bracket = left.lastIndexOf('[');
  const stamp = bracket < 0 ? undefined : leadingTimestamp(left.slice(bracket + 1, bracket + 60));
  const prefix = readLogLine(left, line);
  if (stamp?.at !== undefined) exchange.startedAt = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
  else if (prefix.at) exchange.startedAt = prefix.at;
  const words = (stamp ? left.slice(0, bracket) : prefix.message).trim().split(/\s+/);
  return readWords(words, stamp !== undefined, line, exchange, request);
}

function readWords(
  words: readonly string[],
  stamped: boolean,
  line: number,
  exchange: Exchange,
  request: HttpRequest,
): boolean {
  const base = /(?:^|[:\s])(https?):\/\/([^\s/]+)$/.exec(words.at(-1) ?? '');
  if (base?.[1] && base[2] && request.url?.startsWith('/')) {
    // urllib3 logs what it sent, in the words of an access log.
    exchange.seenFrom = 'client';
    request.url = absoluteUrl(request.url, withoutDefaultPort(base[2], base[1]), base[1]);
    return true;
  }
  const client = stamped ? words.at(-3) : words.find((word) => isAddress(word.replace(/:\d+$/, '')));
  if (client && client !== '-' && words.length >= 2) exchange.peer = client;
  const host = stamped ? words.at(-4) : undefined;
  if (host && /^[\w.-]+(?::\d{1,5})?$/.test(host) && /[.:]/.test(host) && !isAddress(host)) {
    request.headers.push({ name: 'Host', value: host, line });
    const scheme = likelyScheme(host);
    if (request.url) request.url = absoluteUrl(request.url, withoutDefaultPort(host, scheme), scheme);
  }
  return stamped && words.length >= 3;
}

/** Size, referer, user agent, and the fields that people add behind them. */
function readRight(right: string, line: number, exchange: Exchange, request: HttpRequest, text: string): void {
  const reason = /^ ([A-Z][A-Za-z' -]{1,40})$/.exec(right);
  if (reason && exchange.response) exchange.response.reason = reason[1] ?? '';
  const size = /^ (\d{1,15})(?=\s|$)/.exec(right);
  if (size && exchange.response) exchange.response.bodyBytes = Number(size[1]);
  // A quotation that never closes is matched too, so that it is walked through once, and left out.
  const quoted = [...right.matchAll(/"((?:[^"\\]|\\.)*)("?)/g)].filter((m) => m[2]).map((m) => m[1] ?? '');
  const add = (name: string, value: string | undefined): void => {
    if (value && value !== '-') request.headers.push({ name, value, line } satisfies Header);
  };
  if (/^\s+\S+ "/.test(right) && !/^\s+\S+ "[\w]+=/.test(right)) {
    add('Referer', quoted[0]);
    add('User-Agent', quoted[1]);
    if (quoted[2]?.split(/, ?/).every(isAddress)) add('X-Forwarded-For', quoted[2]);
  }
  const took = durationIn(right);
  if (took !== undefined) exchange.durationMs = took;
  if (!text.includes('=')) return;
  const fields: Record<string, string> = {};
  for (const pair of text.matchAll(namedValue)) {
    if (pair[1] && pair[2]) fields[pair[1]] = pair[2].replace(/^"|"$/g, '');
  }
  if (Object.keys(fields).length > 0) exchange.fields = fields;
}

/** Milliseconds that a request took, from what people put behind the user agent. */
function durationIn(right: string): number | undefined {
  const behind = right.slice(right.lastIndexOf('"') + 1);
  const named = /\b(?:rt|request_time|duration|took|time)[=:]"?(\d{1,9}(?:\.\d{1,9})?)(\s?ms|s)?\b/.exec(right);
  if (named) return toMillis(named[1] ?? '', named[2]);
  const unit = /(?:^|[\s(])(\d{1,9}(?:\.\d{1,6})?\s?(?:ms|µs|s))(?=[\s)]|$)/.exec(behind);
  if (unit) return durationMillis(unit[1] ?? '') ?? 0;
  // nginx's $request_time is seconds with three decimals.
  const bare = /(?:^|\s)(\d{1,6}\.\d{3})(?=\s|$)/.exec(behind);
  if (bare) return toMillis(bare[1] ?? '', undefined);
  // One whole number behind the user agent is Apache's %D, microseconds, wherever it was seen.
  const micros = right.includes('"') ? /^ (\d{1,12})$/.exec(behind) : null;
  return micros ? Number(micros[1]) / 1000 : undefined;
}

function toMillis(value: string, unit: string | undefined): number {
  return unit?.trim() === 'ms' ? Number(value) : Math.round(Number(value) * 1e6) / 1e3;
}

function isAddress(word: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(word) || /^\[?(?=[^:]{0,4}:.{0,40}[0-9a-f])[0-9a-f:]{2,39}\]?$/i.test(word);
}
