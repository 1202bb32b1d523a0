import type { Instant, LogRecord } from '../exchange.ts';
import { leadingTimestamp } from './timestamp.ts';

export type Level = NonNullable<LogRecord['level']>;

/** A line of a text log, taken apart. */
export interface LogLine {
  at?: Instant;
  level?: Level;
  /** True when the line has a timestamp, also one without a day. */
  timed: boolean;
  /** Logger, process or component, where one stands in the prefix. */
  source?: string;
  /** What follows the prefix, trimmed. */
  message: string;
  /** Spaces before the message, for telling continuation lines. */
  indent: number;
}

const levels: Record<string, Level> = {
  trace: 'trace',
  trc: 'trace',
  silly: 'trace',
  verbose: 'trace',
  finest: 'trace',
  debug: 'debug',
  dbug: 'debug',
  dbg: 'debug',
  fine: 'debug',
  d: 'debug',
  info: 'info',
  information: 'info',
  inf: 'info',
  i: 'info',
  log: 'info',
  notice: 'info',
  http: 'info',
  success: 'info',
  warn: 'warn',
  warning: 'warn',
  wrn: 'warn',
  w: 'warn',
  error: 'error',
  err: 'error',
  eror: 'error',
  e: 'error',
  fail: 'error',
  failure: 'error',
  severe: 'error',
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  crt: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  panic: 'fatal',
  f: 'fatal',
};

/** A level by its word, in any case; single letters count too. */
export function levelOf(word: string): Level | undefined {
  return Object.hasOwn(levels, word.toLowerCase()) ? levels[word.toLowerCase()] : undefined;
}

/** Words that are levels when upper case and bare; lower-case ones need a bracket or a colon. */
const bareLevel =
  /^(?:TRACE|DEBUG|VERBOSE|INFO|NOTICE|LOG|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE)(?=[\s:|\]]|$):?/;
/** Not `Error:`, which is how an error of that name begins. */
const colonLevel =
  /^(?:trace|trce|debug|dbug|info|warn|warning|error|fail|crit|critical|fatal|Info|Debug|Warning):(?=\s)/;
const bracketLevel = /^[[(<]\s{0,4}([A-Za-z]{1,11})\s{0,4}[\])>]:?/;
const channelLevel = /^([\w-]{1,40})\.([A-Z]{4,9}):(?=\s|$)/;
const letterLevel = /^[TDIWEF](?=\s{1,4}\S)/;
const pythonBasic = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.-]{1,100}):/;
const containerName = /^[\w.-]{1,60}\s{1,20}\|\s/;
const frameworkLead = /^(?:\[Nest\]\s{1,4}\d{1,8}\s{1,4}-|\[GIN\])\s/;
const rubyLead = /^[DIWEFA], \[/;
const klogLead = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{1,9}\s{1,8}\d{1,8} \S{1,200}\]\s/;
const syslogTag = /^(?:[\w.-]{1,64} )?([\w./@-]{1,64}(?:\[[\w.-]{1,32}\])?):(?=\s|$)/;
const processTag = /^(?:[\w.-]{1,64} )?([\w./@-]{1,64}\[[\w.-]{1,32}\]):(?=\s|$)/;
const syslogPriority = /^<\d{1,3}>(?:1 )?/;
const bracketTag = /^\[([^\][]{1,80})\](?=[\s:\-|]|$):?/;
const wordBeforeLevel = /^(\S{1,80})\s{1,6}(?=(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\s)/;
const separator = /^(?:(?:-{1,3}|\||::|--\s:|#\d+\]|:)(?=\s|$)|:\s)/;

/** Takes the prefix of a log line apart: time, level, logger; whatever is left is the message. */
export function readLogLine(text: string, line: number): LogLine {
  const result: LogLine = { timed: false, message: '', indent: 0 };
  const whole = text.trimStart();
  let rest = whole;
  const leads = [syslogPriority, containerName, frameworkLead, rubyLead];
  for (const lead of leads) {
    const match = lead.exec(rest);
    if (!match) continue;
    if (lead === rubyLead) result.level = levelOf(rest.charAt(0)) ?? 'info';
    rest = rest.slice(lead === rubyLead ? 3 : match[0].length);
  }
  const klog = klogLead.exec(rest);
  if (klog) {
    result.timed = true;
    const level = levelOf(klog[1] ?? '');
    if (level) result.level = level;
    rest = rest.slice(klog[0].length);
  }
  let before = '';
  for (let step = 0; step < 12 && rest !== before; step += 1) {
    before = rest;
    rest = skipOne(rest, line, result);
  }
  result.indent = rest === whole ? text.length - whole.length : rest.length - rest.trimStart().length;
  result.message = rest.trim();
  return result;
}

/** Takes one part of the prefix off, or returns the text as it is. */
function skipOne(text: string, line: number, into: LogLine): string {
  const rest = text.trimStart();
  const timed = skipTimestamp(rest, line, into);
  if (timed !== undefined) return timed;
  const levelled = skipLevel(rest, into);
  if (levelled !== undefined) return levelled;
  if (!into.timed && !into.level) return text;
  const sign = separator.exec(rest);
  if (sign) return rest.slice(sign[0].length);
  if (into.source !== undefined) return text;
  // A plain "word:" is a program's name only behind syslog's time, which has no year.
  const program = into.timed && !into.at ? syslogTag : processTag;
  const tag = bracketTag.exec(rest) ?? (into.level ? null : (program.exec(rest) ?? wordBeforeLevel.exec(rest)));
  if (!tag || /^(?:https?|curl|(?:[A-Z]\w*)?(?:Error|Exception))$/.test(tag[1] ?? '')) return text;
  into.source = tag[1] ?? '';
  return rest.slice(tag[0].length);
}

function skipTimestamp(rest: string, line: number, into: LogLine): string | undefined {
  if (into.timed) return undefined;
  const open = /^[[(]\s?/.exec(rest)?.[0].length ?? 0;
  const stamp = leadingTimestamp(open > 0 ? rest.slice(open) : rest);
  if (!stamp) return undefined;
  let after = rest.slice(open + stamp.length);
  if (open > 0) {
    // Minecraft's [18:41:02 INFO]: and Ruby's [… #511] share the bracket with the time.
    const close = /^([^\][]{0,40})[\])]:?/.exec(after);
    if (close) {
      const level = levelOf((close[1] ?? '').trim().replace(/^.*[\s/]/, ''));
      if (level && (close[1] ?? '').trim().length > 1) into.level = level;
      after = after.slice(close[0].length);
    }
  } else if (!/^(?:[\s\]|:,;-]|$)/.test(after)) {
    return undefined;
  }
  into.timed = true;
  if (stamp.at !== undefined) into.at = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
  return after.replace(/^[,;:](?=\s)/, '');
}

function skipLevel(rest: string, into: LogLine): string | undefined {
  const python = pythonBasic.exec(rest);
  if (python && !into.source) {
    into.level = levelOf(python[1] ?? '') ?? 'info';
    into.source = python[2] ?? '';
    return rest.slice(python[0].length);
  }
  if (into.level && !into.timed) return undefined;
  const known = into.level !== undefined;
  const match =
    bareLevel.exec(rest) ??
    bracketLevel.exec(rest) ??
    channelLevel.exec(rest) ??
    colonLevel.exec(rest) ??
    (into.timed && !known ? letterLevel.exec(rest) : null);
  if (!match) return undefined;
  const level = levelOf((match[2] ?? match[1] ?? match[0]).replace(/\[\d+\]|[^A-Za-z]/g, ''));
  if (!level) return undefined;
  if (known && level !== into.level && !/^[A-Z]/.test(rest)) return undefined;
  if (match[2]) into.source = match[1] ?? '';
  into.level = level;
  return rest.slice(match[0].length);
}
