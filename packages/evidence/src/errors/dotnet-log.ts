import type { Exchange, HttpRequest, LogRecord, Place } from '../exchange.ts';
import { statusOfReason } from '../http/reasons.ts';
import { isStatus } from '../http/words.ts';
import { type Level, levelOf } from '../logs/log-line.ts';

/**
 * One entry of Microsoft.Extensions.Logging's simple console formatter: `fail: Category[13]` and the message
 * indented by six spaces below. Indices count from 0 in the lines given.
 * https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter
 */
export interface DotnetEntry {
  first: number;
  last: number;
  level: Level;
  /** Category: the full name of the class that logs. */
  logger: string;
  eventId: string;
}

const head =
  /^(?:\d{4}-\d\d-\d\d[T ][\d:.]{5,16}(?:Z|[+-]\d\d:\d\d)? )?(trce|dbug|info|warn|fail|crit): ([\w.+\x60`-]{1,200})\[(\d{1,9})\]$/;
const mostLines = 500;

/** The entry whose first line stands at an index, or undefined. */
export function dotnetEntryAt(lines: readonly string[], index: number): DotnetEntry | undefined {
  const text = lines[index] ?? '';
  const match = text.length > 400 ? null : head.exec(text.trimEnd());
  const level = levelOf(match?.[1] ?? '');
  if (!match?.[2] || !level) return undefined;
  let last = index;
  for (let i = index + 1; i < lines.length && i - index < mostLines; i += 1) {
    const line = lines[i] ?? '';
    // Line numbers in front take a blank with them.
    if (!/^ {4,}\S/.test(line) && !(line.trim() === '' && /^ {4,}\S/.test(lines[i + 1] ?? ''))) break;
    last = i;
  }
  return { first: index, last, level, logger: match[2], eventId: match[3] ?? '' };
}

/** What an entry tells of a call: its start (remembered until the answer's entry), its end, or a request served. */
export class DotnetCalls {
  /** Calls begun and not ended, by the name of the HttpClient. */
  readonly #open = new Map<string, HttpRequest>();

  /**
   * The exchange that an entry completes. `System.Net.Http.HttpClient.<name>.ClientHandler` logs what was sent,
   * `Microsoft.AspNetCore.Hosting.Diagnostics` what was served.
   */
  exchangeOf(logger: string, message: string, place: Place): Exchange | undefined {
    const line = Math.min(place.firstLine + 1, place.lastLine);
    const client = /^System\.Net\.Http\.HttpClient\.(.{1,150})\.(?:Client|Logical)Handler$/.exec(logger)?.[1];
    if (client === undefined) return served(message, place, line);
    const begun = /^(?:Start processing|Sending) HTTP request ([A-Z]{3,7}) (https?:\/\/\S{1,4000})/.exec(message);
    if (begun?.[1] && begun[2]) {
      this.#open.set(client, { method: begun[1], url: begun[2], headers: [], line });
      return undefined;
    }
    // The outer handler says the same again behind the inner one.
    const ended = /^Received HTTP response(?: headers)? after ([\d.,]{1,16})ms - (\w{2,40})/.exec(message);
    const status = statusFrom(ended?.[2]);
    if (!ended?.[1] || status === undefined) return undefined;
    const request = this.begunBy(logger);
    const exchange: Exchange = { ...place, seenFrom: 'client', response: { status, headers: [], line } };
    if (request) exchange.request = request;
    exchange.durationMs = Number(ended[1].replace(',', '.'));
    return exchange;
  }

  /** The call that an HttpClient has begun, or any has begun to an origin, taken off the list. */
  begunBy(logger: string, origin?: string): HttpRequest | undefined {
    const client =
      /^System\.Net\.Http\.HttpClient\.(.{1,150})\.(?:Client|Logical)Handler$/.exec(logger)?.[1] ??
      [...this.#open].find(([, { url }]) => origin && url?.startsWith(`${origin}/`))?.[0];
    if (client === undefined) return undefined;
    const request = this.#open.get(client);
    this.#open.delete(client);
    return request;
  }
}

function served(message: string, place: Place, line: number): Exchange | undefined {
  const match =
    /^Request finished (HTTP\/[\d.]{1,3}) ([A-Z]{3,7}) (https?:\/\/\S{1,4000})(?: [^\n]{0,200}?)?? - (\d{3})(?=\s)(?: [^\n]{0,200}?([\d.]{1,16})ms)?/.exec(
      message,
    );
  const status = Number(match?.[4]);
  if (!match?.[2] || !match[3] || !isStatus(status)) return undefined;
  const exchange: Exchange = {
    ...place,
    seenFrom: 'server',
    request: { method: match[2], url: match[3], headers: [], line },
    response: { status, headers: [], line },
  };
  if (match[1] && exchange.request) exchange.request.httpVersion = match[1];
  if (match[5]) exchange.durationMs = Number(match[5]);
  return exchange;
}

/** `401`, or `Unauthorized` and `NotFound` as .NET before 5 wrote. */
function statusFrom(word: string | undefined): number | undefined {
  if (!word) return undefined;
  const status = Number(word);
  if (isStatus(status)) return status;
  if (word === 'OK') return 200;
  return statusOfReason(word.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

/** The record of an entry that tells of no call. */
export function dotnetRecord(entry: DotnetEntry, message: string, place: Place): LogRecord {
  return {
    ...place,
    level: entry.level,
    message,
    fields: { logger: entry.logger, event_id: entry.eventId },
  };
}
