import type { Section } from '../../document.ts';
import { saidFailure } from '../../errors/transport-words.ts';
import { type Exchange, type HttpRequest, header } from '../../exchange.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { httpieCommand } from '../../http/httpie-command.ts';
import { isInterim } from '../../http/message-lines.ts';
import { findMessages, type Message } from '../../http/messages.ts';
import { resolveLocation } from '../../http/url.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'httpie';
const agent = /^(?:HTTPie|xh)\/\d/;
const failed = /^(?:https?|xhs?): (?:LogLevel\.ERROR|error): (.+)$/;
const warned = /^(?:https?|xhs?): (?:LogLevel\.WARNING|warning): HTTP ([1-5]\d\d)(?: (.*))?$/;
const elapsed = /^Elapsed time: (\d{1,9}(?:\.\d{1,12})?)s$/;
const target = / while doing an? ([A-Z]{3,10}) request to URL: (\S+)$/;
/** Advice that HTTPie adds below an error. */
const advice = /^Couldn[’']t (?:connect to a DNS server|resolve the given hostname)/;
/** Lines of something else that may stand between a command and what it printed. */
const mostBetween = 2;

/** Reads what HTTPie and xh print: requests and responses as messages, errors in words. */
export const httpie: Reader = {
  id,
  title: 'HTTPie output',
  formats: [
    { title: 'http -v (HTTPie)', sample: 'post.txt', source: 'HTTPie 3.2.1, run' },
    { title: 'xh', sample: 'xh.txt', source: 'https://github.com/ducaale/xh' },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    const signs = /HTTPie\/|\bxh\/\d|^(?:https?|xhs?): |(?:^|[$%#>❯] )(?:https?|xhs?) /;
    if (!lines.some((line) => line.length <= 4000 && signs.test(line))) return [];
    return foundOf(section, new Session(section).read());
  },
};

class Session {
  #section: Section;
  #claims: Claim[] = [];
  #request: HttpRequest | undefined;
  /** A command or the agent's name says that what follows is HTTPie's. */
  #known = false;
  #indices: number[] = [];
  #between = 0;

  constructor(section: Section) {
    this.#section = section;
  }

  read(): Claim[] {
    const { lines, firstLine } = this.#section;
    const ends = (line: string) =>
      failed.test(line) || warned.test(line) || elapsed.test(line) || httpieCommand(line, 0) !== undefined;
    const messages = new Map(findMessages(lines, firstLine, ends).map((message) => [message.first, message]));
    for (let i = 0; i < lines.length; i += 1) {
      const message = messages.get(i);
      if (message) {
        this.#takeMessage(message);
        i = message.last;
      } else this.#takeLine(lines[i] ?? '', i);
    }
    this.#flush();
    return this.#claims;
  }

  #takeMessage(message: Message): void {
    const own = indicesFrom(message.first, message.last);
    if ('request' in message) {
      const isOurs = agent.test(header(message.request.headers, 'user-agent')?.value ?? '');
      // The command's own request, shown; or the next of a redirect.
      if (this.#request && this.#request.line !== this.#section.firstLine + (this.#indices[0] ?? -1)) this.#flush();
      if (!isOurs && !this.#known) return;
      this.#known = isOurs || this.#known;
      this.#request = message.request;
      this.#indices.push(...own);
      this.#between = 0;
      return;
    }
    if (!this.#known || isInterim(message.response.status)) return;
    this.#indices.push(...own);
    const { response } = message;
    this.#emit({ response });
    // Of a redirect that is followed without -v only the responses are shown.
    const location = header(response.headers, 'location')?.value;
    if (location && response.status >= 300 && response.status < 400 && this.#last?.url)
      this.#request = { ...this.#last, url: resolveLocation(location, this.#last.url) };
  }

  #last: HttpRequest | undefined;

  #takeLine(given: string, i: number): void {
    const text = given.trim();
    if (text === '' || text.length > 4000) return;
    const line = this.#section.firstLine + i;
    const command = httpieCommand(text, line);
    const error = failed.exec(text);
    const warning = warned.exec(text);
    const time = elapsed.exec(text)?.[1];
    const previous = this.#claims.at(-1);
    const before = previous?.exchanges?.[0];
    if (command) {
      this.#flush();
      this.#request = command;
      this.#known = true;
      this.#indices = [i];
    } else if (error?.[1]) {
      this.#indices.push(i);
      this.#fail(error[1], line);
    } else if (warning && this.#known) {
      this.#indices.push(i);
    } else if (time && previous && before?.response) {
      before.durationMs = Math.round(Number(time) * 1_000_000) / 1000;
      before.lastLine = line;
      this.#claims[this.#claims.length - 1] = { ...previous, indices: [...previous.indices, i] };
    } else if (advice.test(text) && previous && before?.error) {
      before.lastLine = line;
      this.#claims[this.#claims.length - 1] = { ...previous, indices: [...previous.indices, i] };
    } else if (this.#known) {
      this.#between += 1;
      if (this.#between > mostBetween) this.#flush();
    }
  }

  #fail(said: string, line: number): void {
    const named = target.exec(said);
    const message = said.replace(target, '');
    const failure = saidFailure(message);
    // A call without an answer is meant, not a command that was typed wrong.
    if (!failure && !named && !/timed out|Connection|SSL/i.test(message)) {
      this.#flush();
      return;
    }
    const asked = this.#request;
    const url = asked?.url ?? named?.[2];
    const request: HttpRequest | undefined =
      asked ?? (url ? { ...(named?.[1] ? { method: named[1] } : {}), url, headers: [], line } : undefined);
    this.#request =
      request && named?.[2] ? { ...request, url: named[2], method: named[1] ?? request.method ?? 'GET' } : request;
    const code = /Request timed out/.test(message)
      ? 'ETIMEDOUT'
      : /Remote end closed/.test(message)
        ? 'ECONNRESET'
        : failure?.code;
    this.#emit({ error: { ...(code ? { code } : {}), message, firstLine: line, lastLine: line } });
  }

  #emit(answer: Pick<Exchange, 'response' | 'error'>): void {
    const request = this.#request;
    const told = { seenFrom: 'client', ...(request ? { request } : {}), ...answer } as const;
    this.#claims.push(exchangeClaim(this.#section, id, this.#indices, told));
    this.#last = request;
    this.#request = undefined;
    this.#indices = [];
    this.#between = 0;
  }

  /** Ends a run: a request that was shown, and not only typed, stands without its answer. */
  #flush(): void {
    if (this.#request && this.#indices.length > 1) this.#emit({});
    this.#request = undefined;
    this.#indices = [];
    this.#known = false;
    this.#between = 0;
  }
}
