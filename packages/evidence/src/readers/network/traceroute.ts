import type { Section } from '../../document.ts';
import type { Route } from '../../endpoint-look.ts';
import { type TypedCommand, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'traceroute';
const tools = ['traceroute', 'traceroute6', 'tracert', 'mtr'];
const anchor =
  /^\s{0,12}(?:traceroute6? to |Tracing route to |HOST: |Unable to resolve target)|\b(?:traceroute6?|tracert|mtr) /;
const unixHead = /^traceroute6? to (\S{1,255}) \(([0-9a-f.:]{2,45})\)(?: from \S+)?, (\d{1,3}) hops max/i;
const windowsHead =
  /^Tracing route to (\S{1,255})(?: \[([0-9a-f.:]{2,45})\])?(?: over a maximum of (\d{1,3}) hops)?:?$/i;
const windowsMost = /^over a maximum of (\d{1,3}) hops:?$/;
const mtrHead = /^HOST: \S+ +Loss% +Snt +Last/;
// A number in front may have gone with a margin that looks alike: then the hops are counted.
const unixHop = /^ {0,3}(?:(\d{1,3})(?::| ) {0,4})?((?:\* +){0,3}[\w*(].* ms(?: .*)?|\* \*[ *]*)$/;
const windowsHop = /^ {0,3}(?:(\d{1,3}) +)?((?:(?:<?\d{1,6} ms|\*) +){3})(\S.*)$/;
const windowsReport = /^ {0,3}(?:(\d{1,3}) +)?(\S+(?: \[[0-9a-f.:]{2,45}\])?) +reports: (.{1,80})$/i;
const mtrHop =
  /^ {0,4}(\d{1,3})\.(?:\|--)? ?(?:AS\S+ +)?(\S+)(?: \(([0-9a-f.:]{2,45})\))? +(\d{1,3}(?:\.\d)?)%? +\d+ /i;
const named = /^(\S{1,255}) \(([0-9a-f.:]{2,45})\)/i;
const windowsNamed = /^(\S{1,255}) \[([0-9a-f.:]{2,45})\]$/i;
const plain = /^([0-9a-f.:]{2,45})(?=\s|$)/i;
const mark = /ms !(H|N|P|S|F|X|V|C|U|\d+)(?=\s|$)/;
const unresolved =
  /^(?:Unable to resolve target system name (\S{1,255}?)\.?|(?:traceroute6?: |mtr: )?(?:unknown host )?([^\s:]{1,255})(?:: (?:Name or service not known|Temporary failure in name resolution|No address associated with hostname|nodename nor servname provided.{0,30}))|traceroute6?: unknown host (\S{1,255}))$/;
const tail = /^(?:Trace complete\.|Cannot handle "host" cmdline arg|Start: \S+|traceroute6?: Warning: |over a maximum)/;
/** Marks of traceroute(8): host, network, protocol unreachable and so on. */
const marks: Record<string, string> = {
  H: 'Host unreachable',
  N: 'Network unreachable',
  P: 'Protocol unreachable',
  S: 'Source route failed',
  F: 'Fragmentation needed',
  X: 'Communication administratively prohibited',
};

/** Reads what traceroute, tracert and the report of mtr print. */
export const traceroute: Reader = {
  id,
  title: 'traceroute output',
  formats: [
    { title: 'traceroute', sample: 'linux.txt', source: 'traceroute 2.1.2, run' },
    {
      title: 'tracert',
      sample: 'windows.txt',
      source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/tracert',
    },
    { title: 'mtr --report', sample: 'mtr.txt', source: 'mtr 0.95, run' },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.length <= 2000 && anchor.test(line))) return [];
    return new Session(section).read();
  },
};

interface Open extends Route {
  most: number;
  /** The address or name of the last hop is the goal's. */
  atGoal: boolean;
  hops: number;
  isMtr: boolean;
  silentEnd: boolean;
}

class Session {
  #section: Section;
  #found: Found[] = [];
  #open: Open | undefined;
  #told = false;
  #last = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  read(): Found[] {
    for (const [i, line] of this.#section.lines.entries()) {
      const text = line.trim();
      if (text === '') continue;
      if (text.length > 2000 || !this.#take(text, this.#section.firstLine + i)) this.#close();
    }
    this.#close();
    return this.#found;
  }

  #take(text: string, at: number): boolean {
    const command = typedCommand(text, tools);
    const head = unixHead.exec(text) ?? windowsHead.exec(text);
    const missing = unresolved.exec(text);
    if (command) {
      this.#close();
      this.#begin(at, hostOf(command));
      if (this.#open) this.#open.isMtr = command.tool === 'mtr';
      return true;
    }
    if (head?.[1]) {
      if (!this.#open || this.#told) {
        this.#close();
        this.#begin(at, head[1]);
      }
      if (this.#open) {
        this.#open.host = head[1];
        const address = head[2] ?? (/^[\d.]+$|:/.test(head[1]) ? head[1] : undefined);
        if (address) this.#open.address = address;
        if (head[3]) this.#open.most = Number(head[3]);
      }
      return this.#tell(at);
    }
    if (missing && (this.#open || text.startsWith('Unable'))) {
      const host = missing[1] ?? missing[2] ?? missing[3] ?? '';
      if (!this.#open) this.#begin(at, host);
      if (this.#open) {
        this.#open.host ||= host;
        this.#open.reached = false;
        this.#open.error = { message: text, line: at };
      }
      return this.#tell(at);
    }
    if (mtrHead.test(text)) {
      if (!this.#open || this.#told) {
        this.#close();
        this.#begin(at, '');
      }
      if (this.#open) this.#open.isMtr = true;
      return this.#tell(at);
    }
    const most = windowsMost.exec(text)?.[1];
    if (most && this.#open) this.#open.most = Number(most);
    if (this.#open && tail.test(text)) {
      this.#last = at;
      return true;
    }
    return this.#open !== undefined && this.#takeHop(text, at);
  }

  #takeHop(text: string, at: number): boolean {
    const open = this.#open;
    if (!open) return false;
    if (open.isMtr) {
      const hop = mtrHop.exec(text);
      if (!hop?.[2]) return false;
      const where = { number: Number(hop[1]), address: hop[3] ?? hop[2], line: at };
      const silent = hop[2] === '???' || Number(hop[4]) === 100;
      if (!silent) open.lastHop = where;
      if (hop[3] && hop[2] === open.host) open.address = hop[3];
      open.atGoal = !silent && [hop[2], hop[3]].includes(open.host);
      open.silentEnd = silent;
      open.hops = where.number;
      if (!open.host && !silent) this.#unnamed = hop[2];
      return this.#tell(at);
    }
    const report = windowsReport.exec(text);
    const windows = report ? undefined : windowsHop.exec(text);
    const unix = report || windows ? undefined : unixHop.exec(text);
    const number = Number(report?.[1] ?? windows?.[1] ?? unix?.[1] ?? open.hops + 1);
    const rest = report?.[2] ?? windows?.[3] ?? unix?.[2];
    if (rest === undefined || number < open.hops || number > open.hops + 1) return false;
    const said = rest.replace(/^(?:\* +)+/, '').trim();
    const found = windowsNamed.exec(said) ?? named.exec(said);
    const address = found?.[2] ?? plain.exec(said)?.[1];
    const silent = /^[\s*]*$/.test(rest) || said === 'Request timed out.';
    if (!address && !silent) return false;
    open.hops = number;
    open.silentEnd = silent;
    open.atGoal = address !== undefined && address === open.address && !mark.test(rest);
    if (address) open.lastHop = { number, address, line: at };
    const refused = mark.exec(rest)?.[1];
    if (refused || report) {
      open.error = { message: report?.[3]?.replace(/\.$/, '') ?? marks[refused ?? ''] ?? `!${refused}`, line: at };
      open.reached = false;
    }
    return this.#tell(at);
  }

  /** The last name of an mtr report that does not tell its goal. */
  #unnamed = '';

  #tell(at: number): true {
    this.#told = true;
    this.#last = at;
    return true;
  }

  #begin(at: number, host: string): void {
    const place = { artifact: this.#section.artifact, reader: id, firstLine: at, lastLine: at };
    this.#open = { ...place, host, most: 30, atGoal: false, hops: 0, isMtr: false, silentEnd: false };
    this.#told = false;
    this.#unnamed = '';
    this.#last = at;
  }

  #close(): void {
    if (!this.#open || !this.#told) {
      this.#open = undefined;
      return;
    }
    const { most, atGoal, hops, isMtr, silentEnd, ...route } = this.#open;
    this.#open = undefined;
    route.host ||= this.#unnamed;
    if (!route.host) return;
    if (atGoal) route.reached = true;
    // Short of the last possible hop, silence may be where the paste ends. A report of mtr is whole.
    else if (silentEnd && (isMtr || hops >= most)) route.reached = false;
    const lastLine = this.#last;
    this.#found.push({ firstLine: route.firstLine, lastLine, routes: [{ ...route, lastLine }] });
  }
}

/** The last argument that is neither an option nor an option's number. */
function hostOf({ args }: TypedCommand): string {
  return (
    args.findLast((word, i) => !word.startsWith('-') && !(/^\d+$/.test(word) && /^-/.test(args[i - 1] ?? ''))) ?? ''
  );
}
