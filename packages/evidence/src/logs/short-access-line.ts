import type { Section } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import { durationMillis, isStatus, methodPattern } from '../http/words.ts';
import { readLogLine } from './log-line.ts';

/** `POST /x 404 in 12ms`, `GET /x HTTP/1.1 200`, `POST /x -> 200 (3ms)`, behind at most a few words of a logger. */
const methodFirst = new RegExp(
  String.raw`(?:^|[\s\])>|])${methodPattern}:?\s{1,20}"?(/[^\s"]{0,8191})"?(?: HTTP/(\d(?:\.\d)?))?\s{0,40}(?:(?:->|→|=>|-|:)\s{0,4})?(?:status[=: ]\s?)?(\d{3})(?![\w.])(.*)$`,
);
/** GIN: `| 200 |  1.2ms |  127.0.0.1 | GET  "/ping"`, and PHP's built-in server: `127.0.0.1:5 [200]: POST /hook`. */
const statusFirst = new RegExp(
  String.raw`(?:^\|?\s{0,4}(\d{3}) \|\s{1,20}([\d.]+(?:µs|ms|s)) \|\s{1,20}(\S{2,64}) \| |^(\S{2,64}) \[(\d{3})\]: (?:\(null\) )?)${methodPattern}\s{1,20}"?(/[^\s"]*)`,
);
const anyMethod = new RegExp(`${methodPattern}[: ]`);
const durationAfter = /(?:^|[\s(])(\d{1,9}(?:\.\d{1,6})?\s?(?:ms|µs|s))(?=[\s),;|]|$)/;
const clientAndUser = /^\s{0,8}([\da-fA-F.:]{3,45}) \S{1,100} $/;
const sizeAfter = /\bms - (\d{1,12})$/;

/** A request that an application server logged in a few words, or undefined. */
export function readShortLine(text: string, line: number, section: Section): Exchange | undefined {
  if (!anyMethod.test(text)) return undefined;
  const first = methodFirst.exec(text);
  const prefix = readLogLine(text, line);
  const second = first ? null : statusFirst.exec(prefix.message);
  const status = Number(first?.[4] ?? second?.[1] ?? second?.[5]);
  if (!isStatus(status)) return undefined;
  // morgan's short format: client, user, then the request with its protocol.
  const morgan = first?.[3] ? clientAndUser.exec(text.slice(0, first.index + 1)) : null;
  const isLog = prefix.timed || prefix.level !== undefined;
  if (first && !morgan && !standsAtFront(prefix.message, isLog, first[1] ?? '')) return undefined;
  const exchange: Exchange = {
    reader: 'access-log',
    artifact: section.artifact,
    firstLine: line,
    lastLine: line,
    seenFrom: 'server',
    request: { method: first?.[1] ?? second?.[6] ?? '', url: first?.[2] ?? second?.[7] ?? '', headers: [], line },
    response: { status, headers: [], line },
  };
  if (first?.[3] && exchange.request) exchange.request.httpVersion = first[3];
  if (prefix.at) exchange.startedAt = prefix.at;
  const peer = second?.[3] ?? second?.[4] ?? morgan?.[1];
  if (peer) exchange.peer = peer;
  const after = first?.[5] ?? '';
  const reason = /^ ([A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,3})(?=$| in )/.exec(after);
  if (reason && exchange.response) exchange.response.reason = reason[1] ?? '';
  const duration = durationMillis(second?.[2] ?? durationAfter.exec(after)?.[1] ?? '');
  if (duration !== undefined) exchange.durationMs = duration;
  const size = sizeAfter.exec(after);
  if (size && exchange.response) exchange.response.bodyBytes = Number(size[1]);
  return exchange;
}

/** In a log a logger's name may stand before the method; in other text the method must come first. */
function standsAtFront(message: string, isLog: boolean, method: string): boolean {
  const before = message.slice(0, message.search(new RegExp(String.raw`\b${method}\b`))).trim();
  if (before === '' || before === '-->' || before === '<--' || before === '"') return true;
  const words = before.split(/\s+/).length;
  return isLog ? words <= 3 && before.length <= 80 : words === 1 && /^\S{1,40}(?::|\])$/.test(before);
}
