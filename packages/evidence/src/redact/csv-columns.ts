import { isPlaceholder, isProse } from './placeholder.ts';
import { secretName } from './secret-names.ts';
import type { Found } from './span.ts';
import { unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

/** Columns and rows looked at, and characters of a cell. */
const mostColumns = 200;
const longestCell = 4096;
const longestHeader = 8192;
const columnName = /^"?[A-Za-z_][\w .()/-]{0,60}"?$/;
/** What names a credential in a table's head: cheap, before a line is split. */
const telling = /token|secret|pass|pwd|key|cookie|cred|auth|session/gi;
/** No name has these; lines of logs and of JSON do. */
const noHead = /[=:{}<>?&%[\]]/;

/**
 * Values of tables as spreadsheets and databases export them (RFC 4180; commas, semicolons or tabs): a first
 * line of column names, one of them a credential's, and lines of as many cells. Each line is looked at once.
 */
export function scanColumns(text: string, found: Found): void {
  telling.lastIndex = 0;
  for (let match = telling.exec(text); match; match = telling.exec(text)) {
    const start = lineStart(text, match.index);
    const end = lineEnd(text, match.index);
    const columns = end - start <= longestHeader ? headAt(text, start, end) : undefined;
    telling.lastIndex = columns ? maskRows(text, after(text, end), columns, found) : end;
  }
}

interface Head {
  sign: string;
  width: number;
  secret: { column: number; kind: string }[];
}

function headAt(text: string, start: number, end: number): Head | undefined {
  const line = text.slice(start, end);
  if (noHead.test(line)) return undefined;
  const sign = /[,;\t]/.exec(line)?.[0];
  if (sign === undefined) return undefined;
  const names = line.split(sign);
  if (names.length > mostColumns || !names.every((name) => columnName.test(name.trim()))) return undefined;
  const secret = names.flatMap((name, column) => {
    const said = secretName(name.trim().replace(/"/g, '').replace(/ /g, '_'));
    return said?.certainty === 'strong' ? { column, kind: said.kind } : [];
  });
  return secret.length > 0 ? { sign, width: names.length, secret } : undefined;
}

/** Masks the cells below a head; returns where the lines that are no rows begin. */
function maskRows(text: string, from: number, { sign, width, secret }: Head, found: Found): number {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const cells = cellsOf(text, at, end, sign, width);
    if (!cells) return at;
    for (const { column, kind } of secret) {
      const [start, stop] = cells[column] ?? [0, 0];
      const value = text.slice(start, stop);
      if (value.length < 6 || value.length > longestCell || isPlaceholder(value) || isProse(value)) continue;
      const plain = unescaped(value);
      const vendor = vendorOf(plain);
      found({ start, end: stop, kind: vendor?.kind ?? kind, prefix: vendor?.prefix ?? '', secret: plain });
    }
    at = after(text, end);
  }
  return at;
}

/** Where the cells of a row stand, without their quotes; undefined when the line is none. */
function cellsOf(
  text: string,
  start: number,
  end: number,
  sign: string,
  width: number,
): [number, number][] | undefined {
  const cells: [number, number][] = [];
  for (let at = start; at <= end; ) {
    const quoted = text.charCodeAt(at) === 34;
    let stop = at;
    if (quoted) {
      stop = text.indexOf('"', at + 1);
      while (stop >= 0 && text.charCodeAt(stop + 1) === 34) stop = text.indexOf('"', stop + 2);
      if (stop < 0 || stop > end) return undefined;
      cells.push([at + 1, stop]);
      stop += 1;
    } else {
      while (stop < end && text.charAt(stop) !== sign) stop += 1;
      cells.push([at, stop]);
    }
    if (stop < end && text.charAt(stop) !== sign) return undefined;
    if (cells.length > width) return undefined;
    at = stop + 1;
  }
  return cells.length === width ? cells : undefined;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  return text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
}

function after(text: string, end: number): number {
  return text.charCodeAt(end) === 13 ? end + 2 : end + 1;
}
