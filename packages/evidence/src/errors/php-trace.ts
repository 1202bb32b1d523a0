import type { StackFrame } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Thrown, ThrownChain } from './thrown.ts';

/** An exception of PHP with those before it, outermost first. Indices count from 0 in the lines given. */
export interface PhpTrace extends ThrownChain {
  first: number;
  last: number;
}

const className = String.raw`(?:[A-Z_]\w{0,80}\\{1,2}){0,10}[A-Z_]\w{0,100}`;
/** The class of an exception, which a namespace or the end of its name tells. */
const exception = new RegExp(
  String.raw`^(?:PHP )?(?:Fatal error: {1,2}|Warning: {1,2})?(?:Uncaught (?:PHP Exception )?)?(${className})(?:\(code: (-?\d{1,6})\))?: (.*)$`,
);
const known = /\\|(?:Exception|Error)$/;
/** Laravel and Monolog put the exception into the context: `{"exception":"[object] (Class(code: 422): words at /file:12)`. */
const logged = new RegExp(
  String.raw`"(?:exception|error)":"\[object\] \((${className})\(code: (-?\d{1,6})\): ((?:[^"\\]|\\.){0,8000})`,
);
const frame = /^#\d{1,4} (?:(\[internal function\]|.{1,400}?\(\d{1,7}\)): )?(.{1,600})$/;
/** Uncaught exceptions say `in file:12`; Laravel's context `at file:12)`. A column behind the line is Node's. */
const place =
  /^(.{0,6000}?)\s(?:in (\/[^\s:]{1,400}|[A-Z]:\\[^:]{1,400})(?::| on line )(\d{1,7})|at (\/[^\s:]{1,400}|[A-Z]:\\[^:]{1,400}):(\d{1,7})\))$/s;
const end = /^thrown in .{1,500} on line \d{1,7}$/;
const next = new RegExp(
  String.raw`^(?:Next |\[previous exception\] \[object\] \()(${className})(?:\(code: (-?\d{1,6})\))?: (.*)$`,
);
const longestMessage = 60;
const mostLines = 2000;

/** The exception whose first line stands at an index, with its frames and those before it; or undefined. */
export function phpTraceAt(lines: readonly string[], index: number, firstLine: number): PhpTrace | undefined {
  const text = lines[index] ?? '';
  if (text.length > 40_000) return undefined;
  const line = firstLine + index;
  const prefix = readLogLine(text, line);
  const from = prefix.timed || prefix.level !== undefined ? contextBelow(lines, index) : index;
  const inContext = (lines[from] ?? '').includes('[object] (') ? logged.exec(lines[from] ?? '') : null;
  const match = inContext ?? exception.exec(prefix.message);
  if (!match?.[1] || !known.test(match[1])) return undefined;
  const thrown: Thrown = {
    type: match[1].replaceAll('\\\\', '\\'),
    message: match[3] ?? '',
    frames: [],
    line: firstLine + (inContext ? from : index),
  };
  if (match[2] && match[2] !== '0') thrown.code = match[2];
  const lead = '';
  const uncaught = /\bUncaught\b/.test(prefix.message);
  const chain: [Thrown, ...Thrown[]] = [thrown];
  const start = inContext ? from : index;
  let last = start;
  let current: Thrown = thrown;
  let inMessage = messageEnd(lines, start);
  for (let i = start + 1; i < lines.length && i - index < mostLines; i += 1) {
    const said = (lines[i] ?? '').trim();
    const at = phpFrame(said, firstLine + i);
    const inner = next.exec(said);
    if (at) current.frames.push(at);
    else if (inner?.[1]) {
      current = { type: inner[1], message: inner[3] ?? '', frames: [], line: firstLine + i };
      chain.push(current);
      inMessage = messageEnd(lines, i);
    } else if (i < inMessage) current.message += `\n${said}`;
    else if (
      !/^(?:Stack trace:|\[stacktrace\]|"\}|"\} )$/.test(said) &&
      !end.test(said) &&
      !(said === '' && next.test((lines[i + 1] ?? '').trim()))
    )
      break;
    last = i;
    if (end.test(said)) break;
  }
  for (const one of chain) settle(one);
  const framed = chain.some((one) => one.frames.length > 0);
  if (!framed && !uncaught && !inContext && !chain[0].type.includes('\\')) return undefined;
  // PHP prints the first thrown first, and says "Next" before what was thrown over it.
  if (chain.length > 1 && !inContext) chain.reverse();
  return { first: index, last, prefix, lead, chain };
}

/** Laravel logs the message, which may have several lines, before the context that holds the exception. */
function contextBelow(lines: readonly string[], index: number): number {
  for (let i = index; i < lines.length && i - index <= 20; i += 1) {
    const text = lines[i] ?? '';
    if (i > index && /^\[\d{4}-\d\d-\d\d/.test(text)) return index;
    if (text.includes('":"[object] (')) return i;
  }
  return index;
}

/** Takes the file and line off the end of a message. */
function settle(thrown: Thrown): void {
  const words = thrown.message.replace(/\s*(?:\n?Stack trace:)?\s*$/, '');
  const match = place.exec(words);
  thrown.message = (match?.[1] ?? words).replace(/\\n/g, '\n').replaceAll('\\"', '"').replaceAll('\\/', '/').trimEnd();
  const file = match?.[2] ?? match?.[4];
  if (file) thrown.frames.unshift({ file: `${file}:${match?.[3] ?? match?.[5]}`, line: thrown.line });
}

/** Index behind a message of several lines: it goes on until the trace, where one is near. */
function messageEnd(lines: readonly string[], first: number): number {
  for (let i = first; i < lines.length && i <= first + longestMessage; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (/^(?:Stack trace:|\[stacktrace\])$/.test(text) || /^#0 /.test(text) || end.test(text)) return i;
    if (i > first && place.test(` ${text}`)) return i + 1;
    if (i > first && exception.test(text) && known.test(exception.exec(text)?.[1] ?? '')) return 0;
  }
  // Guzzle's answer goes on below, with no trace behind it.
  const body = /resulted in a `[^`]{3,90}` response:$|HTTP request returned status code \d{3}:$/.test(
    (lines[first] ?? '').trim(),
  );
  return body ? first + 1 + bodyLines(lines, first + 1) : 0;
}

function bodyLines(lines: readonly string[], from: number): number {
  for (let i = from; i < lines.length && i < from + 8; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text === '') return i - from;
    if (/\(truncated\.{3}\)$/.test(text) || /^[{[].*[\]}]$/.test(text)) return i - from + 1;
  }
  return 0;
}

/** A frame of PHP: `#3 /app/Billing.php(41): Billing->charge()`. */
function phpFrame(text: string, line: number): StackFrame | undefined {
  const match = text.startsWith('#') && text.length < 1000 ? frame.exec(text) : null;
  if (!match?.[2]) return undefined;
  if (match[2] === '{main}') return { function: '{main}', line };
  if (!match[1]) return undefined;
  const file = match[1] === '[internal function]' ? undefined : match[1].replace(/\((\d{1,7})\)$/, ':$1');
  return { function: match[2].replace(/\(.{0,500}$/, ''), ...(file && { file }), line };
}
