import { curlCommand } from '../../curl/command.ts';
import { exchangeOf, variables, type WriteOut } from '../../curl/write-out.ts';
import type { Section } from '../../document.ts';
import type { Body, HttpRequest } from '../../exchange.ts';
import { startsBody } from '../../http/body.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import { blockAt, isObject, parseJson } from '../../json/json-text.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'curl-write-out';
const variable = /^\s{0,24}%?\{?([a-z][a-z_]{2,23})\}?\s{0,12}[:=]\s{0,12}(.*)$/;
/** Lines that one block can take. */
const longest = 100;
const rule = /^\s*[-=]{3,80}\s*$/;

/** Reads what curl writes for `-w`: `%{json}`, or a line for each variable under the variable's own name. */
export const curlWriteOut: Reader = {
  id,
  title: 'curl -w output',
  formats: [
    { title: "curl -w '%{json}'", sample: 'json.json', source: 'curl 7.88.1, run' },
    { title: 'curl -w with named variables', sample: 'lines.txt', source: 'curl 7.88.1, run' },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    if (!lines.some((line) => /time_total|http_code|time_starttransfer|time_connect/.test(line))) return [];
    const claims: Claim[] = [];
    let end = -1;
    for (let i = 0; i < lines.length; i += 1) {
      const block = jsonBlock(lines, i, section.firstLine) ?? namedBlock(lines, i, section.firstLine);
      if (!block) continue;
      const above = aboveOf(section, block.first, end);
      const first = above.first ?? block.first;
      const place = placeIn(section, id, first, block.last);
      const exchange = exchangeOf(block.written, above.request, place);
      if (above.body && exchange.response) exchange.response.body = above.body;
      claims.push({
        indices: indicesFrom(first, block.last),
        exchanges: [exchange],
      });
      end = block.last;
      i = block.last;
    }
    return foundOf(section, claims);
  },
};

interface Block {
  first: number;
  last: number;
  written: WriteOut;
}

function jsonBlock(lines: readonly string[], index: number, firstLine: number): Block | undefined {
  const line = lines[index] ?? '';
  const column = line.indexOf('{');
  if (column < 0 || column > 200) return undefined;
  // Written on one line; a formatter may have spread it.
  const near =
    line.includes('"time_total"') ||
    (line.trim() === '{' && lines.slice(index, index + 80).some((one) => one.includes('"time_total"')));
  const block = near ? blockAt(lines.slice(index, index + longest), 0, column) : undefined;
  // Of one that is spread over lines, a cut is not told from another's JSON.
  if (block?.truncated && block.last > 0) return undefined;
  const root = block && parseJson(block.text);
  if (!block || !isObject(root) || root.time_total === undefined) return undefined;
  if (root.http_code === undefined && root.response_code === undefined) return undefined;
  const written = new Map<string, { value: string; line: number }>();
  for (const [name, value] of Object.entries(root)) {
    if (!variables.has(name) || value === null || typeof value === 'object') continue;
    const at = lines.slice(index, index + block.last + 1).findIndex((one) => one.includes(`"${name}"`));
    written.set(name, { value: String(value), line: firstLine + index + Math.max(0, at) });
  }
  return { first: index, last: index + block.last, written };
}

function namedBlock(lines: readonly string[], index: number, firstLine: number): Block | undefined {
  const written = new Map<string, { value: string; line: number }>();
  let last = index;
  let blanks = 0;
  for (let i = index; i < lines.length && i < index + 80; i += 1) {
    const line = lines[i] ?? '';
    const found = line.length <= 8000 ? variable.exec(line) : null;
    const name = found?.[1] ?? '';
    if (variables.has(name) && !written.has(name)) {
      written.set(name, { value: (found?.[2] ?? '').trim(), line: firstLine + i });
      last = i;
      blanks = 0;
    } else if (i > index && (rule.test(line) || (!line.trim() && blanks === 0))) blanks += line.trim() ? 0 : 1;
    else break;
  }
  const timed = [...written.keys()].some((name) => /^(?:time_|http_code|response_code)/.test(name));
  const underscored = [...written.keys()].filter((name) => name.includes('_')).length;
  const numbers = [...written].every(([name, { value }]) => !name.startsWith('time_') || /^[\d.,]+s?$/.test(value));
  return timed && numbers && underscored >= 3 ? { first: index, last, written } : undefined;
}

/** The command and a body of one line that stand above what was written. */
function aboveOf(section: Section, first: number, end: number): { first?: number; request?: HttpRequest; body?: Body } {
  const { lines, firstLine } = section;
  let at = first - 1;
  const skipBlank = () => {
    while (at > end && first - at < 8 && !lines[at]?.trim()) at -= 1;
  };
  const result: { first?: number; request?: HttpRequest; body?: Body } = {};
  skipBlank();
  const text = at > end ? (lines[at] ?? '') : '';
  const bodyAt = at;
  const body = startsBody(text) && text.length <= 100_000 && /[}\]>]\s*$/.test(text);
  if (body) {
    at -= 1;
    skipBlank();
  }
  // A command may be carried on over several lines.
  for (let from = at; from > end && from >= 0 && at - from < 12; from -= 1) {
    const line = lines[from] ?? '';
    const command = line.includes('curl') ? curlCommand(lines, from, (index) => firstLine + index) : undefined;
    if (!command || command.last < at) continue;
    result.first = from;
    result.request = command.request;
    break;
  }
  // Without the command above, a line of JSON may be of anything.
  if (body && (result.request || bodyAt === 0)) {
    result.body = { text, firstLine: firstLine + bodyAt, lastLine: firstLine + bodyAt, truncated: false };
    result.first ??= bodyAt;
  }
  return result;
}
