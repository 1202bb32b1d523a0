import type { Header, HttpRequest, HttpResponse } from '../exchange.ts';
import { isInterim, requestLine, statusLine } from '../http/message-lines.ts';
import { findMessages } from '../http/messages.ts';
import { type Packet, type Payload, payloadOf } from './packets.ts';

/** One direction of a connection: its packets in order, without those that were sent again. */
interface Side {
  packets: Packet[];
  seen: Set<string>;
}

/** A TCP connection of a capture, seen from the end that opened it or asked first. */
export interface Stream {
  client: Side;
  server: Side;
  /** The ends as printed. */
  from: string;
  to: string;
}

export interface Sent<Part> {
  part: Part;
  packet: Packet;
  lastIndex: number;
}

/** Sorts packets into connections. */
export function streamsOf(packets: readonly Packet[]): Stream[] {
  const streams = new Map<string, Stream>();
  for (const packet of packets) {
    const there = `${packet.from} ${packet.to}`;
    const back = `${packet.to} ${packet.from}`;
    let stream = streams.get(there) ?? streams.get(back);
    // The same pair of ports, opened again.
    const again = stream && packet.flags === 'S' && stream.server.packets.some((one) => /[FR]/.test(one.flags));
    if (!stream || again) {
      const answers = packet.flags === 'S.' || packet.summary?.startsWith('HTTP/');
      const [from, to] = answers ? [packet.to, packet.from] : [packet.from, packet.to];
      stream = { client: { packets: [], seen: new Set() }, server: { packets: [], seen: new Set() }, from, to };
      streams.delete(back);
      streams.set(`${from} ${to}`, stream);
      if (again) streams.set(`${from} ${to} ${packet.first}`, stream);
    }
    const side = packet.from === stream.from ? stream.client : stream.server;
    const key = `${packet.seq ?? ''} ${packet.length}`;
    if (packet.length > 0 && packet.seq && side.seen.has(key)) continue;
    side.seen.add(key);
    side.packets.push(packet);
  }
  return [...new Set(streams.values())];
}

/** The requests of a connection. */
export function requestsOf(stream: Stream, lines: readonly string[], firstLine: number): Sent<HttpRequest>[] {
  return messagesOf(stream.client, lines, firstLine).flatMap(({ message, ...place }) =>
    'request' in message ? [{ part: message.request, ...place }] : [],
  );
}

/** The final responses of a connection. */
export function responsesOf(stream: Stream, lines: readonly string[], firstLine: number): Sent<HttpResponse>[] {
  return messagesOf(stream.server, lines, firstLine).flatMap(({ message, ...place }) =>
    'response' in message && !isInterim(message.response.status) ? [{ part: message.response, ...place }] : [],
  );
}

type Whole = { message: { request: HttpRequest } | { response: HttpResponse }; packet: Packet; lastIndex: number };

function messagesOf(side: Side, lines: readonly string[], firstLine: number): Whole[] {
  const all: Payload & { packets: Packet[] } = { texts: [], indices: [], packets: [] };
  const bare: Whole[] = [];
  for (const packet of side.packets) {
    const { texts, indices } = packet.length > 0 ? payloadOf(packet, lines) : { texts: [], indices: [] };
    if (texts.length === 0 && packet.summary) {
      const message = summarised(packet.summary, firstLine + packet.first);
      if (message) bare.push({ message, packet, lastIndex: packet.first });
    }
    const starts = texts[0] !== undefined && (requestLine(texts[0]) ?? statusLine(texts[0])) !== undefined;
    // A packet that goes on with the one before begins in the middle of a line.
    const joins = !starts && all.texts.length > 0 && texts.length > 0;
    if (joins) all.texts[all.texts.length - 1] += texts[0] ?? '';
    for (let i = joins ? 1 : 0; i < texts.length; i += 1) {
      all.texts.push(texts[i] ?? '');
      all.indices.push(indices[i] ?? packet.first);
      all.packets.push(packet);
    }
  }
  const line = (index: number) => firstLine + (all.indices[index] ?? 0);
  const found = findMessages(all.texts, 0).flatMap((message): Whole[] => {
    const packet = all.packets[message.first];
    if (!packet) return [];
    const place = { packet, lastIndex: all.indices[message.last] ?? packet.last };
    if ('request' in message)
      return [{ message: { request: { ...message.request, ...moved(message.request, line) } }, ...place }];
    return [{ message: { response: { ...message.response, ...moved(message.response, line) } }, ...place }];
  });
  return found.length > 0 ? found : bare;
}

/** Headers and body of a message with the lines that they have in the artifact. */
function moved(part: Pick<HttpRequest, 'headers' | 'body' | 'line'>, line: (index: number) => number) {
  const headers: Header[] = part.headers.map((one) => ({ ...one, line: line(one.line) }));
  const { body } = part;
  return {
    headers,
    line: line(part.line),
    ...(body ? { body: { ...body, firstLine: line(body.firstLine), lastLine: line(body.lastLine) } } : {}),
  };
}

function summarised(text: string, line: number): { request: HttpRequest } | { response: HttpResponse } | undefined {
  const asked = requestLine(text);
  const answered = statusLine(text);
  if (asked) {
    const { target, ...rest } = asked;
    return { request: { ...rest, url: target, headers: [], line } };
  }
  return answered ? { response: { ...answered, headers: [], line } } : undefined;
}
