import type { StackFrame } from '../exchange.ts';
import { type LogLine, readLogLine } from '../logs/log-line.ts';
import { pythonFrame } from './stack-frames.ts';

export interface PythonException {
  /** As printed, with its module: `requests.exceptions.SSLError`. Empty when the traceback was cut off before it. */
  type: string;
  message: string;
  frames: StackFrame[];
  /** Lines of the exception's own words; those of its traceback where it was cut off before them. */
  firstLine: number;
  lastLine: number;
}

/** A traceback with all that it was chained from. Indices count from 0 in the lines given. */
export interface PythonTrace {
  first: number;
  last: number;
  prefix: LogLine;
  /** In the order printed: the last is the one that was not caught. */
  chain: PythonException[];
}

const start = /^(?:\+ )?(?:Exception Group )?Traceback \(most recent call last\):?$/;
const chained =
  /^(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/;
const exceptionHead = /^((?:[A-Za-z_]\w{0,80}\.){0,8}[A-Za-z_]\w{0,80})(?:: ?(.*))?$/;
const builtins =
  /^(?:KeyError|ValueError|AttributeError|IndexError|NameError|ImportError|ModuleNotFoundError|OSError|IOError|RuntimeError|JSONDecodeError|Unicode\w*Error|Connection\w+Error|FileNotFoundError|PermissionError|NotImplementedError|ZeroDivisionError|StopIteration|RecursionError|BrokenPipeError|IndentationError|MemoryError|OverflowError|LookupError|ArithmeticError|EOFError|BlockingIOError|gaierror|SSLCertVerificationError|MaxRetryError|HTTPStatusError|NewConnectionError)$/;
const pythonModule =
  /^(?!(?:java|javax|com|org|net|io|kotlin|scala|sun|jdk|android|System)\.)(?:[a-z_]\w{0,60}\.){1,8}_?[A-Z]\w{0,80}$/;
const pythonWords =
  /HTTPS?ConnectionPool\(|\[Errno -?\d+\]|\(_ssl\.c:\d+\)|^\d{3} (?:Client|Server) Error: |(?:object|module) has no attribute|^Expecting (?:value|property name|',' delimiter)|(?:Client|Server) error '\d{3} |NoneType|<urlopen error/;

/** Whether an error is Python's, by its type or its words. */
export function looksPython(type: string, message: string): boolean {
  return builtins.test(type) || pythonModule.test(type) || pythonWords.test(message);
}

/** Which lines stand inside Python tracebacks, so that no other reader takes an exception for its own. */
export function inPythonTraceback(lines: readonly string[], firstLine: number): boolean[] {
  const inside: boolean[] = new Array(lines.length).fill(false);
  for (let i = 0; i < lines.length; i += 1) {
    const trace = pythonTraceAt(lines, i, firstLine);
    if (!trace) continue;
    inside.fill(true, trace.first, trace.last + 1);
    i = trace.last;
  }
  return inside;
}

/**
 * The traceback that starts at an index, or undefined. People leave parts out: an exception without its
 * traceback counts where the words that chain it to another stand beside it.
 */
export function pythonTraceAt(lines: readonly string[], index: number, firstLine: number): PythonTrace | undefined {
  const whole = lines[index]?.includes('Traceback (most recent call last)') ?? false;
  if (!whole && !chainedBelow(lines, index)) return undefined;
  const prefix = readLogLine(lines[index] ?? '', firstLine + index);
  if (whole && !start.test(prefix.message)) return undefined;
  const trace: PythonTrace = { first: index, last: index, prefix, chain: [] };
  const strip = (i: number): LogLine => stripped(lines[i] ?? '', prefix, firstLine + i);
  let at = index;
  while (at < lines.length) {
    const block = start.test(strip(at).message)
      ? readOne(at, lines.length, strip, firstLine)
      : bareException(strip(at), at, firstLine);
    if (!block) break;
    trace.chain.push(block.exception);
    trace.last = block.last;
    let next = block.last + 1;
    while (next < lines.length && next - block.last < 6 && strip(next).message === '') next += 1;
    if (next >= lines.length || !chained.test(strip(next).message)) break;
    next += 1;
    while (next < lines.length && next - block.last < 10 && strip(next).message === '') next += 1;
    if (next >= lines.length) break;
    at = next;
  }
  if (trace.chain.length === 0) return undefined;
  const before = index > 0 ? readLogLine(lines[index - 1] ?? '', firstLine + index - 1) : undefined;
  // logging.exception() writes its line, with the time, and then the traceback without one.
  if (!prefix.timed && (before?.timed || before?.level)) {
    if (before.at) prefix.at = before.at;
    if (before.level) prefix.level = before.level;
  }
  return trace;
}

/** Whether the words that chain exceptions stand shortly below. */
function chainedBelow(lines: readonly string[], index: number): boolean {
  return [1, 2, 3].some((n) => chained.test(lines[index + n]?.trim() ?? '')) && (lines[index]?.length ?? 0) < 20_000;
}

function bareException(
  { message }: LogLine,
  at: number,
  firstLine: number,
): { exception: PythonException; last: number } | undefined {
  const [, type, words = ''] = exceptionHead.exec(message) ?? [];
  if (!type || !looksPython(type, words)) return undefined;
  const line = firstLine + at;
  return { exception: { type, message: words, frames: [], firstLine: line, lastLine: line }, last: at };
}

/** A line of a traceback without its log prefix; `indent` is that of the text itself. */
function stripped(text: string, prefix: LogLine, line: number): LogLine {
  const own = prefix.timed || prefix.level ? readLogLine(text, line) : undefined;
  if (own?.timed) return own;
  return { timed: false, message: text.trim(), indent: text.length - text.trimStart().length };
}

function readOne(
  from: number,
  end: number,
  strip: (i: number) => LogLine,
  firstLine: number,
): { exception: PythonException; last: number } {
  const exception: PythonException = { type: '', message: '', frames: [], firstLine: 0, lastLine: 0 };
  const base = strip(from).indent;
  let last = from;
  for (let i = from + 1; i < end && i - from < 3000; i += 1) {
    const { message, indent } = strip(i);
    if (message === '') break;
    const frame = pythonFrame(message, firstLine + i);
    if (frame) exception.frames.push(frame);
    else if (indent <= base && message !== '...') {
      const head = exceptionHead.exec(message);
      if (!head?.[1]) break;
      exception.type = head[1];
      exception.message = head[2] ?? '';
      exception.firstLine = firstLine + i;
      last = i;
      for (let more = i + 1; more < end && more - i < 20; more += 1) {
        const next = strip(more);
        // httpx puts a link below its words.
        if (next.message === '' || next.timed) break;
        if (next.indent <= base && !next.message.startsWith('For more information check: http')) break;
        exception.message += `\n${next.message}`;
        last = more;
      }
      break;
    }
    last = i;
  }
  exception.firstLine ||= firstLine + from;
  exception.lastLine = firstLine + last;
  return { exception, last };
}

/** An exception in one line, as the end of a traceback or as logged; with what stands before it. */
export function exceptionIn(message: string): { type: string; message: string; lead: string } | undefined {
  const match =
    /^(.{0,200}?)((?:[a-z_]\w{0,60}\.){1,8}_?[A-Z]\w{0,80}|[A-Z]\w{0,60}(?:Error|Exception|Timeout)|[a-z_.]{0,40}gaierror): ?(.*)$/.exec(
      message.slice(0, 5000),
    );
  if (!match?.[2]) return undefined;
  const lead = match[1] ?? '';
  if (lead !== '' && !/[\s:(]$/.test(lead)) return undefined;
  return looksPython(match[2], match[3] ?? '')
    ? { type: match[2], message: match[3] ?? '', lead: lead.trim() }
    : undefined;
}
