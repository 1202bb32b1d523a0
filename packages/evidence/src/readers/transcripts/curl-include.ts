import { type CurlCommand, curlCommand } from '../../curl/command.ts';
import { failureLine, isAdvice, statedDuration, statusInFailure } from '../../curl/note.ts';
import type { Section } from '../../document.ts';
import { type Exchange, type HttpRequest, type HttpResponse, header, type TransportError } from '../../exchange.ts';
import { startsBody } from '../../http/body.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { isInterim } from '../../http/message-lines.ts';
import { findMessages } from '../../http/messages.ts';
import { resolveLocation } from '../../http/url.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'curl-include';
/** Lines of something else that may stand between a command and what it printed. */
const mostNoise = 3;
// Within a line of JSON it is a log's message, for the reader of those.
const failure = /(?:^|[\s"'`(:>}\]\d])curl: \(\d{1,3}\) /;
const meter = /^\s*(?:% Total\s|Dload\s|\d{1,3}\s+\d[\d.]*[kMGTP]?\s+\d{1,3}\s+\d.*[\d:-]{7,8})/;

/** What curl prints without `-v`: responses with their heads, errors, and a status that `-w` asked for. */
export const curlInclude: Reader = {
  id,
  title: 'curl output',
  formats: [
    { title: 'curl -i', sample: 'post.txt', source: 'curl 7.88.1, run' },
    { title: 'curl with the body alone', sample: 'bare-body.txt', source: 'curl 7.88.1, run' },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.includes('curl') || line.includes('HTTP/'))) return [];
    return foundOf(section, new Output(section).read());
  },
};

type Piece = { first: number; last: number } & (
  | { kind: 'command'; command: CurlCommand }
  | { kind: 'request' }
  | { kind: 'response'; response: HttpResponse }
  | { kind: 'failure'; error: TransportError }
);

class Output {
  #section: Section;
  #claims: Claim[] = [];
  #command: CurlCommand | undefined;
  /** The request that the next response answers, as far as a command or a redirect tells it. */
  #request: HttpRequest | undefined;
  /** Lines taken that belong to the next exchange. */
  #taken: number[] = [];
  #end = -1;

  constructor(section: Section) {
    this.#section = section;
  }

  read(): Claim[] {
    let before: Piece['kind'] | undefined;
    for (const piece of this.#pieces()) {
      if (this.#command && this.#noiseBetween(this.#end, piece.first) > mostNoise) this.#forget();
      if (piece.kind === 'command') this.#takeCommand(piece.command);
      else if (piece.kind === 'failure') this.#takeFailure(piece, piece.error);
      else if (piece.kind === 'response' && !(before === 'request' && !this.#command))
        this.#takeResponse(piece, piece.response);
      else this.#forget();
      this.#end = piece.last;
      before = piece.kind;
    }
    return this.#claims;
  }

  #pieces(): Piece[] {
    const { lines, firstLine } = this.#section;
    const number = (index: number) => firstLine + index;
    const isCommand = (line: string) => line.includes('curl') && curlCommand([line], 0, () => 0) !== undefined;
    const messages = findMessages(lines, firstLine, (line) => isCommand(line) || failure.test(line));
    const pieces: Piece[] = [];
    let next = 0;
    for (let i = 0; i < lines.length; i += 1) {
      const message = messages[next];
      const line = lines[i] ?? '';
      if (message && message.first === i) {
        const { first, last } = message;
        pieces.push(
          'response' in message
            ? { kind: 'response', first, last, response: message.response }
            : { kind: 'request', first, last },
        );
        next += 1;
        i = last;
      } else if (line.includes('curl')) {
        const command = curlCommand(lines, i, number);
        const error = command ? undefined : failureLine(line, number(i));
        if (command) pieces.push({ kind: 'command', first: i, last: command.last, command });
        else if (error && failure.test(line) && !/^\s*[{[]/.test(line))
          pieces.push({ kind: 'failure', first: i, last: i, error });
        if (command) i = Math.min(command.last, (message?.first ?? lines.length) - 1);
      }
    }
    return pieces;
  }

  #takeCommand(command: CurlCommand): void {
    this.#forget();
    this.#command = command;
    this.#request = command.request;
    this.#taken = indicesFrom(command.first, command.last);
    const status = writtenStatus(command, this.#section.lines, this.#section.firstLine);
    if (status) {
      this.#taken.push(...status.indices);
      this.#emit(status.answer);
    } else if (command.request.url && this.#printsBody(command.last)) this.#emit({});
    else return;
    this.#forget();
  }

  /** Whether the command printed nothing but a body: other readers know what that says. */
  #printsBody(last: number): boolean {
    const { lines } = this.#section;
    // An error below is the command's, too.
    if (lines.slice(last + 1, last + 6).some((line) => failure.test(line))) return false;
    for (let i = last + 1; i < lines.length && i <= last + mostNoise; i += 1) {
      const line = lines[i] ?? '';
      if (!line.trim()) continue;
      if (!meter.test(line)) return startsBody(line);
      this.#taken.push(i);
    }
    return false;
  }

  #takeResponse(piece: Piece, response: HttpResponse): void {
    this.#takeMeter(piece.first);
    for (let i = piece.first; i <= piece.last; i += 1) this.#taken.push(i);
    if (isInterim(response.status)) return;
    if (/^connection established$/i.test(response.reason ?? '') && response.headers.length === 0) {
      const host = /^https:\/\/([^/?#]+)/i.exec(this.#request?.url ?? '')?.[1];
      const target = host && (/:\d+$/.test(host) ? host : `${host}:443`);
      const line = this.#request?.line ?? response.line;
      this.#emit({ response }, { method: 'CONNECT', ...(target ? { url: target } : {}), headers: [], line });
      return;
    }
    this.#emit({ response }, this.#request);
    this.#request = this.#command && this.#afterRedirect(response);
  }

  #takeFailure(piece: Piece, error: TransportError): void {
    this.#takeMeter(piece.first);
    this.#taken.push(piece.first);
    const { lines } = this.#section;
    for (let i = piece.first + 1; i < lines.length && i < piece.first + 7; i += 1)
      if (isAdvice(lines[i] ?? '')) this.#taken.push(i);
    const status = statusInFailure(error);
    const previous = this.#claims.at(-1)?.exchanges?.[0];
    // The transfer broke off after its head, or `-f` closed a response that `-i` had printed.
    if (!this.#request && this.#command && previous && !previous.error) {
      if (status === undefined) previous.error = error;
      previous.lastLine = this.#section.firstLine + piece.first;
      const claim = this.#claims.pop();
      if (claim) this.#claims.push({ ...claim, indices: [...claim.indices, ...this.#taken] });
    } else if (status === undefined) this.#emit({ error, ...durationOf(error) }, this.#request);
    else this.#emit({ response: { status, headers: [], line: error.firstLine } }, this.#request);
    this.#forget();
  }

  #emit(answer: Partial<Pick<Exchange, 'response' | 'error' | 'durationMs'>>, request = this.#request): void {
    const told = { seenFrom: 'client', ...(request ? { request } : {}), ...answer } as const;
    this.#claims.push(exchangeClaim(this.#section, id, this.#taken, told));
    this.#taken = [];
  }

  /** What curl asks next: nothing unless it was sent elsewhere (a 303 and, from POST, a 301 or 302 become GET). */
  #afterRedirect(response: HttpResponse): HttpRequest | undefined {
    const location = header(response.headers, 'location');
    const asked = this.#request;
    if (!asked || !location || response.status < 300 || response.status > 399) return undefined;
    const keeps = response.status === 307 || response.status === 308 || this.#command?.methodForced;
    const changes = !keeps && (asked.method === 'POST' || (response.status === 303 && asked.method !== 'HEAD'));
    const { body, ...rest } = asked;
    const url = resolveLocation(location.value, asked.url);
    return { ...rest, url, ...(changes ? { method: 'GET' } : body ? { body } : {}), line: location.line };
  }

  #takeMeter(until: number): void {
    for (let i = this.#end + 1; i < until; i += 1)
      if (this.#command && meter.test(this.#section.lines[i] ?? '')) this.#taken.push(i);
  }

  #noiseBetween(from: number, to: number): number {
    let noise = 0;
    for (let i = from + 1; i < to && noise <= mostNoise; i += 1) {
      const line = this.#section.lines[i] ?? '';
      if (line.trim() && !meter.test(line)) noise += 1;
    }
    return noise;
  }

  #forget(): void {
    this.#command = undefined;
    this.#request = undefined;
    this.#taken = [];
  }
}

function durationOf(error: TransportError): { durationMs?: number } {
  const durationMs = statedDuration(error.message);
  return durationMs === undefined ? {} : { durationMs };
}

/** The status that `-w '%{http_code}'` printed: only where nothing else can have printed it. */
function writtenStatus(command: CurlCommand, lines: readonly string[], firstLine: number) {
  const format = command.writeOut?.replace(/\\n/g, '\n').trim();
  const name = /%\{(?:http_code|response_code)\}/;
  if (!format || !name.test(format) || format.includes('\n') || !/^(?:\/dev\/null|NUL)$/i.test(command.output ?? ''))
    return undefined;
  let index = command.last + 1;
  while (index < lines.length && index <= command.last + 3 && (!lines[index]?.trim() || meter.test(lines[index] ?? '')))
    index += 1;
  const [before = '', after = ''] = format.split(name);
  const printed = lines[index]?.trim() ?? '';
  const status = printed.slice(before.length, before.length + 3);
  const tail = printed.slice(before.length + 3);
  if (
    !printed.startsWith(before) ||
    !/^\d{3}$/.test(status) ||
    (after.includes('%') ? /^\d/.test(tail) : tail !== after)
  )
    return undefined;
  const line = firstLine + index;
  const none: TransportError = {
    message: `No response: curl wrote the status as ${status}`,
    firstLine: line,
    lastLine: line,
  };
  const answer = status === '000' ? { error: none } : { response: { status: Number(status), headers: [], line } };
  return { indices: [index], answer };
}
