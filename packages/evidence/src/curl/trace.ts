import { headerLine, requestLine } from '../http/message-lines.ts';

/** A trace of curl written as `-v` would: each line with the first and last index of the lines it was made of. */
export interface TraceLine {
  text: string;
  first: number;
  last: number;
}

const section =
  /^(?:(\d\d:\d\d:\d\d\.\d{6}) )?(?:\[[\d-]{1,8}\] )?(?:== Info: (.*)|(=>|<=) (Send|Recv) (header|data|SSL data), (\d{1,12}) bytes \(0x[0-9a-f]+\))$/;
const row = /^([0-9a-f]{4,8}): (.*)$/;
const hexRow = /^((?:[0-9a-f]{2} ){1,16}) {0,60}.{0,16}$/;

/** True for a line that begins a part of a trace. */
export function beginsTracePart(line: string): boolean {
  return line.length <= 4000 && section.test(line);
}

/** Headers whose values say what went wrong and hold no secret: of a hex dump, which no redaction can look into, only these. */
const harmless =
  /^(?:host|user-agent|accept(?:-.+)?|content-(?:type|length|encoding)|date|server|connection|keep-alive|www-authenticate|retry-after|transfer-encoding|vary|allow|via|x-request-id|cf-ray|strict-transport-security|access-control-.+|x-ratelimit-.+|ratelimit-.+|upgrade|age|cache-control)$/i;

/** Translates a run of lines; lines that are not of a trace come as they are. */
export function traceLines(lines: readonly string[]): TraceLine[] {
  const result: TraceLine[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const part = line.length <= 4000 ? section.exec(line) : null;
    if (!part) {
      result.push({ text: line, first: i, last: i });
      continue;
    }
    const time = part[1] ? `${part[1]} ` : '';
    if (part[2] !== undefined) {
      result.push({ text: `${time}* ${part[2]}`, first: i, last: i });
      continue;
    }
    const [, , , , , kind, bytes] = part;
    const rows: { offset: number; text: string; index: number }[] = [];
    for (let at = i + 1; at < lines.length; at += 1) {
      const found = (lines[at]?.length ?? 0) <= 4000 ? row.exec(lines[at] ?? '') : null;
      const offset = Number.parseInt(found?.[1] ?? '', 16);
      if (!found || (rows.length === 0 ? offset !== 0 : offset <= (rows.at(-1)?.offset ?? 0))) break;
      rows.push({ offset, text: found[2] ?? '', index: at });
    }
    const last = rows.at(-1)?.index ?? i;
    const isBody = kind === 'data' && part[3] === '<=';
    if (kind === 'SSL data') result.push({ text: `${time}} [${bytes} bytes data]`, first: i, last });
    else {
      result.push({ text: `${time}${isBody ? '{' : '}'} [${bytes} bytes data]`, first: i, last: i });
      const hex = rows.length > 0 && rows.every(({ text }) => hexRow.test(text)) && Number(bytes) > 0;
      const mark = kind === 'header' ? (part[3] === '=>' ? '> ' : '< ') : '';
      const texts = hex ? fromHex(rows, kind === 'header') : fromAscii(rows);
      for (const one of texts) result.push({ ...one, text: `${time}${mark}${one.text}` });
      if (hex && kind === 'data') result.push({ text: `${time}} [${bytes} bytes data]`, first: i, last });
    }
    i = last;
  }
  return result;
}

type Row = { offset: number; text: string; index: number };

/** Rows that go on where the one before was full belong to one line; a line end takes two bytes of the offset. */
function fromAscii(rows: readonly Row[]): TraceLine[] {
  const result: TraceLine[] = [];
  let wide = false;
  for (const [i, { offset, text, index }] of rows.entries()) {
    const before = rows[i - 1];
    const last = result.at(-1);
    wide = before !== undefined && offset - before.offset === 64 && before.text.length >= 62;
    if (wide && last) {
      // A secret that was masked where its line began goes on behind the break.
      if (!/…\[\d+,#[^\]]*\]?$|…$/.test(last.text)) last.text += text;
      last.last = index;
    } else result.push({ text, first: index, last: index });
  }
  return result;
}

/** Of the headers in a hex dump, names and harmless values; of a body nothing. */
function fromHex(rows: readonly Row[], isHeader: boolean): TraceLine[] {
  if (!isHeader) return [];
  const bytes: number[] = [];
  const places: number[] = [];
  for (const { text, index } of rows) {
    for (const pair of (hexRow.exec(text)?.[1] ?? '').trim().split(' ')) {
      bytes.push(Number.parseInt(pair, 16));
      places.push(index);
    }
  }
  const result: TraceLine[] = [];
  let from = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] !== 10) continue;
    const text = new TextDecoder().decode(Uint8Array.from(bytes.slice(from, i))).replace(/\r$/, '');
    result.push({ text: careful(text), first: places[from] ?? 0, last: places[i] ?? 0 });
    from = i + 1;
  }
  return result;
}

function careful(text: string): string {
  const asked = requestLine(text);
  if (asked) return text.replace(/([?&][^=&\s]{1,200}=)[^&\s]+/g, '$1…');
  const found = text.startsWith('HTTP/') ? undefined : headerLine(text, 0);
  return !found || harmless.test(found.name) ? text : `${found.name}: …`;
}
