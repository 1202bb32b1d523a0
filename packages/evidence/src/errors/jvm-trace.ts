import type { StackFrame } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Thrown, ThrownChain } from './thrown.ts';

/** An exception of the JVM with its causes. Indices count from 0 in the lines given. */
export interface JvmTrace extends ThrownChain {
  first: number;
  last: number;
}

const notJvm = /^(?:System|Microsoft|Mono|Windows)\./;
const typeName = String.raw`(?:[a-z_][\w$]{0,80}\.){1,12}[A-Z][\w$]{0,100}(?:Exception|Error|Throwable|Failure|Timeout|Fault)?(?:\$\w{1,80})?`;
const exception = new RegExp(`^(${typeName})(?:: ?(.*))?$`);
/** Without frames a name counts only in a package that is the JVM's, and where it says that it is an exception. */
const surelyJvm =
  /^(?:javax?|jakarta|com|org|net|io|kotlinx?|okhttp3|retrofit2|feign|reactor|software|scala|akka|groovy|sun|jdk|android|dev|de|eu|fr|uk|nl|se|br|cn|ch|at|it|es|pl|in)\..{0,900}(?:Exception|Error|Throwable|Failure|Timeout)(?:\$\w{1,80})?$/;
const lead = /^(?:Exception in thread "[^"]{0,200}" |Caused by: |Suppressed: |Wrapped by: )/;
/** A program's own words before the exception in its line, as loggers without a layout for exceptions print. */
const inline = new RegExp(
  String.raw`^(.{1,300}?[:\s\[(])((?:java|javax|jakarta|org|com|io|kotlin|okhttp3|retrofit2|feign|reactor|software)\.${typeName}): (.+)$`,
);
const frame = /^at (?:[\w.@-]{0,80}\/{1,2}){0,3}([\w.$<>-]{1,300})\(([^()]{0,200})\)(?: ~?\[.{0,200}\])?$/;
const frameFile =
  /^(?:[\w$-]+\.(?:java|kt|kts|scala|groovy)(?::-?\d{1,7})?|Native Method|Unknown Source|<generated>|<unknown.*|SourceFile(?::\d{1,7})?|[\w$.-]{0,100}:\d{1,7})$/;
const between =
  /^(?:\.{3} \d{1,5} (?:more|common frames)|-{3} Async |_{2}checkpoint|\*__checkpoint|\|_|Original Stack Trace:|Error has been observed|Assembly trace)/;
const longestMessage = 60;
const mostLines = 3000;

/** The exception whose first line stands at an index, with its frames and causes; or undefined. */
export function jvmTraceAt(lines: readonly string[], index: number, firstLine: number): JvmTrace | undefined {
  const text = lines[index] ?? '';
  if (text.length > 20_000 || !/Exception|Error|Throwable|Failure|Fault|Timeout/.test(text)) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  const begun = headOf(prefix.message, firstLine + index) ?? inlineOf(prefix.message, firstLine + index);
  if (!begun) return undefined;
  const prefixed = prefix.timed || prefix.level !== undefined;
  const strip = (i: number): string => {
    const raw = lines[i] ?? '';
    return (prefixed ? readLogLine(raw, firstLine + i).message : raw).trim();
  };
  const chain: [Thrown, ...Thrown[]] = [begun.thrown];
  let last = goesOn(lines, index, strip, begun.thrown);
  let current: Thrown = begun.thrown;
  for (let i = last + 1; i < lines.length && i - index < mostLines; i += 1) {
    const line = strip(i);
    const at = jvmFrame(line, firstLine + i);
    const cause = at ? undefined : causeOf(line, firstLine + i);
    if (at) current.frames.push(at);
    else if (cause) {
      // What was suppressed beside an exception did not cause it.
      if (!line.startsWith('Suppressed: ')) chain.push(cause);
      current = cause;
      i = goesOn(lines, i, strip, cause);
    } else if (!between.test(line)) break;
    last = i;
  }
  const framed = chain.some((one) => one.frames.length > 0);
  if (!framed && !surelyJvm.test(chain[0].type)) return undefined;
  if (begun.lead && !framed && begun.lead.length > 200) return undefined;
  return { first: index, last, prefix, lead: begun.lead, chain: nested(chain) };
}

function headOf(message: string, line: number): { thrown: Thrown; lead: string } | undefined {
  const before = lead.exec(message)?.[0] ?? '';
  const match = exception.exec(message.slice(before.length));
  if (!match?.[1] || notJvm.test(match[1])) return undefined;
  return { thrown: { type: match[1], message: (match[2] ?? '').trim(), frames: [], line }, lead: '' };
}

function inlineOf(message: string, line: number): { thrown: Thrown; lead: string } | undefined {
  const match = inline.exec(message);
  // A line number is no word: what stands behind it is read without it.
  if (!match?.[2] || !/[A-Za-z]/.test(match[1] ?? '')) return undefined;
  return { thrown: { type: match[2], message: match[3] ?? '', frames: [], line }, lead: (match[1] ?? '').trim() };
}

function causeOf(text: string, line: number): Thrown | undefined {
  return lead.test(text) ? headOf(text, line)?.thrown : undefined;
}

/** A message of several lines goes on until the first frame, where one is near; returns the message's last index. */
function goesOn(lines: readonly string[], index: number, strip: (i: number) => string, into: Thrown): number {
  for (let i = index + 1; i < lines.length && i - index <= longestMessage; i += 1) {
    const text = strip(i);
    if (causeOf(text, 0)) return index;
    if (!jvmFrame(text, 0)) continue;
    for (let more = index + 1; more < i; more += 1) into.message += `\n${strip(more)}`;
    into.message = into.message.trimEnd();
    return i - 1;
  }
  return index;
}

/** Spring before 6 writes the cause into the message: `…; nested exception is java.net.…: …`. */
function nested([top, ...rest]: [Thrown, ...Thrown[]]): [Thrown, ...Thrown[]] {
  const [own, ...inner] = top.message.split('; nested exception is ', 8);
  if (inner.length === 0 || rest.length > 0) return [top, ...rest];
  const causes = inner.map(
    (text): Thrown => headOf(text, top.line)?.thrown ?? { type: '', message: text, frames: [], line: top.line },
  );
  return [{ ...top, message: own ?? '' }, ...causes];
}

/** A frame of the JVM: `at pkg.Class.method(File.java:12)`. */
function jvmFrame(text: string, line: number): StackFrame | undefined {
  if (!text.startsWith('at ') || text.length > 1000) return undefined;
  const match = frame.exec(text);
  if (!match?.[1] || !frameFile.test(match[2] ?? '')) return undefined;
  return { function: match[1], ...(match[2] && { file: match[2] }), line };
}
