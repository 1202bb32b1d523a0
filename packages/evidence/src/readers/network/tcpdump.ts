import type { Section } from '../../document.ts';
import { urlOf } from '../../errors/network-failure.ts';
import type { Exchange, HttpRequest, TransportError } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom, inOrder } from '../../http/claims.ts';
import { endOf, findPackets, type Packet } from '../../network/packets.ts';
import { requestsOf, responsesOf, type Stream, streamsOf } from '../../network/tcp-streams.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'tcpdump';
/** Names of ports that tcpdump prints without -n, from /etc/services. */
const ports: Record<string, number> = { http: 80, https: 443, 'http-alt': 8080 };

/** Reads captures of `tcpdump -A`: plain HTTP, and connections that were refused, reset or never answered. */
export const tcpdump: Reader = {
  id,
  title: 'tcpdump capture',
  formats: [
    { title: 'tcpdump -A', sample: 'post.txt', source: 'tcpdump 4.99.3, run' },
    { title: 'tcpdump', sample: 'no-payload.txt', source: 'tcpdump 4.99.3, run' },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.includes('Flags ['))) return [];
    const packets = findPackets(section.lines);
    const claims = streamsOf(packets).flatMap((stream) => claimsOf(stream, section));
    inOrder(claims);
    return foundOf(section, apart(claims));
  },
};

/** Connections that cross each other in time keep their lines; a line belongs to the first that has it. */
function apart(claims: readonly Claim[]): Claim[] {
  const result: Claim[] = [];
  let end = -1;
  for (const claim of claims) {
    const last = claim.indices.at(-1) ?? 0;
    const before = result.at(-1);
    if (before && (claim.indices[0] ?? 0) <= end) {
      const exchanges = [...(before.exchanges ?? []), ...(claim.exchanges ?? [])];
      const merged = new Set([...before.indices, ...claim.indices]);
      result[result.length - 1] = { indices: [...merged].sort((a, b) => a - b), exchanges };
    } else result.push(claim);
    end = Math.max(end, last);
  }
  return result;
}

function claimsOf(stream: Stream, section: Section): Claim[] {
  const requests = requestsOf(stream, section.lines, section.firstLine);
  const responses = responsesOf(stream, section.lines, section.firstLine);
  const peer = endOf(stream.to).host;
  const exchanges: Exchange[] = [];
  const at = (index: number) => section.firstLine + index;
  const place = { artifact: section.artifact, reader: id, peer };
  // A capture may have begun after the first request.
  const late =
    requests[0] && responses[0] ? responses.findIndex((one) => one.packet.first > (requests[0]?.packet.first ?? 0)) : 0;
  const extra = Math.max(0, late);
  for (let i = 0; i < Math.max(requests.length + extra, responses.length); i += 1) {
    const asked = requests[i - extra];
    const answered = responses[i];
    const error = asked && !answered ? ending(stream, asked.packet, section.firstLine) : undefined;
    const first = asked?.packet.first ?? answered?.packet.first ?? 0;
    const last = Math.max(asked?.lastIndex ?? first, answered?.lastIndex ?? first);
    const taken = asked?.packet.clock !== undefined && answered?.packet.clock !== undefined;
    const durationMs = taken
      ? Math.round(((answered.packet.clock ?? 0) - (asked.packet.clock ?? 0)) * 1000) / 1000
      : -1;
    exchanges.push({
      ...place,
      firstLine: at(first),
      lastLine: error ? Math.max(error.lastLine, at(last)) : at(last),
      seenFrom: seenFrom(asked?.packet),
      ...(asked ? { request: plain(asked.part, stream.to) } : {}),
      ...(answered ? { response: answered.part } : {}),
      ...(error ? { error } : {}),
      ...(durationMs >= 0 ? { durationMs } : {}),
    });
  }
  if (exchanges.length === 0) {
    const error = failure(stream, section.firstLine);
    const opened = stream.client.packets[0];
    if (!error || !opened) return [];
    const { host, port } = endOf(stream.to);
    const number = ports[port] ?? Number(port);
    const url = urlOf({ host, port: number, tls: number === 443 });
    exchanges.push({
      ...place,
      firstLine: at(opened.first),
      lastLine: error.lastLine,
      seenFrom: seenFrom(opened),
      ...(url ? { request: { url, headers: [], line: at(opened.first) } } : {}),
      error,
    });
  }
  const own = [...stream.client.packets, ...stream.server.packets].sort((a, b) => a.first - b.first);
  const until = Math.max(...exchanges.map((one) => one.lastLine)) - section.firstLine;
  const indices = own.flatMap((packet, i) => {
    // Behind the last packet, only what is of a message is surely of the capture.
    const isLast = i === own.length - 1 && packet.last === section.lines.length - 1 && packet.length > 0;
    const last = isLast ? Math.min(packet.last, Math.max(until, packet.first)) : packet.last;
    return indicesFrom(packet.first, last);
  });
  return [{ indices, exchanges }];
}

/** It went over the wire as plain text, whatever the host is usually called by. */
function plain(request: HttpRequest, to: string): HttpRequest {
  const { host, port } = endOf(to);
  const number = ports[port] ?? port;
  const target = request.url ?? '';
  const url = target.startsWith('/')
    ? `http://${host}${number === 80 || number === '80' ? '' : `:${number}`}${target}`
    : target;
  return { ...request, url: url.replace(/^https:/, 'http:') };
}

function seenFrom(packet: Packet | undefined): Exchange['seenFrom'] {
  if (packet?.way === 'Out') return 'client';
  return packet?.way === 'In' && packet.from.slice(0, packet.from.lastIndexOf('.')) !== endOf(packet.to).host
    ? 'server'
    : 'unknown';
}

/** How a connection ended on which a request got no response. */
function ending(stream: Stream, asked: Packet, firstLine: number): TransportError | undefined {
  const end = stream.server.packets.find((packet) => packet.first > asked.first && /[RF]/.test(packet.flags));
  if (!end) return undefined;
  const line = firstLine + end.first;
  const reset = end.flags.includes('R');
  const message = reset
    ? `${end.from} reset the connection (RST) instead of a response`
    : `${end.from} closed the connection (FIN) without a response`;
  return { ...(reset ? { code: 'ECONNRESET' } : {}), message, firstLine: line, lastLine: line };
}

/** Why nothing was asked over a connection: not even opened, or reset before the first answer. */
function failure(stream: Stream, firstLine: number): TransportError | undefined {
  const tries = stream.client.packets.filter((packet) => packet.flags === 'S');
  const reset = stream.server.packets.find((packet) => packet.flags.includes('R'));
  const opened = stream.server.packets.some((packet) => packet.flags === 'S.');
  const told = stream.server.packets.some((packet) => packet.length > 0);
  const [first] = tries;
  if (reset && !opened && first) {
    const line = firstLine + reset.first;
    return {
      code: 'ECONNREFUSED',
      message: `${reset.from} refused the connection (RST in answer to SYN)`,
      firstLine: line,
      lastLine: line,
    };
  }
  if (reset && opened && !told) {
    const line = firstLine + reset.first;
    return {
      code: 'ECONNRESET',
      message: `${reset.from} reset the connection (RST) before it sent anything`,
      firstLine: line,
      lastLine: line,
    };
  }
  const last = tries.at(-1);
  // One alone may have been answered after the capture's end.
  if (!first || !last || tries.length < 2 || stream.server.packets.length > 0) return undefined;
  return {
    code: 'ETIMEDOUT',
    message: `${stream.to} did not answer the connection attempt (SYN sent ${tries.length} times)`,
    firstLine: firstLine + first.first,
    lastLine: firstLine + last.first,
  };
}
