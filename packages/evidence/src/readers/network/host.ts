import type { Section } from '../../document.ts';
import type { DnsLookup } from '../../endpoint-look.ts';
import { isDnsName, recordType, statusOf, withoutDot } from '../../network/dns-words.ts';
import { type PrintedLines, readPrinted } from '../../network/printed-lines.ts';
import { type TypedCommand, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'host';
const name = String.raw`([\w*-][\w.*-]{0,254})`;
const anchor =
  /^(?:Host \S+ not found: \d|Using domain server|\S+ (?:has |is an alias for |mail is handled by |domain name pointer |descriptive text )|;; )|\bhost /;
const answers: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${name} is an alias for (\\S+)$`), 'CNAME'],
  [new RegExp(`^${name} has address ((?:\\d{1,3}\\.){3}\\d{1,3})$`), 'A'],
  [new RegExp(`^${name} has IPv6 address ([0-9a-f:.]{2,45})$`, 'i'), 'AAAA'],
  [new RegExp(`^${name} mail is handled by (\\d+ \\S+)$`), 'MX'],
  [new RegExp(`^${name} name server (\\S+)$`), 'NS'],
  [new RegExp(`^${name} descriptive text (".*)$`), 'TXT'],
  [new RegExp(`^${name} has SRV record (.+)$`), 'SRV'],
  [new RegExp(`^${name} has HTTP service bindings (.+)$`), 'HTTPS'],
  [new RegExp(`^${name} domain name pointer (\\S+)$`), 'PTR'],
  [new RegExp(`^${name} has SOA record (.+)$`), 'SOA'],
];
const missing = /^Host (\S{1,255}) not found: \d+\((\w+)\)$/;
const empty = /^(\S{1,255}) has no ([A-Z0-9]+) record$/;
const silent = /^;; (?:connection timed out; )?(?:no servers could be reached|communications error to \S+?#\d+: .+)$/;
const preface = /^(?:Using domain server:|Name: \S+|Address: \S+#\d+|Aliases: ?|;; Got \w+ reply from .+)$/;

/** Reads what BIND's host prints. */
export const host: Reader = {
  id,
  title: 'host output',
  formats: [{ title: 'host', sample: 'found.txt', source: 'host 9.18.49, run' }],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.length <= 4000 && anchor.test(line))) return [];
    return readPrinted(section, 4000, new Session(section));
  },
};

class Session implements PrintedLines {
  readonly found: Found[] = [];
  #section: Section;
  #open: DnsLookup | undefined;
  #told = false;
  #names = new Set<string>();
  #last = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  take(text: string, at: number): boolean {
    const command = typedCommand(text, [id]);
    if (command) {
      this.close();
      const { name: wanted, type, server } = asked(command);
      this.#begin(at, wanted, type);
      if (this.#open && server) this.#open.server = server;
      return true;
    }
    if (preface.test(text)) {
      if (!this.#open && text.startsWith('Using')) this.#begin(at, '');
      const by = /^(?:Address: (\S+?)#\d+|;; Got \w+ reply from (\S+))/.exec(text);
      if (this.#open && (by?.[1] ?? by?.[2])) this.#open.server = by?.[1] ?? by?.[2] ?? '';
      if (this.#open) this.#last = at;
      return this.#open !== undefined;
    }
    for (const [pattern, type] of answers) {
      const found = pattern.exec(text);
      if (found?.[1] && found[2]) return this.#takeRecord(withoutDot(found[1]), type, withoutDot(found[2]), at);
    }
    const none = missing.exec(text);
    const bare = empty.exec(text);
    const who = none?.[1] ?? bare?.[1];
    if (who) {
      if (!this.#open || (this.#told && !this.#names.has(who.toLowerCase()))) {
        this.close();
        this.#begin(at, withoutDot(who));
      }
      if (this.#open) {
        this.#open.name ||= withoutDot(who);
        this.#open.status = none ? statusOf(none[2] ?? '') : 'NOERROR';
        if (bare?.[2]) this.#open.type ??= bare[2];
      }
      return this.#tell(at);
    }
    if (!this.#open || !silent.test(text)) return false;
    this.#open.status = /refused|unreachable/.test(text) ? 'OTHER' : 'TIMEOUT';
    this.#open.error ??= { message: text.slice(3), line: at };
    return this.#tell(at);
  }

  #takeRecord(owner: string, type: string, value: string, line: number): boolean {
    if (this.#told && !this.#names.has(owner.toLowerCase())) this.close();
    if (!this.#open) this.#begin(line, owner);
    if (!this.#open) return false;
    this.#open.name ||= owner;
    this.#open.status = 'NOERROR';
    this.#open.records.push({ name: owner, type, value, line });
    this.#names.add(owner.toLowerCase());
    if (type === 'CNAME') this.#names.add(value.toLowerCase());
    return this.#tell(line);
  }

  #tell(at: number): boolean {
    this.#told = true;
    this.#last = at;
    return true;
  }

  #begin(at: number, wanted: string, type?: string): void {
    const { artifact } = this.#section;
    const place = { artifact, reader: id, firstLine: at, lastLine: at };
    this.#open = { ...place, name: wanted, ...(type ? { type } : {}), status: 'OTHER', records: [] };
    this.#told = false;
    this.#names = new Set(wanted ? [wanted.toLowerCase()] : []);
    this.#last = at;
  }

  close(): void {
    const open = this.#open;
    const told = this.#told;
    this.#open = undefined;
    this.#told = false;
    if (!open?.name || !told) return;
    const lastLine = this.#last;
    this.found.push({ firstLine: open.firstLine, lastLine, lookups: [{ ...open, lastLine }] });
  }
}

function asked({ args }: TypedCommand): { name: string; type?: string; server?: string } {
  let type: string | undefined;
  const words: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (word === '-t') type = recordType(args[++i] ?? '');
    else if (/^-[WRNcm]$/.test(word)) i += 1;
    else if (!word.startsWith('-') && isDnsName(word)) words.push(word);
  }
  const [wanted = '', server] = words;
  return { name: withoutDot(wanted), ...(type ? { type } : {}), ...(server ? { server } : {}) };
}
