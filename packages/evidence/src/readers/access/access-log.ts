import type { Section } from '../../document.ts';
import type { Exchange, Header, HttpRequest, LogRecord } from '../../exchange.ts';
import { absoluteUrl, likelyScheme } from '../../http/url.ts';
import { durationMillis, isStatus, methodPattern, withoutDefaultPort } from '../../http/words.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { readShortLine } from '../../logs/short-access-line.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

/** The heart of a common or combined log line; the target may hold spaces only when a client sent them raw. */
const quotedRequest = new RegExp(
  String.raw`"${methodPattern} (\S{1,8192})(?: HTTP/(\d(?:\.\d)?))?"(?: from \S{1,80} -)? (\d{3})\b(.*)$`,
);
const quotedAnything = /\] "((?:[^"\\]|\\.){0,8192})" (\d{3}) (\d+|-)(.*)$/;
const rails = new RegExp(
  String.raw`^(\[[\w-]{8,64}\] )?Started ${methodPattern} "([^"\s]{1,8192})" for (\S{1,64}) at (.{10,40})$`,
);
const railsDone = /^(\[[\w-]{8,64}\] )?Completed (\d{3}) ?([A-Za-z' -]*?)(?: in (\d+(?:\.\d+)?ms))?(?: \(.*)?$/;

/** Access logs of web servers and frameworks, one exchange a request. */
export const accessLog: Reader = {
  id: 'access-log',
  title: 'access log',
  formats: [
    { title: 'access log, combined', sample: 'nginx.txt', source: 'nginx 1.22.1, run' },
    { title: 'access log of nginx with request times', sample: 'nginx-timed.txt', source: 'nginx 1.22.1, run' },
  ],
  read(section) {
    const found: Found[] = [];
    const open = new Map<string, { exchange: Exchange }>();
    for (const [i, text] of section.lines.entries()) {
      if (text.length > 20_000 || text.length < 8) continue;
      const line = section.firstLine + i;
      const exchange = readQuoted(text, line, section) ?? readShortLine(text, line, section);
      if (exchange) {
        const records = besides(exchange, text);
        found.push({ firstLine: line, lastLine: line, exchanges: [exchange], ...(records && { records }) });
        continue;
      }
      const rail = readRails(text, line, section, open);
      if (rail) found.push(rail);
    }
    return found;
  },
};

function readQuoted(text: string, line: number, section: Section): Exchange | undefined {
  const match = quotedRequest.exec(text);
  const loose = match ? null : quotedAnything.exec(text);
  const status = Number(match ? match[4] : loose?.[2]);
  if ((!match && !loose) || !isStatus(status)) return undefined;
  const left = text.slice(0, (match ?? loose)?.index) + (loose ? ']' : '');
  const exchange: Exchange = {
    reader: 'access-log',
    artifact: section.artifact,
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
  readRight(match ? (match[5] ?? '') : ` ${loose?.[3]}${loose?.[4]}`, line, exchange, request);
  if (match || request.headers.length > 0) exchange.request = request;
  return exchange;
}

/** Time, client and virtual host in front of the request. True when a client and a time stand there. */
function readLeft(left: string, line: number, exchange: Exchange, request: HttpRequest): boolean {
  const bracket = left.lastIndexOf('[');
  const stamp = bracket < 0 ? undefined : leadingTimestamp(left.slice(bracket + 1, bracket + 60));
  const prefix = readLogLine(left, line);
  if (stamp?.at !== undefined) exchange.startedAt = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
  else if (prefix.at) exchange.startedAt = prefix.at;
  const words = (stamp ? left.slice(0, bracket) : prefix.message).trim().split(/\s+/);
  const base = /(?:^|[:\s])(https?):\/\/([^\s/]+)$/.exec(words.at(-1) ?? '');
  if (base?.[1] && base[2] && request.url?.startsWith('/')) {
    // urllib3 logs what it sent, in the words of an access log.
    exchange.seenFrom = 'client';
    request.url = absoluteUrl(request.url, withoutDefaultPort(base[2], base[1]), base[1]);
    return true;
  }
  const client = stamp ? words.at(-3) : words.find((word) => isAddress(word.replace(/:\d+$/, '')));
  if (client && client !== '-' && words.length >= 2) exchange.peer = client;
  const host = stamp ? words.at(-4) : undefined;
  if (host && /^[\w.-]+(?::\d{1,5})?$/.test(host) && /[.:]/.test(host) && !isAddress(host)) {
    request.headers.push({ name: 'Host', value: host, line });
    const scheme = likelyScheme(host);
    if (request.url) request.url = absoluteUrl(request.url, withoutDefaultPort(host, scheme), scheme);
  }
  return stamp !== undefined && words.length >= 3;
}

/** Size, referer, user agent, and the fields that people add behind them. */
function readRight(right: string, line: number, exchange: Exchange, request: HttpRequest): void {
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
  const behind = right.slice(right.lastIndexOf('"') + 1);
  const named = /\b(?:rt|request_time|duration|took|time)[=:]"?(\d{1,9}(?:\.\d{1,9})?)(\s?ms|s)?\b/.exec(right);
  // nginx's $request_time is seconds with three decimals; a bare whole number could be anything.
  const bare = /(?:^|\s)(\d{1,6}\.\d{3})(?=\s|$)/.exec(behind);
  const unit = /(?:^|[\s(])(\d{1,9}(?:\.\d{1,6})?\s?(?:ms|µs|s))(?=[\s)]|$)/.exec(behind);
  if (named) exchange.durationMs = toMillis(named[1] ?? '', named[2]);
  else if (unit) exchange.durationMs = durationMillis(unit[1] ?? '') ?? 0;
  else if (bare) exchange.durationMs = toMillis(bare[1] ?? '', undefined);
}

function toMillis(value: string, unit: string | undefined): number {
  return unit?.trim() === 'ms' ? Number(value) : Math.round(Number(value) * 1e6) / 1e3;
}

function isAddress(word: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(word) || /^\[?(?=[^:]{0,4}:.{0,40}[0-9a-f])[0-9a-f:]{2,39}\]?$/i.test(word);
}

/** What the exchange has no place for: a malformed request line, and fields that people add behind the user agent. */
function besides(exchange: Exchange, text: string): LogRecord[] | undefined {
  const { artifact, firstLine, lastLine } = exchange;
  const record: LogRecord = { reader: 'access-log', artifact, firstLine, lastLine, message: text.trim() };
  if (exchange.startedAt) record.at = exchange.startedAt;
  if (!exchange.request?.method) {
    return [{ ...record, message: `malformed request line "${quotedAnything.exec(text)?.[1] ?? ''}"` }];
  }
  const fields: Record<string, string> = {};
  // A quoted text without a name, such as the user agent, is passed over whole.
  for (const pair of text.matchAll(/([A-Za-z_][\w.-]{0,60})=("[^"]*"|[^\s"]+)|"(?:[^"\\]|\\.)*"?/g)) {
    if (pair[1] && pair[2]) fields[pair[1]] = pair[2].replace(/^"|"$/g, '');
  }
  return Object.keys(fields).length > 0 ? [{ ...record, fields }] : undefined;
}

/** Rails writes a request's start and its end on lines of their own, other lines between them. */
function readRails(
  text: string,
  line: number,
  section: Section,
  open: Map<string, { exchange: Exchange }>,
): Found | undefined {
  if (!text.includes('Started ') && !text.includes('Completed ')) return undefined;
  const prefix = readLogLine(text, line);
  const started = rails.exec(prefix.message);
  if (started) {
    const stamp = leadingTimestamp(started[5] ?? '');
    const exchange: Exchange = {
      reader: 'access-log',
      artifact: section.artifact,
      firstLine: line,
      lastLine: line,
      seenFrom: 'server',
      request: { method: started[2] ?? '', url: started[3] ?? '', headers: [], line },
      peer: started[4] ?? '',
    };
    if (stamp?.at !== undefined) exchange.startedAt = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
    open.set(started[1] ?? prefix.source ?? '', { exchange });
    return { firstLine: line, lastLine: line, exchanges: [exchange] };
  }
  const done = railsDone.exec(prefix.message);
  const key = done?.[1] ?? prefix.source ?? '';
  const begun = done ? open.get(key) : undefined;
  if (!done || !begun || !isStatus(Number(done[2]))) return undefined;
  open.delete(key);
  begun.exchange.lastLine = line;
  begun.exchange.response = { status: Number(done[2]), headers: [], line };
  if (done[3]) begun.exchange.response.reason = done[3].trim();
  const took = durationMillis(done[4] ?? '');
  if (took !== undefined) begun.exchange.durationMs = took;
  return { firstLine: line, lastLine: line };
}
