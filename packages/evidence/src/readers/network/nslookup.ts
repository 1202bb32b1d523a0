import type { Section } from '../../document.ts';
import type { DnsLookup } from '../../endpoint-look.ts';
import { isDnsName, recordType, statusOf, withoutDot } from '../../network/dns-words.ts';
import { type PrintedLines, readPrinted } from '../../network/printed-lines.ts';
import { type TypedCommand, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'nslookup';
const anchor = /^(?:Server:?|\*\*\* |\*\* server|DNS request timed|nslookup: |;; Got )|\bnslookup /;
const server = /^Server: {0,10}\t{0,3} {0,10}(\S+)$/;
const address = /^Address(?:es)?(?: \d+)?: {0,10}\t{0,3} {0,10}([0-9a-f.:]{3,45}?)(?:#\d+)?(?: \S+)?$/i;
const more = /^(?:\t| {2,})\s*([0-9a-f.:]{3,45})$/i;
const name = /^Name: {0,10}\t{0,3} {0,10}(\S+)$/;
const alias = /^(\S{1,255})\s+canonical name = (\S+)$/;
const aliases = /^Aliases: {0,10}\t{0,3} {0,10}(\S+)$/;
const other =
  /^(\S{1,255})\s+(mail exchanger|text|nameserver|name|service|has AAAA address|internet address|MX preference)\s?(?:= |=|, |)\s*(.+)$/;
const types: Record<string, string> = {
  'mail exchanger': 'MX',
  'MX preference': 'MX',
  text: 'TXT',
  nameserver: 'NS',
  name: 'PTR',
  service: 'SRV',
  'has AAAA address': 'AAAA',
  'internet address': 'A',
};
const missing = /^\*\* server can't find (\S+?): (\w+)$/;
const windowsMissing = /^\*\*\* (?:(\S+) can't find (\S+?)|No .{1,60} records available for (\S+?)): (.+)$/;
const noAnswer = /^\*\*\* Can't find (\S+?): (No answer)/;
const unresolved = /^nslookup: can't resolve '([^']{1,255})'(?:: (.+))?$/;
const silent =
  /^(?:;; (?:connection timed out; )?(?:no servers could be reached|communications error to \S+?#\d+: .+)|DNS request timed out\.|\*\*\* Request to \S+ timed-out|\*\*\* Can't find server name for address .+)$/;
const between =
  /^(?:Non-authoritative answer:|Authoritative answers can be found from:|;; Got \w+ reply from \S+|;; Truncated, retrying in TCP mode\.|timeout was \d+ seconds\.| {4}timeout was \d+ seconds\.|Default [Ss]erver:.*)$/;

/** Reads what nslookup of BIND, Windows and BusyBox prints. */
export const nslookup: Reader = {
  id,
  title: 'nslookup output',
  formats: [
    { title: 'nslookup', sample: 'found.txt', source: 'nslookup 9.18.49, run' },
    {
      title: 'nslookup on Windows',
      sample: 'windows.txt',
      source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/nslookup',
    },
    {
      title: 'nslookup of BusyBox',
      sample: 'busybox.txt',
      source: 'https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => anchor.test(line))) return [];
    return readPrinted(section, 4000, new Session(section));
  },
};

class Session implements PrintedLines {
  readonly found: Found[] = [];
  #section: Section;
  #open: DnsLookup | undefined;
  /** Something of an answer or a failure was seen. */
  #told = false;
  /** The server's own address comes before the answer's. */
  #atServer = false;
  #owner = '';
  #last = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  takeBlank(): void {
    this.#atServer = false;
  }

  take(text: string, at: number): boolean {
    const command = typedCommand(text, [id]);
    if (command) {
      this.close();
      this.#begin(at, asked(command));
      return true;
    }
    const by = server.exec(text)?.[1];
    if (by) {
      // A second server begins a second lookup, but for the name that a command above has given.
      if (!this.#open || this.#open.server || (this.#told && this.#open.status !== 'TIMEOUT')) {
        this.close();
        this.#begin(at, {});
      }
      if (this.#open) this.#open.server = by;
      this.#atServer = true;
      this.#last = at;
      return true;
    }
    const early = this.#open ? undefined : /^;; Got \w+ reply from (\S+)$/.exec(text)?.[1];
    if (early) this.#begin(at, {});
    const failed = this.#takeFailure(text, at);
    if (!this.#open) return false;
    const known = failed || between.test(text) || this.#takeAnswer(text, at);
    if (known) this.#last = at;
    return known;
  }

  #takeAnswer(text: string, at: number): boolean {
    const open = this.#open;
    if (!open) return false;
    const found = address.exec(text)?.[1];
    if (found && this.#atServer) {
      open.server = found;
      this.#atServer = false;
      return true;
    }
    const named = name.exec(text)?.[1];
    if (named) {
      this.#owner = withoutDot(named);
      open.name ||= this.#owner;
      this.#told = true;
      return true;
    }
    const value = found ?? more.exec(text)?.[1];
    if (value && this.#owner) {
      open.records.push({ name: this.#owner, type: value.includes(':') ? 'AAAA' : 'A', value, line: at });
      return this.#answered();
    }
    const to = alias.exec(text);
    if (to?.[1] && to[2]) {
      open.name ||= withoutDot(to[1]);
      open.records.push({ name: withoutDot(to[1]), type: 'CNAME', value: withoutDot(to[2]), line: at });
      return this.#answered();
    }
    const also = aliases.exec(text)?.[1];
    if (also && this.#owner) {
      // Windows names what was asked for last: the alias whose canonical name stands above.
      if (open.name === this.#owner) open.name = withoutDot(also);
      open.records.unshift({ name: withoutDot(also), type: 'CNAME', value: this.#owner, line: at });
      return this.#answered();
    }
    const rest = other.exec(text);
    const type = types[rest?.[2] ?? ''];
    if (!rest?.[1] || !type) return false;
    open.name ||= withoutDot(rest[1]);
    open.type ??= type;
    open.records.push({ name: withoutDot(rest[1]), type, value: withoutDot(rest[3] ?? ''), line: at });
    return this.#answered();
  }

  #takeFailure(text: string, at: number): boolean {
    const plain = missing.exec(text);
    const windows = windowsMissing.exec(text) ?? undefined;
    const none = noAnswer.exec(text);
    const box = unresolved.exec(text);
    const who = plain?.[1] ?? windows?.[2] ?? windows?.[3] ?? none?.[1] ?? box?.[1];
    if (who !== undefined) {
      if (!this.#open || (this.#open.name && this.#told && this.#open.name !== withoutDot(who))) {
        this.close();
        this.#begin(at, {});
      }
      const open = this.#open;
      if (!open) return false;
      open.name ||= withoutDot(who);
      const said = windows?.[4] ?? box?.[2] ?? '';
      if (plain) open.status = statusOf(plain[2] ?? '');
      else if (none || windows?.[3]) open.status = 'NOERROR';
      else if (/Non-existent domain|Name or service not known/.test(said)) open.status = 'NXDOMAIN';
      else if (/Server failed/.test(said)) open.status = 'SERVFAIL';
      else if (/Query refused/.test(said)) open.status = 'REFUSED';
      else if (/timed out|No response/i.test(said)) open.status = 'TIMEOUT';
      if (open.status === 'OTHER' && said) open.error = { message: said, line: at };
      this.#told = true;
      return true;
    }
    const open = this.#open;
    if (!open || !silent.test(text)) return false;
    if (!/^\*\*\* Can't find server/.test(text)) {
      open.status = /refused|unreachable/.test(text) ? 'OTHER' : 'TIMEOUT';
      open.error ??= { message: text.replace(/^(?:;;|\*{2,3}) /, ''), line: at };
      open.server ??= /to (\S+?)#\d+/.exec(text)?.[1] ?? '';
      if (!open.server) delete open.server;
      this.#told = true;
    }
    return true;
  }

  #answered(): boolean {
    if (this.#open) this.#open.status = 'NOERROR';
    this.#told = true;
    return true;
  }

  #begin(at: number, given: { name?: string; type?: string }): void {
    const { artifact } = this.#section;
    const { name: wanted = '', type } = given;
    this.#open = {
      artifact,
      reader: id,
      firstLine: at,
      lastLine: at,
      name: wanted,
      ...(type ? { type } : {}),
      status: 'OTHER',
      records: [],
    };
    this.#told = false;
    this.#owner = '';
    this.#last = at;
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    this.#atServer = false;
    if (!open?.name || !this.#told) return;
    const lastLine = this.#last;
    this.found.push({ firstLine: open.firstLine, lastLine, lookups: [{ ...open, lastLine }] });
  }
}

function asked({ args }: TypedCommand): { name?: string; type?: string } {
  const words = args.filter((word) => !word.startsWith('-'));
  const given = args.map((word) => /^-(?:q|type|query|querytype)=(\w+)$/i.exec(word)?.[1]).find(Boolean);
  const type = given && recordType(given);
  const wanted = words.find(isDnsName);
  return { ...(wanted ? { name: withoutDot(wanted) } : {}), ...(type ? { type } : {}) };
}
