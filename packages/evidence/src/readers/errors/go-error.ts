import type { Section } from '../../document.ts';
import { targetIn } from '../../errors/call-words.ts';
import { goStatus } from '../../errors/error-line.ts';
import { goTraceBelow } from '../../errors/go-trace.ts';
import { goUrlError } from '../../errors/go-url-error.ts';
import { statusAndBodyIn } from '../../errors/status-and-body.ts';
import { recordOf, type Thrown } from '../../errors/thrown.ts';
import { callOf } from '../../errors/thrown-call.ts';
import { saidFailure } from '../../errors/transport-words.ts';
import type { Exchange, Place } from '../../exchange.ts';
import { type LogLine, readLogLine } from '../../logs/log-line.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

/** Words that only Go's standard library and what is built on it use. */
const goWords =
  /\bdial (?:tcp|udp|unix)\b|\bx509: |\btls: (?:failed to verify|handshake|first record|bad certificate|protocol version|unknown|no )|\bremote error: tls: |\b(?:read|write) tcp [\d.[\]:a-f]{3,60}->|\bcontext deadline exceeded|\bproxyconnect tcp|\bhttp: server gave HTTP response to HTTPS client|\bhttp2: |\bnet\/http: (?:TLS handshake timeout|request canceled|timeout awaiting)|\brpc error: code = (?:Unavailable|DeadlineExceeded)/;
const panicHead = /^(?:panic|fatal error): (.{0,4000})$|^http: panic serving \S{1,100}: (.{0,4000})$/;
/** Another language's error, which says a part of it with the same words. */
const foreign = /Exception\b|Traceback|[A-Z]\w{2,60}Error: |curl: \(|\.(?:go|rs|py|js|ts)["'`]/;

/** Errors of Go's net/http and what wraps them, panics with the traces of their goroutines. */
export const goError: Reader = {
  id: 'go-error',
  title: 'Go error',
  formats: [
    { title: 'error of Go’s net/http', sample: 'net-http.txt', source: 'Go 1.19.8, run' },
    { title: 'Go panic with goroutines', sample: 'panic.txt', source: 'Go 1.19.8, run' },
    { title: 'nil dereference behind a failed call in Go', sample: 'nil.txt', source: 'Go 1.19.8, run' },
    {
      title: 'go-github and googleapi errors',
      sample: 'clients.txt',
      source: 'https://pkg.go.dev/google.golang.org/api/googleapi#Error',
    },
    { title: 'panic in a handler of net/http', sample: 'serving.txt', source: 'https://pkg.go.dev/net/http#Handler' },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length > 20_000 || text.length < 6) continue;
      const item = panicAt(section, i) ?? lineAt(section, i);
      if (!item) continue;
      found.push(item);
      i = item.lastLine - section.firstLine;
    }
    return found;
  },
};

function panicAt(section: Section, index: number): Found | undefined {
  const line = section.firstLine + index;
  const text = section.lines[index] ?? '';
  if (!/panic|fatal error: /.test(text)) return undefined;
  const prefix = readLogLine(text, line);
  const match = panicHead.exec(prefix.message) ?? panicHead.exec(text.trim());
  const trace = match && goTraceBelow(section.lines, index);
  if (!match || !trace) return undefined;
  const message = (match[1] ?? match[2] ?? '').trim();
  const place = placeIn(section, 'go-error', index, trace.last);
  const frames = trace.frames.map((frame) => ({ ...frame, line: section.firstLine + frame.line - 1 }));
  const thrown: Thrown = { type: 'panic', message, frames, line };
  const record = recordOf({ chain: [thrown], prefix, lead: '' }, place);
  const exchange = exchangeIn(message, prefix, place, line);
  return exchange ? { ...record, exchanges: [exchange] } : record;
}

function lineAt(section: Section, index: number): Found | undefined {
  const text = section.lines[index] ?? '';
  const isCall = goStatus.test(text);
  if (!isCall && !goWords.test(text) && !/\b(?:Get|Head|Post|Put|Patch|Delete|Options) \\?"/.test(text))
    return undefined;
  if (/^\s{0,40}["{]/.test(text)) return undefined;
  const line = section.firstLine + index;
  const prefix = readLogLine(text, line);
  const oauth = /\boauth2: cannot fetch token: /.test(text) && /^\s*Response: /.test(section.lines[index + 1] ?? '');
  const last = oauth ? index + 1 : index;
  const place = placeIn(section, 'go-error', index, last);
  const message = oauth ? `${prefix.message}\n${(section.lines[last] ?? '').trim()}` : prefix.message;
  const exchange = exchangeIn(message, prefix, place, line);
  return exchange && { firstLine: place.firstLine, lastLine: place.lastLine, exchanges: [exchange] };
}

function exchangeIn(message: string, prefix: LogLine, place: Place, line: number): Exchange | undefined {
  const named = goUrlError(message);
  if (named) {
    const failure = saidFailure(named.message);
    const exchange: Exchange = {
      ...place,
      seenFrom: 'client',
      request: { method: named.method, url: named.url, headers: [], line },
      error: { message: named.message, firstLine: line, lastLine: line },
    };
    const code = named.code ?? failure?.code;
    if (code && exchange.error) exchange.error.code = code;
    if (failure?.peer) exchange.peer = failure.peer;
    if (prefix.at) exchange.startedAt = prefix.at;
    return exchange;
  }
  if (foreign.test(message)) return undefined;
  const status = goStatus.test(message)
    ? (statusAndBodyIn(message.replace('cannot fetch token: ', 'cannot fetch token: HTTP ')) ?? statusIn(message))
    : undefined;
  if (!status && !goWords.test(message)) return undefined;
  const thrown: Thrown = { type: '', message, frames: [], line };
  return callOf({ chain: [thrown], prefix, lead: '' }, place, { answer: () => status });
}

/** Statuses that stand where only Go's clients put them. */
function statusIn(message: string): { status: number } | undefined {
  const match =
    /(?:StatusCode: |code |token: )(\d{3})\b/.exec(message) ??
    (targetIn(message) ? /: (?:\D{0,40} )?(\d{3})\b/.exec(message.slice(message.indexOf('http') + 8)) : null);
  return match?.[1] ? { status: Number(match[1]) } : undefined;
}
