import type { StackFrame } from '../exchange.ts';
import { readLogLine } from '../logs/log-line.ts';
import type { Thrown, ThrownChain } from './thrown.ts';

/** An exception of Ruby with its causes, outermost first. Indices count from 0 in the lines given. */
export interface RubyTrace extends ThrownChain {
  first: number;
  last: number;
}

const className = String.raw`[A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){0,8}`;
/** Ruby quotes a method with a backtick and an apostrophe, and since 3.4 with two apostrophes. */
const frame =
  /^(?:from |\d{1,4}: from |# )?((?:\.{0,2}\/|[A-Za-z]:[\\/]|[\w.@-]{1,100}[/\\]|<internal:|-e:|\(irb\)|[\w.-]{1,100}\.rb:)[^\s:][^:\n]{0,400}:\d{1,7}|-e:\d{1,7}|<internal:[\w/.-]{1,100}>:\d{1,7}):in [\x60'](.{1,300}?)'(?:: (.*))?$/;
/** `Class: words`, `Class (words):` as Rails logs, `#<Class: words>` as inspect shows. */
const named = new RegExp(String.raw`^(?:Caused by:? )?(${className})(?:: (.+)| \((.+)\):?| with (#<.+))?$`);
const inspected = new RegExp(`^(.{0,200}?)#<(${className})(?:: | )((?:response=|wrapped=#<)?.{1,20000})>$`);
const inline = new RegExp(String.raw`^(.{1,200}?[:\s(])(${className})(?:: | \()(.+)$`);
const surelyRuby =
  /^(?:Errno::E[A-Z]{2,20}|OpenSSL::SSL::SSLError|Net::\w{3,40}|SocketError|Faraday::\w{3,40}|RestClient::[\w:]{3,60}|HTTParty::\w{3,40}|HTTP::\w{3,40}|Excon::Errors?::\w{3,40}|OpenURI::HTTPError|JSON::ParserError|ActiveRecord::\w{3,60}|ActionController::\w{3,60}|ActionDispatch::\w{3,60}|Stripe::\w{3,60}Error|Octokit::\w{3,60}|Twilio::REST::\w{3,60}|Typhoeus::\w{3,60}|Timeout::Error|(?:\w{1,60}::){1,6}\w{0,60}Error)$/;
const mostLines = 2000;

/** The exception whose first line stands at an index, with its frames and causes; or undefined. */
export function rubyTraceAt(lines: readonly string[], index: number, firstLine: number): RubyTrace | undefined {
  const text = lines[index] ?? '';
  if (text.length > 20_000 || !/[A-Z]/.test(text)) return undefined;
  const prefix = readLogLine(text, firstLine + index);
  const prefixed = prefix.timed || prefix.level !== undefined;
  const strip = (i: number): string => {
    const raw = lines[i] ?? '';
    const message = prefixed ? readLogLine(raw, firstLine + i).message : raw.trim();
    // Rails tags its lines with the request's id.
    return message.replace(/^(?:\[[\w-]{8,64}\] {0,3})+/, '');
  };
  const begun = headOf(strip(index), firstLine + index);
  if (!begun) return undefined;
  const chain: [Thrown, ...Thrown[]] = [begun.thrown];
  let current = begun.thrown;
  let last = index;
  for (let i = index + 1; i < lines.length && i - index < mostLines; i += 1) {
    const said = strip(i);
    const at = said.length < 1000 ? frame.exec(said) : null;
    const cause =
      at && !at[3]
        ? undefined
        : /^(?:Caused by|[^\s#(]{1,400}:in )/.test(said)
          ? headOf(said, firstLine + i)?.thrown
          : undefined;
    if (cause) {
      chain.push(cause);
      current = cause;
    } else if (at) current.frames.push(frameOf(at, firstLine + i));
    else if (said === '') {
      const below = frame.exec(strip(i + 1));
      if (!(below && !below[3]) && !/^Caused by/.test(strip(i + 1))) break;
      continue;
    } else if (!/^(?:\.{3} \d{1,5} levels\.{3}|# -{2,10} Caused by)/.test(said)) {
      // More of the words stands between the first line and the frames.
      const frames = nextFrame(strip, i, lines.length);
      if (current.frames.length > (begun.located ? 1 : 0) || frames === 0) break;
      current.message += `\n${said}`;
    }
    last = i;
  }
  const framed = chain.some((one) => one.frames.length > 0);
  // undici's SocketError has frames of Node below it.
  const notRuby = /(?:^|\s)at \S.{0,400}:\d{1,7}/.test(lines[index + 1] ?? '');
  if (!framed && (notRuby || !surelyRuby.test(begun.thrown.type))) return undefined;
  return { first: index, last, prefix, lead: begun.lead, chain };
}

/** How far below a frame stands, within some lines; 0 where none does. */
function nextFrame(strip: (i: number) => string, index: number, end: number): number {
  for (let i = index + 1; i < end && i - index <= 12; i += 1) if (frame.test(strip(i))) return i - index;
  return 0;
}

interface Head {
  thrown: Thrown;
  lead: string;
  /** True where the line itself says where it was thrown. */
  located: boolean;
}

function headOf(said: string, line: number): Head | undefined {
  const at = frame.exec(said.slice(0, 8000));
  if (at?.[3]) {
    // `words (Class)`; what was cut off has no class.
    const match = new RegExp(String.raw`^(.*?)\s?\((${className})\)$`).exec(at[3]);
    if (!match?.[2]) return undefined;
    return { thrown: thrownOf(match[2], match[1] ?? '', line, [frameOf(at, line)]), lead: '', located: true };
  }
  const shown = inspected.exec(said);
  if (shown?.[2] && shown[3] && surelyRuby.test(shown[2])) {
    const inner = /^wrapped=#<([\w:]{1,200}): (.*)>$/.exec(shown[3]);
    const words = inner ? `${inner[1]}: ${inner[2]}` : shown[3];
    return { thrown: thrownOf(shown[2], words, line, []), lead: (shown[1] ?? '').trim(), located: false };
  }
  const match = named.exec(said);
  if (match?.[1] && (match[2] ?? match[3] ?? match[4] ?? (match[1].includes('::') ? '' : undefined)) !== undefined) {
    return { thrown: thrownOf(match[1], match[2] ?? match[3] ?? match[4] ?? '', line, []), lead: '', located: false };
  }
  const within = inline.exec(said);
  if (!within?.[2] || !surelyRuby.test(within[2]) || !within[2].includes('::') || !/[A-Za-z]/.test(within[1] ?? ''))
    return undefined;
  return {
    thrown: thrownOf(within[2], (within[3] ?? '').replace(/\):?$/, ''), line, []),
    lead: (within[1] ?? '').trim(),
    located: false,
  };
}

function thrownOf(type: string, message: string, line: number, frames: StackFrame[]): Thrown {
  const errno = /^Errno::(E[A-Z]{2,20})$/.exec(type)?.[1];
  return { type, message, frames, line, ...(errno && { code: errno }) };
}

function frameOf(match: RegExpExecArray, line: number): StackFrame {
  const frame: StackFrame = { line };
  if (match[2]) frame.function = match[2];
  if (match[1]) frame.file = match[1];
  return frame;
}
