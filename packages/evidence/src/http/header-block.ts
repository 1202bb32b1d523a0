import type { Header } from '../exchange.ts';

/** Headers that stand together without a request line; indices are of the lines given. */
export interface HeaderBlock {
  first: number;
  last: number;
  headers: Header[];
}

const name = '[A-Za-z][A-Za-z0-9_-]{1,60}';
/** As on the wire, as a table copied from a page, as members of a printed object. */
const plain = new RegExp(`^\\s{0,12}(${name}): {1,3}(\\S.*)$`);
const table = new RegExp(`^\\s{0,12}(${name})\\t+(\\S.*)$`);
const member = new RegExp(`^\\s{1,12}(?:"(${name})"|'(${name})'|(${name})) ?(?::|=>) ?\\[?(?:"(.*)"|'(.*)')\\]?,?$`);
const pair = new RegExp(
  `(?:"(${name})"|'(${name})') ?(?::|=>) ?\\[?(?:"((?:[^"\\\\]|\\\\.){0,4000})"|'((?:[^'\\\\]|\\\\.){0,4000})')\\]?`,
  'g',
);
const opening = /^.{0,60}[{[(]\s*$/;
const closing = /^\s*[}\])],?;?\s*$/;
const longest = 20_000;

/** The headers that begin at a line; `undefined` where there are not at least three. */
export function headerBlockAt(lines: readonly string[], index: number, firstLine: number): HeaderBlock | undefined {
  const start = lines[index] ?? '';
  if (start.length > longest) return undefined;
  const inline = start.includes('{') ? onOneLine(start, firstLine + index) : undefined;
  if (inline) return { first: index, last: index, headers: inline };
  const opens = opening.test(start);
  const headers: Header[] = [];
  let last = index;
  for (let i = opens ? index + 1 : index; i < lines.length && headers.length < 200; i += 1) {
    const line = lines[i] ?? '';
    const one = line.length > longest ? undefined : headerOf(line, firstLine + i, opens);
    if (!one) {
      if (opens && closing.test(line)) last = i;
      break;
    }
    headers.push(one);
    last = i;
  }
  return headers.length >= 3 ? { first: index, last, headers } : undefined;
}

function headerOf(line: string, number: number, printed: boolean): Header | undefined {
  const found =
    (printed ? member.exec(line) : null) ??
    plain.exec(line) ??
    table.exec(line) ??
    (printed ? null : member.exec(line));
  if (!found) return undefined;
  const [, a, b, c, d, e] = found;
  const isMember = found.length > 3;
  const value = isMember ? (d ?? e ?? '') : (b ?? '');
  const given = isMember ? (a ?? b ?? c ?? '') : (a ?? '');
  return { name: wireName(given), value: value.trim(), line: number };
}

function onOneLine(line: string, number: number): Header[] | undefined {
  const headers = [...line.matchAll(pair)].map(([, a, b, c, d]) => ({
    name: wireName(a ?? b ?? ''),
    value: (c ?? d ?? '').trim(),
    line: number,
  }));
  return headers.length >= 3 ? headers : undefined;
}

/** CGI's name of a header (RFC 3875 section 4.1.18), as PHP, Rack and WSGI print it, as it was on the wire. */
function wireName(given: string): string {
  const cgi = /^(?:HTTP_|(?=CONTENT_(?:TYPE|LENGTH)$))([A-Z0-9_]+)$/.exec(given)?.[1];
  return cgi ? cgi.replaceAll('_', '-').toLowerCase() : given;
}
