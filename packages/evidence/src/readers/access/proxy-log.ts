import type { Exchange } from '../../exchange.ts';
import { isStatus, methodPattern } from '../../http/words.ts';
import { leadingTimestamp } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

/** AWS, "Access logs for your Application Load Balancer": type time elb client target three-times two-statuses bytes "request" "agent" …; classic ones have no type. */
const balancer = new RegExp(
  String.raw`^\s*(?:(?:https?|h2|grpcs|wss?) )?(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z) (\S{1,200}) (\S{3,60}) (\S{1,60}) (-?[\d.]{1,12}) (-?[\d.]{1,12}) (-?[\d.]{1,12}) (\d{3}) (\d{3}|-) (\d{1,15}) (\d{1,15}) "${methodPattern} (\S{1,8192}) [^"]{0,20}" "([^"]{0,2000})"`,
);
/** Squid's native format: time elapsed client code/status bytes method URL user hierarchy/peer type. */
const squid =
  /^\s*(\d{9,10}\.\d{3}) +(\d{1,10}) (\S{2,60}) ([A-Z_]{3,40})\/(\d{3}) (\d{1,15}) ([A-Z]{3,10}) (\S{1,8192}) (\S{1,200}) ([A-Z_]{3,40})\/(\S{1,200})/;

/** Access logs of AWS load balancers and of Squid. */
export const proxyLog: Reader = {
  id: 'proxy-log',
  title: 'load balancer or proxy log',
  formats: [],
  read(section) {
    const found: Found[] = [];
    for (const [i, text] of section.lines.entries()) {
      if (text.length < 40 || text.length > 20_000) continue;
      const line = section.firstLine + i;
      const item = readBalancer(text, line, section.artifact) ?? readSquid(text, line, section.artifact);
      if (item) found.push(item);
    }
    return found;
  },
};

function readBalancer(text: string, line: number, artifact: string): Found | undefined {
  const match = balancer.exec(text);
  const status = Number(match?.[8]);
  if (!match || !isStatus(status)) return undefined;
  const [
    ,
    time = '',
    elb = '',
    client = '',
    target = '',
    waited = '',
    worked = '',
    answered = '',
    ,
    targetStatus = '',
    received = '',
    sent = '',
    method = '',
    url = '',
    agent = '',
  ] = match;
  const times = [waited, worked, answered].map(Number);
  const place = { reader: 'proxy-log', artifact, firstLine: line, lastLine: line };
  const exchange: Exchange = {
    ...place,
    seenFrom: 'server',
    request: {
      method,
      url: url
        .replace(/^(https:\/\/[^/]{1,255}):443(?=\/|$)/, '$1')
        .replace(/^(http:\/\/[^/]{1,255}):80(?=\/|$)/, '$1'),
      headers: agent === '-' || agent === '' ? [] : [{ name: 'User-Agent', value: agent, line }],
      bodyBytes: Number(received),
      line,
    },
    response: { status, headers: [], bodyBytes: Number(sent), line },
    peer: client,
  };
  const at = leadingTimestamp(time)?.at;
  if (at !== undefined) exchange.startedAt = { at, zoneKnown: true, line };
  // A time of -1 says that the target closed the connection or never answered.
  if (times.every((t) => t >= 0)) exchange.durationMs = Math.round(times.reduce((a, b) => a + b, 0) * 1e6) / 1e3;
  const fields = {
    elb,
    target,
    target_status: targetStatus,
    request_time: waited,
    target_time: worked,
    response_time: answered,
  };
  const message =
    targetStatus === '-'
      ? `${status} from the load balancer, none from target ${target}`
      : `${status}, ${targetStatus} from target ${target}`;
  return {
    firstLine: line,
    lastLine: line,
    exchanges: [exchange],
    records: [{ ...place, message, fields, ...(exchange.startedAt && { at: exchange.startedAt }) }],
  };
}

function readSquid(text: string, line: number, artifact: string): Found | undefined {
  const match = squid.exec(text);
  const status = Number(match?.[5]);
  if (!match || !isStatus(status)) return undefined;
  const [
    ,
    time = '',
    elapsed = '',
    client = '',
    result = '',
    ,
    bytes = '',
    method = '',
    url = '',
    ,
    hierarchy = '',
    peer = '',
  ] = match;
  const place = { reader: 'proxy-log', artifact, firstLine: line, lastLine: line };
  const startedAt = { at: Math.round(Number(time) * 1000), zoneKnown: true, line };
  const exchange: Exchange = {
    ...place,
    seenFrom: 'server',
    request: { method, url, headers: [], line },
    response: { status, headers: [], bodyBytes: Number(bytes), line },
    startedAt,
    durationMs: Number(elapsed),
    peer: client,
  };
  const fields = { result, hierarchy, peer };
  return {
    firstLine: line,
    lastLine: line,
    exchanges: [exchange],
    records: [{ ...place, message: `${result} ${method} ${url}`, at: startedAt, fields }],
  };
}
