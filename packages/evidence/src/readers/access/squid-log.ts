import type { Exchange } from '../../exchange.ts';
import { isStatus } from '../../http/words.ts';
import { Finds } from '../../logs/finds.ts';
import type { Reader } from '../../reader.ts';

/** Squid's native format: time elapsed client code/status bytes method URL user hierarchy/peer type. */
const native =
  /^\s*(\d{9,10}\.\d{3}) +(\d{1,10}) (\S{2,60}) ([A-Z_]{3,40})\/(\d{3}) (\d{1,15}) ([A-Z]{3,10}) (\S{1,8192}) (\S{1,200}) ([A-Z_]{3,40})\/(\S{1,200})/;

/** Access logs of the forward proxy Squid. */
export const squidLog: Reader = {
  id: 'squid-log',
  title: 'Squid log',
  formats: [{ title: 'Squid access log', sample: 'squid.txt', source: 'Squid 5.7, run' }],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length < 40 || text.length > 20_000 || !text.includes('/')) continue;
      const match = native.exec(text);
      if (match) finds.add(section.firstLine + i, exchangeOf(match, section.artifact, section.firstLine + i));
    }
    return finds.found;
  },
};

function exchangeOf(match: RegExpExecArray, artifact: string, line: number): Exchange {
  const [, time, elapsed, client = '', result = '', status, bytes, method = '', url = '', , hierarchy = '', peer = ''] =
    match;
  const exchange: Exchange = {
    reader: squidLog.id,
    artifact,
    firstLine: line,
    lastLine: line,
    seenFrom: 'server',
    request: { method, url, headers: [], line },
    startedAt: { at: Math.round(Number(time) * 1000), zoneKnown: true, line },
    durationMs: Number(elapsed),
    peer: client,
    fields: { result, hierarchy, ...(peer !== '-' && { upstream: peer }) },
  };
  if (isStatus(Number(status)))
    exchange.response = { status: Number(status), headers: [], bodyBytes: Number(bytes), line };
  return exchange;
}
