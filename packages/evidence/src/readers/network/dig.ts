import type { Section } from '../../document.ts';
import type { DnsRecord } from '../../endpoint-look.ts';
import {
  anchor,
  banner,
  extended,
  head,
  heading,
  question,
  received,
  record,
  server,
  silent,
  trouble,
  untraced,
} from '../../network/dig-lines.ts';
import { recordType, statusOf, withoutDot } from '../../network/dns-words.ts';
import { lookupOf, type OpenLookup, openLookup } from '../../network/open-lookup.ts';
import { shortAnswer } from '../../network/short-answer.ts';
import { isPrompt, typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'dig';
/** Reads what dig prints, whole, `+short`, `+noall +answer` or `+trace`, and `host -v`, which prints the same. */
export const dig: Reader = {
  id,
  title: 'dig output',
  formats: [
    { title: 'dig', sample: 'cname.txt', source: 'DiG 9.18.49, run' },
    { title: 'dig +short', sample: 'short.txt', source: 'DiG 9.18.49, run' },
    { title: 'dig +noall +answer', sample: 'noall-answer.txt', source: 'DiG 9.18.49, run' },
    { title: 'dig +trace', sample: 'trace.txt', source: 'DiG 9.18.49, run' },
    { title: 'host -v', sample: 'host-verbose.txt', source: 'host 9.18.49, run' },
  ],
  read(given: Section): Found[] {
    if (!given.lines.some((line) => anchor.test(line))) return [];
    return new Session(given).read();
  },
};

class Session {
  #section: Section;
  #found: Found[] = [];
  #open: OpenLookup | undefined;
  #last = 0;
  /** Lines of trouble that dig prints above its banner. */
  #early: { line: number; host: string; message: string } | undefined;

  constructor(given: Section) {
    this.#section = given;
  }

  read(): Found[] {
    for (const [i, line] of this.#section.lines.entries()) {
      if (line.length <= 4000) this.#take(line, this.#section.firstLine + i, i);
      else this.#close();
    }
    this.#close();
    return this.#found;
  }

  #take(text: string, at: number, i: number): void {
    const open = this.#open;
    const command = typedCommand(text, ['dig']);
    const named = banner.exec(text);
    const said = trouble.exec(text);
    const answer = record.exec(text);
    if (command) {
      this.#nothingPrinted();
      this.#close();
      this.#begin(at, command.args, command.prompted);
    } else if (named) this.#takeBanner(named[1] ?? '', at);
    else if (/^Trying "[^"]{1,255}"$/.test(text)) {
      this.#close();
      this.#begin(at, [text.slice(8, -1)]);
    } else if (said) this.#takeTrouble(said[1] ?? said[2] ?? '', text, at, i);
    else if (head.test(text)) this.#takeHead(head.exec(text)?.[1] ?? '', at);
    else if (text.startsWith(';')) this.#takeComment(text, at);
    else if (answer && recordType(answer[3] ?? '')) this.#takeRecord(answer, at);
    else if (open && received.test(text)) {
      open.server = received.exec(text)?.[1] ?? '';
      this.#upTo(at);
      this.#close();
    } else if (open && untraced.test(text)) {
      open.error = { message: text.trim(), line: at };
      this.#upTo(at);
    } else if (open?.short && this.#takeShort(text.trim(), at)) this.#upTo(at);
    else if (text.trim() !== '') {
      if (isPrompt(text)) this.#nothingPrinted();
      this.#close();
    }
  }

  #takeBanner(args: string, at: number): void {
    const early = this.#early;
    if (this.#open?.shown || this.#open?.answered) this.#close();
    const words = args.split(/\s+/);
    if (this.#open) this.#upTo(at);
    else this.#begin(early?.line ?? at, words);
    if (this.#open) {
      this.#open.shown = true;
      this.#open.short = false;
      if (early) this.#trouble(this.#open, early.host, early.message, early.line);
      this.#upTo(at);
    }
    this.#early = undefined;
  }

  #takeTrouble(host: string, text: string, at: number, i: number): void {
    const open = this.#open;
    if (open) {
      this.#trouble(open, host, text.slice(3).trim(), at);
      open.short = false;
      this.#upTo(at);
      return;
    }
    // What comes before the banner is dig's only if the banner comes.
    const follows = this.#section.lines.slice(i + 1, i + 8).find((line) => line.trim() && !trouble.test(line));
    if (follows && banner.test(follows)) this.#early ??= { line: at, host, message: text.slice(3).trim() };
  }

  #trouble(open: OpenLookup, host: string, message: string, line: number): void {
    open.shown = true;
    if (host) open.server ??= host;
    if (open.answered) return;
    open.error ??= { message, line };
    open.status = /timed out/.test(message) ? 'TIMEOUT' : 'OTHER';
  }

  #takeHead(word: string, at: number): void {
    if (this.#open?.answered) {
      const { name, type } = this.#open;
      this.#close();
      this.#begin(at, [name, type ?? '']);
    } else if (!this.#open) this.#begin(at, []);
    if (!this.#open) return;
    this.#open.answered = true;
    this.#open.shown = true;
    this.#open.short = false;
    this.#open.status = statusOf(word);
    delete this.#open.error;
    this.#upTo(at);
  }

  #takeComment(text: string, at: number): void {
    const open = this.#open;
    const asked = question.exec(text);
    const part = heading.exec(text);
    // A second answer begins with this line, before its head.
    if (open?.answered && /^;; Got answer:/.test(text)) {
      this.#close();
      this.#begin(at, []);
      return;
    }
    if (!open) {
      if (/^;; Got answer:|^;; (?:ANSWER|QUESTION) SECTION:/.test(text)) this.#begin(at, []);
      if (this.#open && part?.[1]) this.#open.part = part[1];
      return;
    }
    const word = extended.exec(text);
    if (asked?.[1] && recordType(asked[2] ?? '')) {
      open.name = withoutDot(asked[1]);
      open.names.add(open.name.toLowerCase());
      open.type = asked[2] ?? '';
      open.shown = true;
    } else if (part) open.part = part[1] ?? open.part;
    else if (silent.test(text)) {
      open.shown = true;
      if (open.status !== 'OTHER' || !open.error) open.status = 'TIMEOUT';
      open.error ??= { message: text.slice(3).trim(), line: at };
    } else if (word) open.error = { message: `EDE ${word[1]}`, line: at };
    open.server = server.exec(text)?.[1] ?? received.exec(text)?.[1] ?? open.server ?? '';
    if (!open.server) delete open.server;
    this.#upTo(at);
    if (/^;; MSG SIZE/.test(text)) this.#close();
  }

  #takeRecord(found: RegExpExecArray, at: number): void {
    const [, owner = '', ttl = '', type = '', value = ''] = found;
    const open = this.#open;
    const loose = !open || (!open.answered && !open.part && !open.trace);
    if (loose && !owner.endsWith('.')) return;
    if (loose && open && open.records.length > 0 && !open.names.has(withoutDot(owner).toLowerCase())) this.#close();
    if (!this.#open) this.#begin(at, [withoutDot(owner)]);
    const into = this.#open;
    if (!into) return;
    into.shown = true;
    into.short = false;
    if (!into.name) {
      into.name = withoutDot(owner);
      into.names.add(into.name.toLowerCase());
    }
    if (!into.answered) into.status = 'NOERROR';
    const one: DnsRecord = {
      name: withoutDot(owner),
      type,
      value: /^(?:CNAME|NS|PTR|DNAME)$/.test(type) ? withoutDot(value.trim()) : value.trim(),
      ttlSeconds: Number(ttl),
      line: at,
    };
    const counts =
      into.part === 'ANSWER' ||
      (into.part === '' && !into.trace) ||
      (into.trace && into.names.has(one.name.toLowerCase()));
    if (counts && !(into.trace && type !== into.type && /^(?:NS|DS|NSEC3?|RRSIG|SOA)$/.test(type))) {
      into.records.push(one);
      if (type === 'CNAME') into.names.add(one.value.toLowerCase());
    }
    if (type !== 'CNAME' && counts && !into.trace) into.type ??= type;
    this.#upTo(at);
  }

  #takeShort(value: string, at: number): boolean {
    const open = this.#open;
    const one = open && shortAnswer(value, open, at);
    if (!open || !one) return false;
    open.records.push(one);
    open.shown = true;
    open.status = 'NOERROR';
    return true;
  }

  #begin(at: number, args: readonly string[], prompted = false): void {
    this.#open = openLookup(
      { artifact: this.#section.artifact, reader: id, firstLine: at, lastLine: at },
      args,
      prompted,
    );
    this.#last = at;
  }

  /** `+short` prints nothing where there is no answer: known only once the next prompt is there. */
  #nothingPrinted(): void {
    const open = this.#open;
    if (open?.short && open.prompted) open.shown = true;
  }

  #upTo(at: number): void {
    this.#last = at;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open?.shown || !open.name) return;
    const lookup = { ...lookupOf(open), lastLine: this.#last };
    this.#found.push({ firstLine: lookup.firstLine, lastLine: lookup.lastLine, lookups: [lookup] });
  }
}
