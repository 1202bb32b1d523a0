import type { Section } from '../document.ts';
import type { Exchange, Instant, Place } from '../exchange.ts';
import { absoluteUrl } from '../http/url.ts';
import { isStatus } from '../http/words.ts';
import type { Found } from '../reader.ts';
import { Finds } from './finds.ts';
import { instantOf } from './timestamp.ts';

/** A row of a log in W3C's extended format (WD-logfile), by its columns; absent values (`-`) left out. */
export type Row = Readonly<Record<string, string>>;

/** What a program writes in W3C's extended format. */
export interface W3cTable {
  /** Characters that a line has at the least. */
  shortest: number;
  /** Whether columns that a head names are the program's. */
  isHead(columns: readonly string[]): boolean;
  /** A row under the columns of the head above, or where there is none, under those that a row of its look has. */
  rowIn(text: string, columns: readonly string[] | undefined, margin: string | undefined): Row | undefined;
  exchangeIn(row: Row, artifact: string, line: number): Exchange | undefined;
}

/** Reads the heads and rows of a table, wherever in a section they stand. */
export function readW3cTable(section: Section, table: W3cTable): Found[] {
  const finds = new Finds();
  let columns: readonly string[] | undefined;
  for (let i = 0; i < section.lines.length; i += 1) {
    const text = section.lines[i] ?? '';
    if (text.length < table.shortest || text.length > 20_000) continue;
    const line = section.firstLine + i;
    if (text.startsWith('#')) {
      const named = columnsIn(text);
      if (named) columns = table.isHead(named) ? named : undefined;
      if (columns && named) finds.add(line);
      continue;
    }
    const row = table.rowIn(text, columns, section.margins?.[i]);
    const exchange = row && table.exchangeIn(row, section.artifact, line);
    if (exchange) finds.add(line, exchange);
  }
  return finds.found;
}

/** The columns that a `#Fields:` line names; undefined for any other line. */
function columnsIn(text: string): readonly string[] | undefined {
  return text.startsWith('#Fields:') ? text.slice(8).trim().split(/\s+/).slice(0, 200) : undefined;
}

/**
 * The cells of a row under their columns; undefined when there are fewer or more cells. Day and time in front may have
 * been taken for a margin.
 */
export function rowOf(columns: readonly string[], text: string, apart: string, margin?: string): Row | undefined {
  const cells = text.trim().split(apart);
  const missing = columns.length - cells.length;
  const isUndated = missing === 2 && columns[0] === 'date' && columns[1] === 'time';
  if (missing !== 0 && !isUndated) return undefined;
  const row: Record<string, string> = {};
  const stamp = isUndated ? /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) $/.exec(margin ?? '') : null;
  if (stamp?.[1] && stamp[2]) [row.date, row.time] = [stamp[1], stamp[2]];
  for (const [i, cell] of cells.entries()) {
    const name = columns[isUndated ? i + 2 : i];
    if (name !== undefined && cell !== '-' && cell !== '') row[name] = cell;
  }
  return row;
}

/** Day and time of a row, which the format has in UTC. */
function timeOf(row: Row, line: number): Instant | undefined {
  const text = row.date && row.time ? `${row.date}T${row.time}Z` : row.timestamp;
  return text === undefined ? undefined : instantOf(text, line);
}

/** The exchange that a row tells; undefined when it has no method or no status. */
export function exchangeOf(row: Row, host: string | undefined, place: Place): Exchange | undefined {
  const line = place.firstLine;
  const method = row['cs-method'];
  const status = Number(row['sc-status']);
  if (!method || !/^[A-Z]{3,20}$/.test(method) || !(isStatus(status) || status === 0)) return undefined;
  const path = `${row['cs-uri-stem'] ?? '/'}${row['cs-uri-query'] ? `?${row['cs-uri-query']}` : ''}`;
  const headers = ['User-Agent', 'Referer'].flatMap((name) => {
    const value = row[`cs(${name})`] ?? row[`cs-${name.toLowerCase()}`];
    return value ? [{ name, value: plain(value), line }] : [];
  });
  const exchange: Exchange = {
    ...place,
    seenFrom: 'server',
    request: { method, url: absoluteUrl(path, host, row['cs-protocol']), headers, line, ...sized(row['cs-bytes']) },
  };
  if (status > 0) exchange.response = { status, headers: [], line, ...sized(row['sc-bytes']) };
  if (row['c-ip']) exchange.peer = row['c-ip'];
  const at = timeOf(row, line);
  if (at) exchange.startedAt = at;
  return exchange;
}

function sized(bytes: string | undefined): { bodyBytes?: number } {
  return bytes && /^\d{1,15}$/.test(bytes) ? { bodyBytes: Number(bytes) } : {};
}

/** IIS writes a blank as `+`, CloudFront as `%20`. */
function plain(value: string): string {
  const spaced = value.replace(/\+/g, ' ').replace(/%2520/g, '%20');
  return spaced.replace(/%(20|2[1-9A-F]|[3-7][0-9A-F])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
