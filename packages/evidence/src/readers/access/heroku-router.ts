import type { Exchange, LogRecord } from '../../exchange.ts';
import { absoluteUrl } from '../../http/url.ts';
import { durationMillis, isStatus } from '../../http/words.ts';
import { Finds } from '../../logs/finds.ts';
import { levelOf } from '../../logs/log-line.ts';
import { logfmtPairs } from '../../logs/logfmt.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Reader } from '../../reader.ts';

/** The pairs, which a drain's time and name may stand before. */
const pairs = /(?:^\s*|heroku\[router\]: |heroku router - (?:- )?)at="?(info|warning|error)"? /;
/** What the exchange has members for. */
const told = new Set(['method', 'path', 'host', 'fwd', 'status', 'bytes', 'service', 'connect']);

/** Lines of Heroku's router, with its error codes (Heroku Dev Center, "HTTP Routing" and "Heroku Error Codes"). */
export const herokuRouter: Reader = {
  id: 'heroku-router',
  title: 'Heroku router log',
  formats: [
    { title: 'Heroku router log', sample: 'router.txt', source: 'https://devcenter.heroku.com/articles/http-routing' },
    { title: 'Heroku log drain', sample: 'drain.txt', source: 'https://devcenter.heroku.com/articles/log-drains' },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (!text.includes('at=') || !text.includes(' service=') || text.length > 20_000) continue;
      const start = pairs.exec(text);
      if (!start) continue;
      const line = section.firstLine + i;
      const fields = logfmtPairs(text.slice(start.index));
      const place = { reader: herokuRouter.id, artifact: section.artifact, firstLine: line, lastLine: line };
      const exchange = exchangeOf(fields, place);
      const time = leadingTimestamp(text.slice(0, start.index).replace(/^(?:\d{1,4} )?<\d{1,3}>1 /, ''));
      if (time?.at !== undefined) exchange.startedAt = { at: time.at, zoneKnown: time.zoneKnown, line };
      finds.add(line, exchange, recordOf(fields, exchange));
    }
    return finds.found;
  },
};

function exchangeOf(
  fields: Readonly<Record<string, string>>,
  place: Pick<LogRecord, 'reader' | 'artifact' | 'firstLine' | 'lastLine'>,
): Exchange {
  const line = place.firstLine;
  const exchange: Exchange = { ...place, seenFrom: 'server' };
  const scheme = /^https?$/.test(fields.protocol ?? '') ? fields.protocol : undefined;
  if (fields.method && fields.path) {
    const host = fields.host ? [{ name: 'Host', value: fields.host, line }] : [];
    exchange.request = {
      method: fields.method,
      url: absoluteUrl(fields.path, fields.host, scheme),
      headers: host,
      line,
    };
  }
  const status = Number(fields.status || Number.NaN);
  const bytes = /^\d{1,15}$/.test(fields.bytes ?? '') ? { bodyBytes: Number(fields.bytes) } : {};
  if (isStatus(status)) exchange.response = { status, headers: [], ...bytes, line };
  const [connect, service] = [durationMillis(fields.connect ?? ''), durationMillis(fields.service ?? '')];
  if (service !== undefined) exchange.durationMs = service;
  exchange.timings = { ...(connect !== undefined && { connect }), ...(service !== undefined && { wait: service }) };
  if (fields.fwd) exchange.peer = fields.fwd;
  const { code, ...others } = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !told.has(name) && value !== ''),
  );
  exchange.fields = { ...(code && { error_code: code }), ...others };
  return exchange;
}

/** The router's own error: code and words. */
function recordOf(fields: Readonly<Record<string, string>>, exchange: Exchange): LogRecord | undefined {
  const { reader, artifact, firstLine, lastLine, startedAt } = exchange;
  if (!fields.code) return undefined;
  const message = fields.desc ?? fields.code;
  const level = levelOf(fields.at ?? '') ?? 'error';
  return {
    ...{ reader, artifact, firstLine, lastLine, level, message, fields },
    error: { code: fields.code, message, frames: [] },
    ...(startedAt && { at: startedAt }),
  };
}
