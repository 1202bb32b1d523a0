import type { StackFrame } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Thrown, ThrownChain } from './thrown.ts';

/** An exception of .NET with its inner ones. Indices count from 0 in the lines given. */
export interface DotnetTrace extends ThrownChain {
  first: number;
  last: number;
}

const typeName = String.raw`(?:[A-Z]\w{0,80}\.){1,10}[A-Z]\w{0,100}(?:Exception|Error)(?:\x60\d)?`;
const exception = new RegExp(
  String.raw`^(?:\(Inner Exception #\d{1,4}\) )?(${typeName})(?: ?\((?<code>(?:0x)?[\dA-Fa-f]{1,10}|[\w, -]{1,60})\))?(?:: ?(?<words>.*))?$`,
);
const lead = /^(?:Unhandled exception[.:] |Unhandled Exception: |Exception: |-{2,3}> )/i;
const inline = new RegExp(String.raw`^(.{1,300}?[:\s\[(])(System\.${typeName}(?: \(\d{1,6}\))?: .+)$`);
const frame =
  /^at ([\w.$<>\x60[\],|+&*]{1,400}) ?\(.{0,1000}?\)(?: \[0x[\da-f]{1,8}\])?(?: in (.{1,400}?:(?:line )?\d{1,7}))?(?: <-{3})?\s*$/;
const between = /^(?:-{3} End of |-{3} $|<-{3}$|Exception data:|Exiting due)/;
/** Mono's frames of native code. */
const besideFrames = /^at (?:\S{1,200}:\d{1,7}$|\(wrapper )/;
const longestMessage = 60;
const mostLines = 3000;

/** The exception whose first line stands at an index, with its frames and inner exceptions; or undefined. */
export function dotnetTraceAt(lines: readonly string[], index: number, firstLine: number): DotnetTrace | undefined {
  const text = lines[index] ?? '';
  if (text.length > 20_000 || !/Exception|Error/.test(text)) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  const line = firstLine + index;
  const own = thrownIn(prefix.message, line);
  const within = own.length > 0 || !prefix.message.includes('System.') ? null : inline.exec(prefix.message);
  // A line number is no word: what stands behind it is read without it.
  const inner = /[A-Za-z]/.test(within?.[1] ?? '') ? within : null;
  const [top, ...rest] = inner?.[2] ? thrownIn(inner[2], line) : own;
  if (!top) return undefined;
  const prefixed = prefix.timed || prefix.level !== undefined;
  const strip = (i: number): string => {
    const raw = lines[i] ?? '';
    return (prefixed ? readLogLine(raw, firstLine + i).message : raw).trim();
  };
  const chain: [Thrown, ...Thrown[]] = [top, ...rest];
  let current: Thrown = chain.at(-1) ?? top;
  let last = goesOn(lines, index, strip, current);
  for (let i = last + 1; i < lines.length && i - index < mostLines; i += 1) {
    const said = strip(i);
    const at = dotnetFrame(said, firstLine + i);
    const inners = at || !lead.test(said) ? [] : thrownIn(said, firstLine + i);
    if (at) current.frames.push(at);
    else if (inners.length > 0) {
      chain.push(...inners);
      current = inners.at(-1) ?? current;
      i = goesOn(lines, i, strip, current);
    } else if (!between.test(said) && !besideFrames.test(said) && !(said === '' && dotnetFrame(strip(i + 1), 0))) break;
    last = i;
  }
  return { first: index, last, prefix, lead: (inner?.[1] ?? '').trim(), chain };
}

/** The exceptions that a line names; .NET Framework and Mono put inner ones behind an arrow in the same line. */
function thrownIn(message: string, line: number): Thrown[] {
  const thrown: Thrown[] = [];
  for (const part of message.split(/ ?-{2,3}> (?=[A-Z(])/, 12)) {
    const text = part.trim().replace(lead, '');
    const match = text === '' ? null : exception.exec(text);
    if (match?.[1]) {
      const { code, words } = match.groups ?? {};
      thrown.push({ type: match[1], ...(code && { code }), message: (words ?? '').trim(), frames: [], line });
    } else if (text !== '' && thrown.length === 0) return [];
  }
  return thrown;
}

/** A message of several lines goes on until the first frame, where one is near; returns the message's last index. */
function goesOn(lines: readonly string[], index: number, strip: (i: number) => string, into: Thrown): number {
  for (let i = index + 1; i < lines.length && i - index <= longestMessage; i += 1) {
    const text = strip(i);
    if ((lead.test(text) && thrownIn(text, 0).length > 0) || between.test(text)) return index;
    if (!dotnetFrame(text, 0) && !besideFrames.test(text)) continue;
    for (let more = index + 1; more < i; more += 1) into.message += `\n${strip(more)}`;
    into.message = into.message.trimEnd();
    return i - 1;
  }
  return index;
}

/** A frame of .NET or Mono: `at Shop.Billing.Create(Order order) in /src/Billing.cs:line 41`. */
function dotnetFrame(text: string, line: number): StackFrame | undefined {
  if (!text.startsWith('at ') || text.length > 2000) return undefined;
  const match = frame.exec(text);
  return match?.[1] ? { function: match[1], ...(match[2] && { file: match[2] }), line } : undefined;
}
