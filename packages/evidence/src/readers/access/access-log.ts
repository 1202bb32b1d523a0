import type { Section } from '../../document.ts';
import type { Exchange, LogRecord } from '../../exchange.ts';
import { durationMillis, isStatus, methodPattern } from '../../http/words.ts';
import { Clock } from '../../logs/clock.ts';
import { Finds } from '../../logs/finds.ts';
import { readLogLine } from '../../logs/log-line.ts';
import { readQuoted } from '../../logs/quoted-request.ts';
import { readShortLine } from '../../logs/short-access-line.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Reader } from '../../reader.ts';

const rails = new RegExp(
  String.raw`^(\[[\w-]{8,64}\] )?Started ${methodPattern} "([^"\s]{1,8192})" for (\S{1,64}) at (.{10,40})$`,
);
const railsDone = /^(\[[\w-]{8,64}\] )?Completed (\d{3}) ?([A-Za-z' -]*?)(?: in (\d+(?:\.\d+)?ms))?(?: \(.*)?$/;

/** Access logs of web servers and frameworks, one exchange a request. */
export const accessLog: Reader = {
  id: 'access-log',
  title: 'access log',
  formats: [
    { title: 'access log, combined', sample: 'nginx.txt', source: 'nginx 1.22.1, run' },
    { title: 'access log of nginx with request times', sample: 'nginx-timed.txt', source: 'nginx 1.22.1, run' },
    { title: 'access log of Apache, common', sample: 'apache-common.txt', source: 'Apache 2.4.71, run' },
    { title: 'access log of Apache, combined', sample: 'apache-combined.txt', source: 'Apache 2.4.71, run' },
    { title: 'access log of Apache with virtual hosts', sample: 'apache-vhost.txt', source: 'Apache 2.4.71, run' },
    { title: 'access log of Apache with %D', sample: 'apache-timed.txt', source: 'Apache 2.4.71, run' },
    { title: 'morgan, combined', sample: 'morgan-combined.txt', source: 'morgan 1.12.1, run' },
    { title: 'morgan, dev', sample: 'morgan-dev.txt', source: 'morgan 1.12.1, run' },
    { title: 'morgan, tiny', sample: 'morgan-tiny.txt', source: 'morgan 1.12.1, run' },
    { title: 'morgan, short', sample: 'morgan-short.txt', source: 'morgan 1.12.1, run' },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const clock = new Clock();
    const open = new Map<string, Exchange>();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length > 20_000 || text.length < 8) continue;
      const line = section.firstLine + i;
      const quoted = readQuoted(text, line, section.artifact, clock);
      if (quoted) finds.add(line, quoted.exchange, malformed(quoted.exchange, quoted.malformed));
      else {
        const exchange = readShortLine(text, line, section) ?? readRails(text, line, section, open);
        if (exchange) finds.add(line, exchange === 'ended' ? undefined : exchange);
      }
    }
    return finds.found;
  },
};

/** A request line that is none keeps its bytes readable: TLS spoken to a plain port begins with \x16\x03. */
function malformed(exchange: Exchange, requestLine: string | undefined): LogRecord | undefined {
  if (requestLine === undefined) return undefined;
  const { reader, artifact, firstLine, lastLine, startedAt } = exchange;
  const message = `malformed request line "${requestLine}"`;
  return { reader, artifact, firstLine, lastLine, message, ...(startedAt && { at: startedAt }) };
}

/** Rails writes a request's start and its end on lines of their own, other lines between them. */
function readRails(
  text: string,
  line: number,
  section: Section,
  open: Map<string, Exchange>,
): Exchange | 'ended' | undefined {
  if (!text.includes('Started ') && !text.includes('Completed ')) return undefined;
  const prefix = readLogLine(text, line);
  const started = rails.exec(prefix.message);
  if (started) {
    const stamp = leadingTimestamp(started[5] ?? '');
    const exchange: Exchange = {
      reader: 'access-log',
      artifact: section.artifact,
      firstLine: line,
      lastLine: line,
      seenFrom: 'server',
      request: { method: started[2] ?? '', url: started[3] ?? '', headers: [], line },
      peer: started[4] ?? '',
    };
    if (stamp?.at !== undefined) exchange.startedAt = { at: stamp.at, zoneKnown: stamp.zoneKnown, line };
    open.set(started[1] ?? prefix.source ?? '', exchange);
    return exchange;
  }
  const done = railsDone.exec(prefix.message);
  const key = done?.[1] ?? prefix.source ?? '';
  const begun = done ? open.get(key) : undefined;
  if (!done || !begun || !isStatus(Number(done[2]))) return undefined;
  open.delete(key);
  begun.lastLine = line;
  begun.response = { status: Number(done[2]), headers: [], line };
  if (done[3]) begun.response.reason = done[3].trim();
  const took = durationMillis(done[4] ?? '');
  if (took !== undefined) begun.durationMs = took;
  return 'ended';
}
