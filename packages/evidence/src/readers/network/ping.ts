import type { Section } from '../../document.ts';
import type { Route } from '../../endpoint-look.ts';
import { type PrintedLines, readPrinted } from '../../network/printed-lines.ts';
import { type TypedCommand, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'ping';
const anchor =
  /^(?:PING |Pinging |ping6?: |--- \S+ ping statistics|Ping |\d+ packets transmitted|Ping statistics)|\bping6? /;
const unixHead = /^PING (\S{1,255}?) ?\(([0-9a-f.:]{2,45})(?:%\w+)?\)/i;
const bareHead = /^PING6?\(\d+=.{1,60}bytes\) \S+ --> ([0-9a-f.:%\w]{2,60})$/i;
const windowsHead = /^Pinging (\S{1,255})(?: \[([0-9a-f.:]{2,45})\])?(?: from \S+)? with \d+ bytes of data:$/i;
const reply = /^(?:\[\d+\.\d+\] )?\d+ bytes from (?:\S{1,255} \()?([0-9a-f.:]{2,45})\)?:? (?:icmp_)?seq[= ]\d+/i;
const windowsReply = /^Reply from ([0-9a-f.:%]{2,60}): (?:bytes=|time)/i;
const refusal =
  /^(?:(?:From|Reply from) (?:\S{1,255} \()?[0-9a-f.:%]{2,60}\)?:? (?:(?:icmp_)?seq[= ]\d+ )?|\d+ bytes from \S+: )((?:Destination|Time to live exceeded|Packet filtered|TTL expired|Communication prohibited|Redirect).{0,80})$/i;
const lost = /^(?:Request timed out\.|Request timeout for icmp_seq \d+|no answer yet for icmp_seq=\d+)$/;
const failed =
  /^(?:ping6?|connect|PING): (?:(?:cannot resolve |unknown host |bad address )'?([^\s':]{1,255})'?(?:: .{1,80})?|(?:connect|sendto|sendmsg): .{1,80}|transmit failed.{0,80}|([^\s:]{1,255}): (?:Name or service not known|Temporary failure in name resolution|No address associated with hostname|Name does not resolve|nodename nor servname provided.{0,30}|System error|Address family for hostname not supported)|Network is unreachable|No route to host)$/;
/** Behind a prefix that a journal's margin may have taken for its own. */
const bareFailed =
  /^(?:Network is unreachable|No route to host|Name or service not known|Temporary failure in name resolution|Unknown host)$/;
const windowsFailed = /^Ping request could not find host (\S{1,255}?)\. Please check the name and try again\.$/;
const statistics = /^--- (\S{1,255}) ping6? statistics ---$/;
const windowsStatistics = /^Ping statistics for (\S{1,255}):$/;
const counts = /^(\d{1,9}) packets transmitted, (\d{1,9}) (?:packets )?received\b/;
const windowsCounts = /^\s{0,8}Packets: Sent = (\d{1,9}), Received = (\d{1,9}), Lost = \d{1,9} \(/;
const tail =
  /^(?:rtt min\/|round-trip min\/|pipe \d+$|Approximate round trip times|\s{0,8}Minimum = \d+ms|\^C|Control-C)/;

/** Reads what ping of Linux, macOS, BusyBox and Windows prints. */
export const ping: Reader = {
  id,
  title: 'ping output',
  formats: [
    { title: 'ping', sample: 'linux.txt', source: 'ping of iputils 20221126, run' },
    { title: 'ping on macOS', sample: 'macos.txt', source: 'https://keith.github.io/xcode-man-pages/ping.8.html' },
    {
      title: 'ping on Windows',
      sample: 'windows.txt',
      source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/ping',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.length <= 2000 && anchor.test(line))) return [];
    return readPrinted(section, 2000, new Session(section));
  },
};

class Session implements PrintedLines {
  readonly found: Found[] = [];
  #section: Section;
  #open: Route | undefined;
  #told = false;
  #replies = 0;
  #counted = false;
  #refused = false;
  #last = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  take(text: string, at: number): boolean {
    const command = typedCommand(text, ['ping', 'ping6']);
    if (command) {
      this.close();
      this.#begin(at, hostOf(command), undefined);
      return true;
    }
    const head = unixHead.exec(text) ?? windowsHead.exec(text);
    const bare = head ? undefined : bareHead.exec(text)?.[1];
    if (head?.[1] || bare) {
      const host = head?.[1] ?? bare ?? '';
      const address = head?.[2] ?? (/^[\d.]+$|:/.test(host) ? host : undefined);
      if (!this.#open || this.#told) {
        this.close();
        this.#begin(at, host, address);
      } else {
        this.#open.host = host;
        if (address) this.#open.address = address;
      }
      this.#last = at;
      this.#told = true;
      return true;
    }
    return this.#takeFailure(text, at) || this.#takeResult(text, at);
  }

  #takeFailure(text: string, at: number): boolean {
    const found = failed.exec(text) ?? (this.#open && !this.#told ? bareFailed.exec(text) : null);
    const windows = windowsFailed.exec(text);
    if (!found && !windows) return false;
    const host = found?.[1] ?? found?.[2] ?? windows?.[1];
    if (!this.#open && host) this.#begin(at, host, undefined);
    if (!this.#open) return false;
    this.#open.host ||= host ?? '';
    this.#open.error ??= { message: text.replace(/^(?:ping6?|PING): /, ''), line: at };
    this.#open.reached ??= false;
    return this.#tell(at);
  }

  #takeResult(text: string, at: number): boolean {
    const stated = statistics.exec(text)?.[1] ?? windowsStatistics.exec(text)?.[1];
    if (stated && !this.#open) this.#begin(at, stated, undefined);
    const open = this.#open;
    if (!open) return false;
    const from = reply.exec(text)?.[1] ?? windowsReply.exec(text)?.[1];
    const refused = refusal.exec(text)?.[1];
    const count = counts.exec(text) ?? windowsCounts.exec(text);
    if (stated) return this.#tell(at);
    if (refused) {
      this.#refused = true;
      open.error ??= { message: refused.replace(/\.$/, ''), line: at };
    } else if (from) this.#replies += 1;
    else if (count) {
      open.sent = Number(count[1]);
      // Windows counts a router's refusal among what was received.
      open.received = this.#refused && this.#replies === 0 ? 0 : Number(count[2]);
      open.reached = open.received > 0;
      this.#counted = true;
    } else if (!lost.test(text) && !tail.test(text)) return false;
    return this.#tell(at);
  }

  #tell(at: number): true {
    this.#told = true;
    this.#last = at;
    return true;
  }

  #begin(at: number, host: string, address: string | undefined): void {
    const place = { artifact: this.#section.artifact, reader: id, firstLine: at, lastLine: at };
    this.#open = { ...place, host, ...(address ? { address } : {}) };
    this.#told = false;
    this.#replies = 0;
    this.#counted = false;
    this.#refused = false;
    this.#last = at;
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open?.host || !this.#told) return;
    if (!this.#counted && this.#replies > 0) open.reached = true;
    const lastLine = this.#last;
    this.found.push({ firstLine: open.firstLine, lastLine, routes: [{ ...open, lastLine }] });
  }
}

/** The last argument that is neither an option nor an option's number. */
function hostOf({ args }: TypedCommand): string {
  return (
    args.findLast((word, i) => !word.startsWith('-') && !(/^[\d.]+$/.test(word) && /^-/.test(args[i - 1] ?? ''))) ?? ''
  );
}
