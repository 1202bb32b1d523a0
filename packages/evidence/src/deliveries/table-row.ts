import type { Instant } from '../exchange.ts';
import { isStatus } from '../http/words.ts';
import { instantOf, leadingTimestamp } from '../logs/timestamp.ts';

/** What one row of a table of deliveries says, in whatever order its columns stand. */
export interface TableRow {
  event: string;
  status?: number;
  /** The row's own word: `Failed`, `Succeeded`. */
  state?: string;
  eventId?: string;
  deliveryId?: string;
  url?: string;
  number?: number;
  at?: Instant;
  /** Whether a point in time stands in it at all, also one without its day. */
  timed: boolean;
  /** Whether the row begins with its time, as lines of logs do. */
  timeFirst: boolean;
}

const dates = [
  /\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?/,
  /\b\d{1,2}\/\d{1,2}\/\d{4},? \d{1,2}:\d\d(?::\d\d)?(?:[ \u202f][AP]M)?/i,
  /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?,? (?:at )?\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AP]M)?(?: (?:UTC|GMT|CEST?|E[SD]T|P[SD]T))?/i,
  /\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{4},? \d{1,2}:\d\d(?::\d\d)?/i,
  /\b(?:\d{1,3}|an?|one) (?:second|sec|minute|min|hour|day|week)s? ago\b|\bjust now\b/i,
  /\b\d{1,2}:\d\d:\d\d(?:[ \u202f]?[AP]M)?\b/i,
];
const event =
  /(?<![\w./:@-])(?:[a-z][a-z0-9_]{1,40}(?:[./:][a-z][a-z0-9_]{1,40}){1,5}|[A-Z][A-Z0-9]{2,30}(?:[._][A-Z0-9-]{2,30}){1,5}|[A-Z][a-z]{2,20}(?:[A-Z][a-z]{1,20}){1,5}|[a-z]{3,20}(?:_[a-z]{3,20}){1,4})(?![\w/:@]|\.\w)/;
/** Names of hosts and files, and types of media, look like events. */
const noEvent =
  /\.(?:com|net|org|io|dev|app|test|example|local|internal|cloud|js|ts|mjs|tsx|jsx|py|rb|php|go|java|cs|rs|html?|json|log|txt|yml|yaml|service|sh)$|^(?:application|audio|font|image|message|multipart|text|video)\//;
const states =
  /\b(?:Failed|Failure|Succeeded|Success|Successful|Delivered|Undelivered|Unsuccessful|Pending|Retrying|Timed[ -]?out|Timeout|Error|ERR|OK)\b/;
const ids =
  /\b(?:(?:evt|whd|dlv|del|msg|atmpt|we|ep|ntf|ntflog|whmsg)_[\w…[\],#-]{3,80}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{6,20})\b|#\w{1,40}/;
const delivery = /\b(?:Delivery|Attempt ID|Delivery ID)[:\s]{1,2}([\w-]{2,64})/i;
const attempt = /\b(?:attempt|try|retry)[ #:]{0,2}(\d{1,3})\b/i;
const level = /\b(?:INFO|DEBUG|WARN|WARNING|ERROR|TRACE|FATAL|CRITICAL|NOTICE)\b/;

/** Reads a line as a row of a table of deliveries: an event, and a status or what became of it; undefined otherwise. */
export function tableRow(text: string, line: number): TableRow | undefined {
  if (text.length > 600 || level.test(text)) return undefined;
  let rest = text.replace(/[│┃|\t]/g, '  ');
  const takeOut = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)}  ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const url = takeOut(/https?:\/\/\S{1,400}/)?.[0];
  // Statements and calls of programs.
  if (/[={};]|\w\(/.test(rest)) return undefined;
  const timeFirst = leadingTimestamp(rest.trim()) !== undefined;
  const when = dates.reduce<RegExpExecArray | null>((found, pattern) => found ?? takeOut(pattern), null)?.[0];
  const deliveryId = takeOut(delivery)?.[1];
  const number = takeOut(attempt)?.[1];
  const eventId = takeOut(ids)?.[0];
  takeOut(/\b\d{1,7}(?:\.\d{1,6})? ?(?:ms|s|sec|seconds)\b/);
  const named = takeOut(event)?.[0];
  if (!named || noEvent.test(named)) return undefined;
  const code = Number(takeOut(/(?<![\w.#-])[1-5]\d\d(?![\w.%:-])/)?.[0] ?? 0);
  const state = takeOut(states)?.[0];
  takeOut(states);
  if (!isStatus(code) && !state) return undefined;
  const left = rest.split(/[^A-Za-z]+/).filter((word) => word.length > 1);
  if (left.length > 2) return undefined;
  const at = when === undefined ? undefined : instantOf(when.replace(/ at /, ' '), line);
  return {
    event: named,
    ...(isStatus(code) ? { status: code } : {}),
    ...(state ? { state } : {}),
    ...(eventId ? { eventId } : {}),
    ...(deliveryId ? { deliveryId } : {}),
    ...(url ? { url } : {}),
    ...(number ? { number: Number(number) } : {}),
    ...(at ? { at } : {}),
    timed: when !== undefined,
    timeFirst,
  };
}

const eventColumn = /\b(?:events?|event types?|type|topic|trigger|event deliver(?:y|ies))\b/i;
const otherColumns =
  /\b(?:status|result|response|state|outcome|code|date|time|when|sent|created|attempted|delivered|timestamp|last attempt|attempts?)\b/i;

/** Whether a line is the head of such a table: names of its columns and little else. */
export function isTableHead(text: string): boolean {
  // Three dots tell of something that goes on (`HTTP request sent, awaiting response...`), which no column does.
  if (text.length > 200 || text.includes('...') || /[(){}=<>;:"'`]/.test(text)) return false;
  const words = text.split(/[^A-Za-z]+/).filter(Boolean);
  return words.length >= 2 && words.length <= 12 && eventColumn.test(text) && otherColumns.test(text);
}

const alone = /^[A-Za-z][\w./:-]{2,80}$/;
/** One cell of a row that stands below its event: a status, a word for it, an id, a time, an address. */
const cell =
  /^(?:[1-5]\d\d(?: [A-Za-z ]{2,30})?|(?:Failed|Failure|Succeeded|Success|Successful|Delivered|Undelivered|Unsuccessful|Pending|Retrying|Timed[ -]?out|Timeout|Error|ERR|OK)(?: [1-5]\d\d)?(?: [A-Z]{2,10})?|(?:evt|whd|dlv|msg|atmpt|we|ep|ntf|WH)[_-][\w…[\],#-]{3,80}|#\w{1,40}|https?:\/\/\S{1,400}|.{0,20}\d{1,2}:\d\d.{0,20}|.{1,20} ago)$/;

/**
 * The cells of a row that a copied page put below each other, its event first, as one line; undefined where there
 * is none. `last` is the index of the last cell.
 */
export function stackedRow(lines: readonly string[], from: number): { text: string; last: number } | undefined {
  const first = (lines[from] ?? '').trim();
  if (!alone.test(first) || noEvent.test(first) || !/[a-z][./:_][a-z]|[a-z][A-Z]/.test(first)) return undefined;
  const cells = [first];
  let last = from;
  for (let i = from + 1; i < lines.length && i <= last + 2 && cells.length < 6; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text === '') continue;
    if (text.length > 420 || !cell.test(text)) break;
    cells.push(text);
    last = i;
  }
  return cells.length > 2 ? { text: cells.join('  '), last } : undefined;
}
