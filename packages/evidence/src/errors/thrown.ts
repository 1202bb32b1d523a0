import type { Exchange, LogRecord, Place, StackFrame } from '../exchange.ts';
import type { LogLine } from '../logs/log-line.ts';
import type { Found } from '../reader.ts';

/** One exception or error as printed, without those that caused it. */
export interface Thrown {
  /** With its package or namespace; empty where none is printed. */
  type: string;
  code?: string;
  message: string;
  frames: StackFrame[];
  /** Line number of the message's first line in the artifact. */
  line: number;
}

/** An error with all that caused it, outermost first. */
export interface ThrownChain {
  chain: readonly [Thrown, ...Thrown[]];
  prefix: LogLine;
  /** Words of the program's own before the error in its line. */
  lead: string;
}

/** Type and message as one text, as they are printed. */
export function wordsOf({ type, message }: Pick<Thrown, 'type' | 'message'>): string {
  return type && message ? `${type}: ${message}` : message || type;
}

/** The record of an error that tells of no call. */
export function recordOf({ chain, prefix, lead }: ThrownChain, place: Place): Found {
  const [top] = chain;
  const last = chain.at(-1) ?? top;
  const said = wordsOf(top);
  const cause = wordsOf(last) === said ? '' : ` (cause: ${wordsOf(last)})`;
  const frames = chain.find((one) => one.frames.length > 0)?.frames ?? [];
  const error: NonNullable<LogRecord['error']> = { message: top.message || top.type, frames };
  if (top.type) error.type = top.type;
  const code = chain.find((one) => one.code)?.code;
  if (code) error.code = code;
  const words = lead.replace(/[:\s]+$/, '');
  const record: LogRecord = { ...place, message: `${words ? `${words}: ` : ''}${said}${cause}`, error };
  if (prefix.at) record.at = prefix.at;
  if (prefix.level) record.level = prefix.level;
  return { firstLine: place.firstLine, lastLine: place.lastLine, records: [record] };
}

/** What an error amounts to: the call that it tells of, or a record where it tells of none. */
export function callOrRecord(call: Exchange | undefined, error: ThrownChain, place: Place): Found {
  const { firstLine, lastLine } = place;
  return call ? { firstLine, lastLine, exchanges: [call] } : recordOf(error, place);
}
