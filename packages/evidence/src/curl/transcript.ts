import type { Section } from '../document.ts';
import { startsBody } from '../http/body.ts';
import type { Claim } from '../http/claims.ts';
import { headerLine, isInterim, requestLine, statusLine } from '../http/message-lines.ts';
import { type CurlCommand, curlCommand } from './command.ts';
import { Draft, type Finished, finish } from './draft.ts';
import { failureLine, isAdvice, isKnownNote, turnsToNext } from './note.ts';
import { isQuotedMessage, startsHeadless } from './pasted.ts';
import { bodyAt, isEcho, mayBeReceived, mayBeSent } from './transcript-body.ts';
import { type TranscriptLine, transcriptLines } from './transcript-line.ts';

/** So many lines of something else may stand within a transcript, between its command, request and response. */
const mostNoise = 30;

/** Walks through the lines of a section and gathers the exchanges of `curl -v` that stand in it. */
export class Transcript {
  #section: Section;
  #reader: string;
  #lines: TranscriptLine[];
  #texts: string[];
  #draft: Draft | undefined;
  #command: CurlCommand | undefined;
  /** Lines of the command and the meter below it, for the first exchange that follows. */
  #pending: number[] = [];
  #noise = 0;
  #before: Finished['connection'];
  #claims: Claim[] = [];

  constructor(section: Section, reader: string) {
    this.#section = section;
    this.#reader = reader;
    this.#lines = transcriptLines(section.lines);
    this.#texts = this.#lines.map((line) => line.whole);
  }

  read(): Claim[] {
    for (let i = 0; i < this.#lines.length; i += 1) {
      const line = this.#lines[i];
      if (line) i = this.#take(line, i);
    }
    this.#close();
    return this.#claims;
  }

  /** Takes the line at a position; returns the position of the last line taken. */
  #take(line: TranscriptLine, i: number): number {
    if (line.kind === 'note') this.#takeNote(line);
    else if (line.kind === 'sent') return this.#takeSent(line, i);
    else if (line.kind === 'received') return this.#takeReceived(line, i);
    else if (line.kind === 'failure') this.#takeFailure(line);
    else if (line.kind === 'text') return this.#takeText(line, i);
    else if (this.#draft) {
      const bytes =
        line.kind === 'data' && line.whole.startsWith('{') ? /\[(\d+) bytes/.exec(line.whole)?.[1] : undefined;
      if (bytes && this.#draft.headersEnded) this.#draft.bytesSeen += Number(bytes);
      this.#claim(line);
    } else if (line.kind === 'meter' && this.#pending.length) this.#pending.push(line.index);
    return i;
  }

  #takeNote(line: TranscriptLine): void {
    const known = isKnownNote(line.text);
    const over = this.#draft && (this.#draft.ended || this.#draft.response?.body !== undefined);
    if (!known && (over || !this.#draft || line.text.trim() === '')) {
      this.#skip();
      return;
    }
    if (turnsToNext(line.text) && this.#draft?.isTaken) this.#close();
    // What follows an open tunnel is about the connection within it.
    const tunnel = this.#draft?.request?.method === 'CONNECT' && this.#draft.response?.status === 200;
    if (tunnel && !/^(?:CONNECT|Proxy replied)/.test(line.text)) this.#close();
    const draft = this.#begun();
    draft.notes.push({ text: line.text, line: this.#number(line) });
    if (/^(?:Closing connection|Connection #\d+ to host)/.test(line.text)) draft.ended = true;
    this.#claim(line);
  }

  #takeSent(line: TranscriptLine, i: number): number {
    const command = /^curl(?:\.exe)? /.test(line.text) ? this.#takeCommand(i, line.text) : undefined;
    if (command !== undefined) return command;
    const start = requestLine(line.text);
    if (start?.httpVersion) {
      if (isQuotedMessage(this.#lines, i)) return this.#afterQuote(i);
      if (this.#draft?.isTaken) this.#close();
      const { target, ...rest } = start;
      this.#begun().request = { ...rest, target, headers: [], line: this.#number(line) };
      this.#claim(line);
      return i;
    }
    const header = headerLine(line.text, this.#number(line));
    const open = this.#draft?.request && !this.#draft.requestEnded && !this.#draft.response;
    if (header && open) this.#draft?.request?.headers.push(header);
    else if (header && startsHeadless(this.#lines, i)) {
      if (this.#draft?.isTaken) this.#close();
      this.#begun().request = { headers: [header], line: this.#number(line) };
    } else if (line.text === '' && this.#draft?.request && !this.#draft.response) this.#draft.requestEnded = true;
    else if (this.#draft?.request && !this.#draft.response && startsBody(line.text))
      return this.#takeBody(i, 'request');
    else {
      this.#skip();
      return i;
    }
    this.#claim(line);
    return i;
  }

  #takeReceived(line: TranscriptLine, i: number): number {
    const start = statusLine(line.text);
    if (start) {
      if (this.#draft?.response && !isInterim(this.#draft.response.status)) this.#close();
      const draft = this.#begun();
      draft.response = { ...start, headers: [], line: this.#number(line) };
      draft.headersEnded = false;
      this.#claim(line);
      return i;
    }
    const draft = this.#draft;
    if (!draft?.response) {
      this.#skip();
      return i;
    }
    const header = draft.headersEnded ? undefined : headerLine(line.text, this.#number(line));
    if (header) draft.response.headers.push(header);
    else if (line.text === '') draft.headersEnded = !isInterim(draft.response.status);
    else if (!draft.response.body && startsBody(line.text)) return this.#takeBody(i, 'response');
    this.#claim(line);
    return i;
  }

  #takeFailure(line: TranscriptLine): void {
    const draft = this.#draft;
    // Alone, or below a command that printed nothing, it is not for this reader.
    if (!draft || draft.failure || this.#noise > 3) {
      this.#skip();
      return;
    }
    draft.failure = failureLine(line.text, this.#number(line));
    draft.ended = true;
    this.#claim(line);
  }

  #takeText(line: TranscriptLine, i: number): number {
    const draft = this.#draft;
    if (line.text.trim() === '') {
      const next = this.#next(i);
      if (draft?.response && !draft.headersEnded && next?.kind === 'text' && !isEcho(draft, next))
        draft.headersEnded = true;
      return i;
    }
    const command = this.#takeCommand(i);
    if (command !== undefined) return command;
    if (draft && isAdvice(line.text)) this.#claim(line);
    else if (draft && isEcho(draft, line)) this.#claim(line);
    else if (draft?.response && !draft.response.body && mayBeReceived(draft, line, this.#noise))
      return this.#takeBody(i, 'response');
    else if (draft?.request && !draft.response && !draft.ended && mayBeSent(draft, line, this.#noise))
      return this.#takeBody(i, 'request');
    else this.#skip();
    return i;
  }

  #takeCommand(i: number, sent?: string): number | undefined {
    const line = this.#lines[i];
    if (!line || !(sent ?? line.text).includes('curl')) return undefined;
    const texts = sent === undefined ? this.#texts : [sent, ...this.#texts.slice(i + 1, i + 200)];
    const at = sent === undefined ? i : 0;
    const shift = i - at;
    const command = curlCommand(
      texts,
      at,
      (index) => this.#section.firstLine + (this.#lines[index + shift]?.index ?? line.index),
    );
    if (!command) return undefined;
    this.#close();
    this.#before = undefined;
    this.#noise = 0;
    this.#command = { ...command, first: i, last: command.last + shift };
    this.#pending = this.#lines.slice(i, this.#command.last + 1).map((taken) => taken.index);
    return this.#command.last;
  }

  #takeBody(i: number, of: 'request' | 'response'): number {
    const draft = this.#draft;
    const message = of === 'request' ? draft?.request : draft?.response;
    const found = message && bodyAt(this.#lines, i, message.headers, this.#section.firstLine);
    if (!draft || !found) return i;
    message.body = found.body;
    if (of === 'response') draft.headersEnded = true;
    for (const line of this.#lines.slice(i, found.last + 1)) this.#claim(line);
    return found.last;
  }

  #afterQuote(i: number): number {
    this.#close();
    let last = i;
    while (this.#lines[last + 1]?.kind === 'sent') last += 1;
    return last;
  }

  #next(i: number): TranscriptLine | undefined {
    return this.#lines.slice(i + 1, i + 4).find((line) => line.kind !== 'text' || line.text.trim());
  }

  #begun(): Draft {
    if (this.#draft) return this.#draft;
    const draft = new Draft();
    if (this.#command && this.#noise <= mostNoise) {
      draft.command = this.#command;
      for (const index of this.#pending) draft.claim(index);
    }
    this.#pending = [];
    this.#draft = draft;
    return draft;
  }

  #claim(line: TranscriptLine): void {
    this.#noise = 0;
    this.#draft?.claim(line.index, line.time);
  }

  #skip(): void {
    this.#noise += 1;
    if (this.#draft && (this.#noise > mostNoise || (this.#draft.ended && this.#noise > 3))) this.#close();
  }

  #close(): void {
    const draft = this.#draft;
    this.#draft = undefined;
    if (!draft) return;
    const { artifact, firstLine } = this.#section;
    const place = { artifact, reader: this.#reader, line: (index: number) => firstLine + index };
    const { exchange, record, connection } = finish(draft, place, this.#before);
    this.#before = connection ?? this.#before;
    if (exchange || record) {
      this.#claims.push({
        indices: draft.claimed,
        ...(exchange ? { exchanges: [exchange] } : {}),
        ...(record ? { records: [record] } : {}),
      });
    }
    // A redirect and a demand for credentials make curl ask again, for the same command.
    const again = draft.request?.method === 'CONNECT' || /^(?:3..|401|407)$/.test(String(draft.response?.status));
    if (draft.command && !again) this.#command = undefined;
  }

  #number(line: TranscriptLine): number {
    return this.#section.firstLine + line.index;
  }
}
