import { methodIn, type PythonFailure, pythonFailure, timedOut } from '../../errors/python-http.ts';
import { servedIn } from '../../errors/python-served.ts';
import { exceptionIn, type PythonException, pythonTraceAt } from '../../errors/python-trace.ts';
import { statusAndBodyIn } from '../../errors/status-and-body.ts';
import type { Exchange, LogRecord, StackFrame } from '../../exchange.ts';
import { type LogLine, readLogLine } from '../../logs/log-line.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

interface Place {
  reader: string;
  artifact: string;
  firstLine: number;
  lastLine: number;
}

/** Python tracebacks, chained ones too, and exceptions reduced to their last line. */
export const pythonError: Reader = {
  id: 'python-error',
  title: 'Python error',
  formats: [
    { title: 'Python traceback (requests)', sample: 'requests.txt', source: 'Python 3.11, requests, run' },
    { title: 'httpx exception', sample: 'httpx-timeout.txt', source: 'Python 3.11, httpx 0.23.3, run' },
    { title: 'aiohttp exception', sample: 'aiohttp-refused.txt', source: 'Python 3.11, aiohttp 3.8.4, run' },
    { title: 'urllib exception', sample: 'urllib-status.txt', source: 'Python 3.11, run' },
    { title: 'urllib3 exception', sample: 'urllib3-expired.txt', source: 'Python 3.11, urllib3 1.26.12, run' },
    { title: 'Flask’s log of an exception', sample: 'flask.txt', source: 'Flask 2.2.2, run' },
    { title: 'Django’s log of refused requests', sample: 'django.txt', source: 'Django 3.2.25, run' },
    {
      title: 'OpenAI SDK error (Python)',
      sample: 'openai.txt',
      source: 'https://github.com/openai/openai-python#handling-errors',
    },
  ],
  read(section) {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const line = section.firstLine + i;
      const place = { reader: 'python-error', artifact: section.artifact, firstLine: line, lastLine: line };
      const trace = pythonTraceAt(section.lines, i, section.firstLine);
      if (trace) {
        place.lastLine = section.firstLine + trace.last;
        // The time of the line above may have been taken for a margin.
        const above = trace.prefix.at ? '' : (section.margins?.[i - 1] ?? '');
        const stamp = leadingTimestamp(above.trimStart().replace(/^\[/, ''));
        if (stamp?.at !== undefined) trace.prefix.at = { at: stamp.at, zoneKnown: stamp.zoneKnown, line: line - 1 };
        found.push(readChain(trace.chain, trace.prefix, '', place));
        i = trace.last;
        continue;
      }
      const text = section.lines[i] ?? '';
      const served = text.length > 2000 ? undefined : servedIn(readLogLine(text, line), place);
      if (served) {
        found.push({ firstLine: line, lastLine: line, exchanges: [served] });
        continue;
      }
      if (text.length > 20_000 || !/Error|Exception|Timeout|ConnectionPool|gaierror/.test(text)) continue;
      const prefix = readLogLine(text, line);
      const one = exceptionIn(prefix.message);
      const pool = one ? undefined : poolIn(prefix.message);
      const exception = one ?? pool;
      if (!exception || /^>>>|^\s*(?:raise|except) /.test(prefix.message)) continue;
      found.push(
        readChain([{ ...exception, frames: [], firstLine: line, lastLine: line }], prefix, exception.lead, place),
      );
    }
    return found;
  },
};

/** urllib3's words for a failed connection, wherever in a line they stand. */
function poolIn(message: string): { type: string; message: string; lead: string } | undefined {
  const at = message.search(/HTTPS?ConnectionPool\(host='/);
  if (at < 0 || at > 400) return undefined;
  return { type: '', message: message.slice(at), lead: message.slice(0, at).trim() };
}

function readChain(chain: readonly PythonException[], prefix: LogLine, lead: string, place: Place): Found {
  const { firstLine, lastLine } = place;
  const last = chain.at(-1) ?? { type: '', message: '', frames: [], firstLine, lastLine };
  const told = chain.map((one) => ({ one, failure: pythonFailure(one.type, one.message) ?? timedOut(one) }));
  const final = told.at(-1)?.failure;
  // Where the last exception is about something else, an earlier one may still tell of an exchange.
  const best = [...told].reverse().find(({ failure }) => failure !== undefined);
  const found: Found = { firstLine, lastLine };
  if (best?.failure) {
    const failure = enriched(
      best.failure,
      told.map(({ failure }) => failure),
    );
    const exchange = exchangeOf(failure, best.one, prefix, place);
    const method = methodIn(chain.flatMap((one) => one.frames));
    if (method) exchange.request = { headers: [], line: best.one.lastLine, ...exchange.request, method };
    found.exchanges = [exchange];
    if (final) return found;
  }
  const error: NonNullable<LogRecord['error']> = {
    message: last.type === '' ? 'traceback cut off before its exception' : last.message || last.type,
    frames: framesOf(last, chain),
  };
  if (last.type) error.type = last.type;
  const words = last.message ? `${last.type}: ${last.message}` : last.type || error.message;
  const record: LogRecord = { ...place, message: lead ? `${lead.replace(/[:\s]+$/, '')}: ${words}` : words, error };
  const code = /An error occurred \((\w{1,80})\) when calling/.exec(last.message)?.[1];
  if (code) error.code = code;
  if (prefix.at) record.at = prefix.at;
  if (prefix.level) record.level = prefix.level;
  found.records = [record];
  return found;
}

function framesOf(last: PythonException, chain: readonly PythonException[]): StackFrame[] {
  return last.frames.length > 0 ? last.frames : (chain.find((one) => one.frames.length > 0)?.frames ?? []);
}

/** The code and the place may stand in the exception that caused it. */
function enriched(failure: PythonFailure, all: readonly (PythonFailure | undefined)[]): PythonFailure {
  if (failure.status !== undefined) return failure;
  const known = all.filter((one) => one !== undefined && one.status === undefined);
  const named = known.find((one) => one?.code && /^[A-Z0-9_]+$/.test(one.code));
  const placed = known.find((one) => one?.url);
  const code = failure.code && /^[A-Z0-9_]+$/.test(failure.code) ? failure.code : (named?.code ?? failure.code);
  return { ...placed, ...failure, ...(code && { code }) };
}

function exchangeOf(failure: PythonFailure, exception: PythonException, prefix: LogLine, place: Place): Exchange {
  const { firstLine, lastLine } = exception;
  const exchange: Exchange = { ...place, seenFrom: 'client' };
  if (failure.url) exchange.request = { url: failure.url, headers: [], line: lastLine };
  if (failure.status !== undefined) {
    exchange.response = { status: failure.status, headers: [], line: lastLine };
    if (failure.reason) exchange.response.reason = failure.reason;
    const body = statusAndBodyIn(exception.message)?.body;
    if (body)
      exchange.response.body = { ...body, firstLine: firstLine + body.firstLine, lastLine: firstLine + body.lastLine };
  } else {
    exchange.error = { message: exception.message || exception.type, firstLine, lastLine };
    if (failure.code) exchange.error.code = failure.code;
    if (failure.peer) exchange.peer = failure.peer;
  }
  if (prefix.at) exchange.startedAt = prefix.at;
  return exchange;
}
