import type { StackFrame } from '../exchange.ts';
import { type LogLine, readLogLine } from '../logs/log-line.ts';
import { InspectDump, type Printed } from './inspect-dump.ts';
import { nodeFrame } from './stack-frames.ts';

/** One error of a chain: the error itself, its causes, the errors of an AggregateError. */
export interface TracedError {
  type: string;
  /** In brackets behind the type, or the property `code` printed with it. */
  code?: string;
  message: string;
  frames: StackFrame[];
  /** Line number of the error's words in the artifact. */
  line: number;
}

/** An error as Node prints it. Indices count from 0 in the lines given. */
export interface NodeTrace {
  first: number;
  last: number;
  /** What the first line's log prefix tells. */
  prefix: LogLine;
  /** Words before the error in its line. */
  lead: string;
  chain: [TracedError, ...TracedError[]];
  fields: Map<string, Printed>;
}

const lead =
  /^(?:(?:\(node:\d{1,8}\) |Uncaught (?:\(in promise\) )?|Unhandled(?: ?[Pp]romise ?)? ?[Rr]ejection(?:Warning)?:? |Caused by: |Error: (?=[A-Z]\w{0,60}Error: )|npm ERR! |[✖×✗❌⨯•*-] |└ {1,4}✖ )\s*)*/u;
const head =
  /^\[?((?:[A-Za-z_$][\w$]{0,80}\.)*[\w$]{0,80}(?:Error|Exception))(?: \[([A-Za-z][\w]{2,60})\])?(?:: ?(.*)|\]?(?: \{)?)$/;
const inlineHead = /[\s(]((?:[A-Z][\w$]{0,60})?(?:Error|Exception))(?: \[([A-Z]\w{2,60})\])?: (.+)$/;
const causeHead =
  /^\s*(?:\[?(cause|errors|\w{0,40}[eE]rror)\]?: |Caused by: )?(?=\[?[\w$.]{0,120}(?:Error|Exception)\b)/;
const elided = /^\s*(?:Originating from:$|\.{3} \d{1,6} (?:more|lines matching)|-{3,} )/;
/** Lines that cannot be the rest of an error's words. */
const notMessage = /^\s*(?:[{}[]|```)|ERR!|(?:Error|Exception|Warning): |^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD) \//;
const longest = 1500;

interface Head {
  error: TracedError;
  lead: string;
  opens: boolean;
}

/** The error whose first line stands at an index, with its frames, its properties and its causes; or undefined. */
export function nodeTraceAt(lines: readonly string[], index: number, firstLine: number): NodeTrace | undefined {
  const text = lines[index] ?? '';
  if (text.length > 10_000 || !/Error|Exception/.test(text)) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  // Old Node prints `{ Error: words`, with the frames inside the braces.
  const braced = /^\{ (?=[\w$]{0,80}Error)/.exec(prefix.message)?.[0].length ?? 0;
  const begun = headOf(prefix.message.slice(braced), firstLine + index) ?? inlineOf(prefix.message, firstLine + index);
  if (!begun) return undefined;
  const trace: NodeTrace = {
    first: index,
    last: index,
    prefix,
    lead: begun.lead,
    chain: [begun.error],
    fields: new Map(),
  };
  const dump = new InspectDump();
  if (begun.opens || braced) dump.open('');
  collect(lines, trace, dump, firstLine);
  trace.fields = dump.fields;
  const codes = ['code', 'cause.code', 'errors.code', 'cause.cause.code', 'cause.errors.code'];
  for (const [i, error] of trace.chain.entries()) {
    const code =
      i === 0
        ? dump.fields.get('code')
        : codes
            .slice(1)
            .map((name) => dump.fields.get(name))
            .find(Boolean);
    if (code && !error.code) error.code = code.value;
  }
  return trace;
}

function collect(lines: readonly string[], trace: NodeTrace, dump: InspectDump, firstLine: number): void {
  const prefixed = trace.prefix.timed || trace.prefix.level !== undefined;
  let current: TracedError = trace.chain[0];
  let placeName = '';
  let message = messageEnd(lines, trace.first, prefixed);
  for (let i = trace.first + 1; i < lines.length && i - trace.first < longest; i += 1) {
    const raw = lines[i] ?? '';
    const own = prefixed || dump.depth === 0 ? readLogLine(raw, firstLine + i) : undefined;
    const hasOwn = own?.timed === true;
    const text = hasOwn && prefixed ? own.message : raw;
    if (raw.startsWith('```') || (hasOwn && !prefixed)) break;
    const frame = nodeFrame(text, firstLine + i);
    if (frame) {
      current.frames.push(frame);
      if (/\{\s*$/.test(text)) dump.open(placeName);
      trace.last = i;
      message = 0;
      continue;
    }
    if (hasOwn && dump.depth === 0 && !causeHead.test(text)) break;
    if (i < message) {
      if (text.trim()) current.message += `\n${text.trim()}`;
      trace.last = i;
      continue;
    }
    const cause = causeHead.exec(text);
    const next =
      cause && (dump.depth > 0 || cause[0].trim() !== '')
        ? headOf(text.slice(cause[0].length), firstLine + i)
        : undefined;
    if (next) {
      trace.chain.push(next.error);
      current = next.error;
      placeName = cause?.[1] ?? (dump.depth > 0 ? '' : 'cause');
      if (next.opens) dump.open(placeName);
      trace.last = i;
    } else if (/^\s*\] \{$/.test(text) && trace.last === i - 1) {
      // An error without frames is printed as [Error: words]; a line end in the words leaves its bracket alone.
      dump.open(placeName);
      trace.last = i;
    } else if (dump.depth > 0) {
      dump.feed(text, firstLine + i);
      if (text.trim()) trace.last = i;
    } else if (elided.test(text) && current.frames.length > 0) {
      trace.last = i;
    } else if (/^\s*\{ ?(?:$|\[?\w+\]?:)/.test(text) && trace.last === i - 1 && current.frames.length > 0) {
      dump.feed(text, firstLine + i);
      trace.last = i;
    } else break;
  }
}

function headOf(message: string, line: number): Head | undefined {
  const before = lead.exec(message)?.[0] ?? '';
  const match = head.exec(message.slice(before.length));
  if (!match?.[1]) return undefined;
  const opens = / \{$/.test(message);
  const words = (match[3] ?? '').replace(/ \{$/, '');
  const error: TracedError = {
    type: match[1],
    message: unbracketed(message.slice(before.length), words),
    frames: [],
    line,
  };
  if (match[2]) error.code = match[2];
  return { error, lead: '', opens };
}

/** A log's own words may stand before the error: `sending failed: Error: connect …`. */
function inlineOf(message: string, line: number): Head | undefined {
  const match = inlineHead.exec(message);
  if (!match?.[1]) return undefined;
  const error: TracedError = { type: match[1], message: (match[3] ?? '').replace(/ \{$/, ''), frames: [], line };
  if (match[2]) error.code = match[2];
  return { error, lead: message.slice(0, match.index).trim(), opens: / \{$/.test(message) };
}

function unbracketed(head: string, words: string): string {
  return head.startsWith('[') ? words.replace(/\]$/, '').trim() : words.trim();
}

/** Index behind a message of several lines: it goes on until the first frame, if one is near. */
function messageEnd(lines: readonly string[], first: number, prefixed: boolean): number {
  for (let i = first + 1; i < lines.length && i <= first + 8; i += 1) {
    const text = lines[i] ?? '';
    if (nodeFrame(text, 0)) return i;
    const blankInside = text.trim() === '' && nodeFrame(lines[i + 1] ?? '', 0) !== undefined;
    if (blankInside) continue;
    if (text.trim() === '' || notMessage.test(text) || (prefixed && /^\S/.test(text)) || readLogLine(text, 0).timed)
      return 0;
  }
  return 0;
}
