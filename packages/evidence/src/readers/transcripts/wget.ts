import type { Section } from '../../document.ts';
import { saidFailure } from '../../errors/transport-words.ts';
import type { Header, HttpRequest } from '../../exchange.ts';
import { type Claim, exchangeClaim, foundOf } from '../../http/claims.ts';
import { headerLine, isInterim, requestLine, statusLine } from '../../http/message-lines.ts';
import { absoluteUrl } from '../../http/url.ts';
import { instantOf } from '../../logs/timestamp.ts';
import { typedCommand } from '../../network/typed-command.ts';
import type { Found, Reader } from '../../reader.ts';
import type { OpenRequest } from '../../wget/open-request.ts';
import { closing, connecting, length, resolving, sent, skipping, start, unresolved } from '../../wget/wget-lines.ts';
import { debugNoise, noise, tlsCode, tlsTrouble } from '../../wget/wget-words.ts';

const id = 'wget';
/** Reads what wget prints, plain, with `-S` and with `-d`. */
export const wget: Reader = {
  id,
  title: 'wget output',
  formats: [
    { title: 'wget', sample: 'not-found.txt', source: 'Wget 1.21.3, run' },
    { title: 'wget -S', sample: 'server-response.txt', source: 'Wget 1.21.3, run' },
    { title: 'wget -d', sample: 'debug.txt', source: 'Wget 1.21.3, run' },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.startsWith('--') || line.includes('wget') || line.includes('awaiting')))
      return [];
    return foundOf(section, new Session(section).read());
  },
};

class Session {
  #section: Section;
  #claims: Claim[] = [];
  #open: OpenRequest | undefined;
  /** Lines above the first exchange that are of the same run. */
  #before: number[] = [];
  #method: string | undefined;

  constructor(section: Section) {
    this.#section = section;
  }

  read(): Claim[] {
    for (const [i, line] of this.#section.lines.entries()) {
      const text = line.trimEnd();
      if (text === '') {
        if (this.#open?.head === 'response' && this.#open.response) this.#open.head = undefined;
      } else if (text.length > 20_000 || !this.#take(text, i)) {
        this.#close();
        this.#before = [];
        this.#method = undefined;
      }
    }
    this.#close();
    return this.#claims;
  }

  #take(text: string, i: number): boolean {
    const line = this.#section.firstLine + i;
    const command = typedCommand(text, [id]);
    const begun = start.exec(text);
    if (command) {
      this.#close();
      this.#before = [i];
      const given = command.args.find((word) => word.startsWith('--method='))?.slice(9);
      this.#method =
        given ?? (command.args.some((word) => /^--(?:post|body)-(?:data|file)/.test(word)) ? 'POST' : undefined);
      return true;
    }
    if (begun?.[3]) {
      const before = this.#open?.url === undefined ? (this.#open?.indices ?? this.#before) : [];
      if (this.#open?.url !== undefined) this.#close();
      const at = instantOf(begun[1] ?? '', line);
      const url = /^[a-z]+:\/\//i.test(begun[3]) ? begun[3] : `http://${begun[3]}`;
      this.#open = {
        url,
        line,
        ...(at ? { at } : {}),
        ...(begun[2] ? { attempt: begun[2] } : {}),
        indices: [...before, i],
      };
      this.#before = [];
      return true;
    }
    const open = this.#open;
    const lost = unresolved.exec(text);
    if (lost && !open) {
      this.#open = { url: `http://${lost[1]}`, line, indices: [i] };
      this.#fail(this.#open, text.slice(6), line, 'ENOTFOUND');
      return true;
    }
    if (!open) {
      if (!debugNoise.test(text)) return false;
      this.#before.push(i);
      return true;
    }
    const known = this.#takeHead(open, text, line) || this.#takeStep(open, text, line);
    if (known) open.indices.push(i);
    return known;
  }

  #takeHead(open: OpenRequest, text: string, line: number): boolean {
    const edge = /^---(request|response) (begin|end)---$/.exec(text);
    if (edge) {
      if (edge[2] === 'end') open.head = undefined;
      else open.head = edge[1] === 'request' ? 'request' : 'response';
      return true;
    }
    const own = text.trim();
    const answered = open.head === 'request' ? undefined : statusLine(own);
    if (answered && (open.head === 'response' || open.awaits)) {
      open.awaits = false;
      open.response = { ...answered, headers: [], line };
      open.head = 'response';
      return true;
    }
    if (open.head === undefined) return false;
    const asked = open.head === 'request' ? requestLine(own) : undefined;
    if (asked) {
      const { target, ...rest } = asked;
      open.request = { ...rest, url: open.url ?? target, headers: [], line };
      return true;
    }
    // Behind the head that -S indents, wget goes on at the margin.
    if (open.head === 'response' && /^(?:Length: |Saving to: |Location: .* \[following\]$)/.test(text)) {
      open.head = undefined;
      return false;
    }
    const one: Header | undefined = headerLine(own, line);
    const part = open.head === 'request' ? open.request : open.response;
    if (!one || !part) return false;
    part.headers.push(one);
    return true;
  }

  #takeStep(open: OpenRequest, text: string, line: number): boolean {
    const resolved = resolving.exec(text);
    if (resolved) {
      if (resolved[1])
        this.#fail(open, `Resolving failed: ${resolved[1]}`, line, saidFailure(resolved[1])?.code ?? 'ENOTFOUND');
      return true;
    }
    const connected = connecting.exec(text);
    if (connected) {
      if (connected[1]) open.peer = connected[1];
      if (connected[3]) this.#fail(open, `Connecting failed: ${connected[3]}`, line, saidFailure(connected[3])?.code);
      // The next address is tried.
      else delete open.error;
      return true;
    }
    const asked = sent.exec(text);
    if (asked) {
      open.awaits = !asked[1] && !asked[3];
      if (asked[1])
        open.response = { status: Number(asked[1]), ...(asked[2] ? { reason: asked[2] } : {}), headers: [], line };
      else if (asked[3])
        this.#fail(
          open,
          asked[3],
          line,
          saidFailure(asked[3])?.code ?? (/No data received/.test(asked[3]) ? 'ECONNRESET' : undefined),
        );
      return true;
    }
    const posted = /^\[(?:POST|BODY) data: (.*?)\]?$/.exec(text)?.[1];
    if (posted !== undefined && open.request) {
      open.request.body = { text: posted, firstLine: line, lastLine: line, truncated: !text.endsWith(']') };
      return true;
    }
    const skipped = skipping.exec(text);
    if (skipped && open.response) {
      const body = skipped[2] ?? '';
      if (body)
        open.response.body = {
          text: body,
          firstLine: line,
          lastLine: line,
          truncated: body.length < Number(skipped[1]) && !body.includes('…'),
        };
      return true;
    }
    const closed = closing.exec(text);
    if (closed) {
      if (closed[1])
        open.response ??= { status: Number(closed[1]), ...(closed[2] ? { reason: closed[2] } : {}), headers: [], line };
      else if (/^(?:Connection closed|Read error)/.test(closed[3] ?? ''))
        open.error = { message: closed[3] ?? '', firstLine: line, lastLine: line };
      return true;
    }
    const bytes = length.exec(text)?.[1];
    if (bytes && open.response) open.response.bodyBytes = Number(bytes);
    if (tlsTrouble.test(text)) {
      this.#fail(open, text.trim(), line, tlsCode(text));
      return true;
    }
    if (unresolved.test(text)) {
      this.#fail(open, text.slice(6), line, 'ENOTFOUND');
      return true;
    }
    // With -d, the status is said once more.
    if (open.response && new RegExp(`^${open.response.status}(?: |$)`).test(text)) return true;
    return noise.test(text) || debugNoise.test(text);
  }

  /** What goes wrong first is the cause, unless what follows names it better. */
  #fail(open: OpenRequest, message: string, line: number, code: string | undefined): void {
    const before = open.error;
    if (!before) open.error = { ...(code ? { code } : {}), message, firstLine: line, lastLine: line };
    else if (!before.message.includes(message) && before.message.length < 1000) {
      const vague = before.code === undefined || before.code === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
      const better = vague ? (code ?? before.code) : before.code;
      open.error = {
        ...(better ? { code: better } : {}),
        message: `${before.message} ${message}`,
        firstLine: before.firstLine,
        lastLine: line,
      };
    }
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open?.url || !(open.response || open.error || open.request)) return;
    if (open.response && isInterim(open.response.status)) delete open.response;
    const method = open.request?.method ?? this.#method;
    const request: HttpRequest = open.request ?? {
      ...(method ? { method } : {}),
      url: absoluteUrl(open.url),
      headers: [],
      line: open.line,
    };
    const claim = exchangeClaim(this.#section, id, open.indices, {
      seenFrom: 'client',
      request: { ...request, method: method ?? 'GET' },
      ...(open.response ? { response: open.response } : {}),
      ...(open.error ? { error: open.error } : {}),
      ...(open.at ? { startedAt: open.at } : {}),
      ...(open.peer ? { peer: open.peer } : {}),
      ...(open.attempt ? { fields: { try: open.attempt } } : {}),
    });
    this.#claims.push(claim);
  }
}
