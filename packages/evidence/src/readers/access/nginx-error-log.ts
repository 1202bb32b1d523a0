import type { Exchange, LogRecord } from '../../exchange.ts';
import { absoluteUrl } from '../../http/url.ts';
import { levelOf } from '../../logs/log-line.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

/** ngx_log_error: time, level, process and thread, connection, words. A container or syslog prefix may stand before. */
const errorLine =
  /(?:^|\s)(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d) \[(\w{2,8})\] (\d{1,10})#(\d{1,10}): (?:\*(\d{1,15}) )?(.*)$/;
const requestLine = /^([A-Z]{3,20}) (\S{1,8192})(?: HTTP\/(\d(?:\.\d)?))?$/;
/** What ngx_http_log_error_handler and the upstream module put behind the words, in this order. */
const fieldNames = ['client', 'server', 'request', 'subrequest', 'upstream', 'host', 'referrer'] as const;
/** What ngx_http_core_module says of a body above client_max_body_size. */
const tooLarge = /^client intended to send too large (?:chunked )?body(?:: (\d{1,15}) bytes)?/;
/** nginx could not get an answer from the application behind it. */
const upstreamFailure =
  /while (?:connecting to|SSL handshaking to|sending (?:request )?to) upstream|^upstream (?:timed out|prematurely closed|sent (?:too big|no valid|invalid|unexpected|unsupported))|^no live upstreams|could not be resolved|^(?:connect|recv|send|writev)\(\) failed .* upstream/;

/** Error logs of nginx and what is built on it (OpenResty, ingress-nginx, Tengine). */
export const nginxErrorLog: Reader = {
  id: 'nginx-error-log',
  title: 'nginx error log',
  formats: [{ title: 'nginx error log', sample: 'nginx.txt', source: 'nginx 1.22.1, run' }],
  read(section) {
    const found: Found[] = [];
    for (const [i, text] of section.lines.entries()) {
      const match = text.includes('#') ? errorLine.exec(text) : null;
      if (!match) continue;
      const line = section.firstLine + i;
      const { message, fields } = takeApart(match[6] ?? '');
      const at = leadingTimestamp(match[1] ?? '')?.at;
      const place = { reader: 'nginx-error-log', artifact: section.artifact, firstLine: line, lastLine: line };
      const record: LogRecord = { ...place, message };
      if (at !== undefined) record.at = { at, zoneKnown: false, line };
      const level = levelOf(match[2] ?? '');
      if (level) record.level = level;
      if (match[5]) fields.connection = match[5];
      if (Object.keys(fields).length > 0) record.fields = fields;
      const exchange = upstreamFailure.test(message) ? failed(record, fields) : refused(record, fields);
      found.push({ firstLine: line, lastLine: line, records: [record], ...(exchange && { exchanges: [exchange] }) });
    }
    return found;
  },
};

function takeApart(text: string): { message: string; fields: Record<string, string> } {
  const places: { name: string; from: number; valueFrom: number }[] = [];
  for (const name of fieldNames) {
    const mark = `, ${name}: `;
    const from = text.indexOf(mark, places.at(-1)?.valueFrom ?? 0);
    if (from >= 0) places.push({ name, from, valueFrom: from + mark.length });
  }
  const fields: Record<string, string> = {};
  for (const [i, place] of places.entries()) {
    const value = text.slice(place.valueFrom, places[i + 1]?.from ?? text.length).trim();
    const plain = /^"([^"]*)"/.exec(value)?.[1] ?? value;
    if (plain) fields[place.name] = plain;
  }
  return { message: text.slice(0, places[0]?.from ?? text.length).trim(), fields };
}

function failed(record: LogRecord, fields: Record<string, string>): Exchange | undefined {
  const request = requestLine.exec(fields.request ?? '');
  if (!request) return undefined;
  const { reader, artifact, firstLine, lastLine } = record;
  const path = request[2] ?? '';
  const exchange: Exchange = {
    reader,
    artifact,
    firstLine,
    lastLine,
    seenFrom: 'server',
    request: {
      method: request[1] ?? '',
      url: absoluteUrl(path, fields.host),
      headers: fields.host ? [{ name: 'Host', value: fields.host, line: firstLine }] : [],
      line: firstLine,
    },
    error: { message: record.message, firstLine, lastLine },
  };
  if (request[3] && exchange.request) exchange.request.httpVersion = request[3];
  if (record.at) exchange.startedAt = record.at;
  if (fields.upstream) exchange.peer = fields.upstream;
  return exchange;
}

/** A body above client_max_body_size, which nginx always answers with 413 (ngx_http_core_module). */
function refused(record: LogRecord, fields: Record<string, string>): Exchange | undefined {
  const size = tooLarge.exec(record.message);
  const exchange = size ? failed(record, fields) : undefined;
  if (!size || !exchange?.request) return undefined;
  const { error: _, ...rest } = exchange;
  return {
    ...rest,
    request: { ...exchange.request, ...(size[1] && { bodyBytes: Number(size[1]) }) },
    response: { status: 413, headers: [], line: record.firstLine },
  };
}
