/** A TCP packet as tcpdump prints it; indices are of the lines given. */
export interface Packet {
  first: number;
  last: number;
  /** Address and port with a dot between, as printed: `203.0.113.10.80`, `api.example.com.http`. */
  from: string;
  to: string;
  flags: string;
  /** `1:188`, or one number, relative or absolute. */
  seq?: string;
  /** Bytes of payload. */
  length: number;
  /** Which way it went, where the capture says so: `In`, `Out`. */
  way?: string;
  /** Milliseconds since midnight, where the line has a clock. */
  clock?: number;
  /** What tcpdump says the payload begins with. */
  summary?: string;
  /** Index of the line with the addresses. */
  head: number;
  /** Printed with -v, which shows a message once more, decoded, before its bytes. */
  wordy: boolean;
  /** Characters of the IP and TCP headers that stand before the payload in `-A` output. */
  headerBytes: number;
}

const head =
  /^(?:(?:\d{4}-\d\d-\d\d )?(\d\d):(\d\d):(\d\d\.\d{3,9}) |\d{10}\.\d{6} |)(?:[\w.-]{1,20} +(In|Out|P|B|M) +)?(?:ethertype IPv[46].{0,40}?: )?(IP6?) (.*)$/;
const addresses = /^\s{0,8}(\S{3,120}\.[\w-]{1,20}) > (\S{3,120}\.[\w-]{1,20}): (?:tcp|Flags \[([A-Z.]{1,8})\],)(.*)$/;
const wordy = /^\(tos 0x|^\(flowlabel|^\(class 0x|^\(hlim/;

/** Finds the packets of a capture in order. What stands between two heads belongs to the first. */
export function findPackets(lines: readonly string[]): Packet[] {
  const packets: Packet[] = [];
  let room = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const found = line.length <= 4000 && line.includes('IP') ? head.exec(line) : null;
    // With -v the addresses stand on a line of their own.
    const second = found && wordy.test(found[6] ?? '');
    const pair = found && addresses.exec((second ? lines[i + 1] : found[6]) ?? '');
    const last = packets.at(-1);
    if (!found || !pair?.[1] || !pair[2]) {
      // The first byte of an IP header is `E` or a backtick; what -v decodes comes before it.
      const opens = last !== undefined && last.last === last.head && !/^[\sE`]/.test(line) && !last.wordy;
      if (
        last &&
        last.last === i - 1 &&
        room > 0 &&
        !opens &&
        !/^\d+ packets? (?:captured|received|dropped)/.test(line)
      ) {
        last.last = i;
        room -= line.length + 1;
      }
      continue;
    }
    const tail = pair[4] ?? '';
    const length = Number(/\blength (\d{1,9})/.exec(tail)?.[1] ?? 0);
    const seq = /\bseq ([\d:]{1,40})/.exec(tail)?.[1];
    const summary = /\blength \d+: HTTP: (.+)$/.exec(tail)?.[1];
    const clock = found[1] && (Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3])) * 1000;
    packets.push({
      first: i,
      last: second ? i + 1 : i,
      head: second ? i + 1 : i,
      wordy: second === true,
      from: pair[1],
      to: pair[2],
      flags: pair[3] ?? '',
      length,
      headerBytes: (found[5] === 'IP6' ? 40 : 20) + 20 + optionBytes(tail),
      ...(seq ? { seq } : {}),
      ...(found[4] ? { way: found[4] } : {}),
      ...(typeof clock === 'number' ? { clock } : {}),
      ...(summary ? { summary } : {}),
    });
    room = length > 0 ? (length + 60) * (second ? 2 : 1) + 100 : (packets.at(-1)?.headerBytes ?? 0) + 2;
    if (second) i += 1;
  }
  const final = packets.at(-1);
  while (final && final.last > final.head && !lines[final.last]?.trim()) final.last -= 1;
  return packets;
}

/** Bytes of the TCP options that tcpdump lists: those of every segment, or those of the first. */
function optionBytes(tail: string): number {
  if (!tail.includes('options [')) return 0;
  return tail.includes('[nop,nop,TS') ? 12 : 20;
}

/** The address and the port of an end, as printed. */
export function endOf(text: string): { host: string; port: string } {
  const at = text.lastIndexOf('.');
  return { host: text.slice(0, at), port: text.slice(at + 1) };
}

/** A piece of payload, cut at its line ends, with the index of the line that each stands on. */
export interface Payload {
  texts: string[];
  indices: number[];
}

const start =
  /(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \S{1,4000} HTTP\/1\.[01]$|HTTP\/1\.[01] [1-5]\d\d(?: .{0,100})?$/;

/** The payload that `-A` printed of a packet: from the start of a message, or behind the headers' bytes. */
export function payloadOf(packet: Packet, lines: readonly string[]): Payload {
  const texts: string[] = [];
  const indices: number[] = [];
  let skipped = 0;
  let begun = false;
  const from = packet.wordy ? lastStart(packet, lines) : packet.head + 1;
  for (let i = from; i <= packet.last; i += 1) {
    let text = lines[i] ?? '';
    if (!begun) {
      const at = text.length <= 20_000 ? text.search(start) : -1;
      if (at >= 0) text = text.slice(at);
      else if (skipped + text.length >= packet.headerBytes && packet.length > 0)
        text = text.slice(Math.max(0, packet.headerBytes - skipped));
      else {
        skipped += text.length + 1;
        continue;
      }
      begun = true;
    }
    texts.push(text.trimEnd());
    indices.push(i);
  }
  while (texts.length > 0 && texts.at(-1) === '') {
    texts.pop();
    indices.pop();
  }
  return { texts, indices };
}

/** Where the bytes begin below what -v has decoded of them. */
function lastStart(packet: Packet, lines: readonly string[]): number {
  for (let i = packet.last; i > packet.head; i -= 1) if (start.test((lines[i] ?? '').slice(0, 20_000))) return i;
  return packet.head + 1;
}
