import type { Section } from '../../document.ts';
import { saidFailure } from '../../errors/transport-words.ts';
import type { Body, Exchange, HttpRequest, HttpResponse } from '../../exchange.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { findMessages } from '../../http/messages.ts';
import { renumber } from '../../http/renumber.ts';
import { isStatus } from '../../http/words.ts';
import { statusInBody } from '../../powershell/status-in-body.ts';
import { webCommand } from '../../powershell/web-command.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'powershell';
const failure = /^\s{0,12}(?:Invoke-WebRequest|Invoke-RestMethod|irm|iwr) ?:(?: (.*))?$/;
const property =
  /^(StatusCode|StatusDescription|Content|RawContent|Headers|Forms|Images|InputFields|Links|ParsedHtml|RawContentLength|RelationLink|Scripts|AllElements|BaseResponse) *: ?(.*)$/;
const answered =
  /(?:The remote server returned an error: \(([1-5]\d\d)\)(?: (.*?))?\.?$|Response status code does not indicate success: ([1-5]\d\d)(?: \((.*?)\))?\.?)/;
/** What PowerShell prints around an error: where, and of which kind. */
const frame =
  /^(?:At (?:line:\d+ char:\d+|.{1,300}:\d+ char:\d+)|\+ .*|\s+\+ (?:CategoryInfo|FullyQualifiedErrorId) +: .*|Line \||\s*\d* \| .*)$/;
const categoryWrap = /^\s{3,40}\S/;
const said = /^\s*\| +(?!~+$)(\S.*)$/;
const mostLines = 400;

/** Reads what Invoke-WebRequest and Invoke-RestMethod print: result objects, and errors of versions 5.1 and 7. */
export const powershell: Reader = {
  id,
  title: 'PowerShell web request',
  formats: [
    {
      title: 'Invoke-WebRequest',
      sample: 'result.txt',
      source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest',
    },
    {
      title: 'error of Windows PowerShell 5.1',
      sample: 'error-5.1.txt',
      source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_error_handling',
    },
    {
      title: 'error of PowerShell 7',
      sample: 'error-7.txt',
      source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => failure.test(line) || line.startsWith('StatusCode '))) return [];
    return foundOf(section, new Session(section).read());
  },
};

class Session {
  #section: Section;
  #claims: Claim[] = [];
  #command: HttpRequest | undefined;
  #indices: number[] = [];

  constructor(section: Section) {
    this.#section = section;
  }

  read(): Claim[] {
    const { lines, firstLine } = this.#section;
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i] ?? '';
      if (line.trim() === '' || line.length > 20_000) continue;
      const command = webCommand(lines, i, firstLine);
      if (command) {
        this.#command = command.request;
        this.#indices = indicesFrom(command.first, command.last);
        i = command.last;
      } else if (/^StatusCode +: \d{3}$/.test(line.trimEnd())) i = this.#takeResult(i);
      else if (failure.test(line)) i = this.#takeFailure(i);
      else this.#forget();
    }
    return this.#claims;
  }

  #takeResult(start: number): number {
    const { lines } = this.#section;
    const parts = new Map<string, { texts: string[]; indices: number[] }>();
    const column = (lines[start] ?? '').indexOf(':') + 2;
    let name = '';
    let last = start;
    for (let i = start; i < lines.length && i - start < mostLines; i += 1) {
      const text = (lines[i] ?? '').trimEnd();
      const found = property.exec(text);
      if (found?.[1] && text.indexOf(':') === column - 2) {
        if (parts.has(found[1])) break;
        name = found[1];
        parts.set(name, { texts: [found[2] ?? ''], indices: [i] });
      } else if (text === '' || text.slice(0, column).trim() === '') {
        const part = parts.get(name);
        part?.texts.push(text.slice(column));
        part?.indices.push(i);
      } else break;
      if (text !== '') last = i;
    }
    const [status] = parts.get('StatusCode')?.texts ?? [];
    if (parts.size < 2 || !isStatus(Number(status))) {
      this.#forget();
      return start;
    }
    const response = this.#rawResponse(parts.get('RawContent')) ?? this.#plainResponse(parts, Number(status), start);
    this.#indices.push(...indicesFrom(start, last));
    this.#emit({ response });
    return last;
  }

  #rawResponse(raw: { texts: string[]; indices: number[] } | undefined): HttpResponse | undefined {
    if (!raw) return undefined;
    const texts = raw.texts.map((text) => text.trimEnd());
    while (texts.at(-1) === '') texts.pop();
    const [message] = findMessages(texts, 0);
    if (!message || !('response' in message)) return undefined;
    const { response } = message;
    renumber(response, (index) => this.#section.firstLine + (raw.indices[index] ?? raw.indices[0] ?? 0));
    if (response.body?.text.endsWith('...')) response.body.truncated = true;
    return response;
  }

  #plainResponse(
    parts: Map<string, { texts: string[]; indices: number[] }>,
    status: number,
    start: number,
  ): HttpResponse {
    const { firstLine } = this.#section;
    const reason = parts.get('StatusDescription')?.texts[0];
    const content = parts.get('Content');
    const text = content?.texts.join('\n').trimEnd() ?? '';
    const lastText = text.split('\n').length - 1;
    const body: Body | undefined =
      content && text !== ''
        ? {
            text,
            firstLine: firstLine + (content.indices[0] ?? start),
            lastLine: firstLine + (content.indices[lastText] ?? start),
            truncated: text.endsWith('...'),
          }
        : undefined;
    return { status, ...(reason ? { reason } : {}), headers: [], ...(body ? { body } : {}), line: firstLine + start };
  }

  #takeFailure(start: number): number {
    const { lines, firstLine } = this.#section;
    const words: { text: string; index: number }[] = [];
    const first = failure.exec(lines[start] ?? '')?.[1]?.trim();
    // The view of PowerShell 7 begins with the place in a script, or with nothing.
    const located = !first || /^\S.{0,300}:\d+$/.test(first);
    if (first && !located) words.push({ text: first, index: start });
    let framed = false;
    let last = start;
    for (let i = start + 1; i < lines.length && i - start < mostLines; i += 1) {
      const text = (lines[i] ?? '').trimEnd();
      const concise = said.exec(text)?.[1];
      if (text === '' && located && words.length === 0 && i - start < 6) continue;
      if (text === '') {
        if (framed || words.length === 0 || !/^[{[<]/.test(words[0]?.text ?? '')) break;
        continue;
      }
      if (located && words.length === 0) {
        const bare = text.replace(/^\s*(?:Line|\d+)? ?\| ?/, '').trim();
        const command = webCommand([bare], 0, firstLine + i);
        if (command) this.#command ??= command.request;
        else if (/^[{[<]/.test(bare) || answered.test(bare) || saidFailure(bare)) words.push({ text: bare, index: i });
        else if (!/^(?:~*|Line \|?|Line)$/.test(bare)) break;
        last = i;
        continue;
      }
      if (failure.test(text) || webCommand(lines, i, firstLine)) break;
      if (concise && framed) words.push({ text: concise, index: i });
      else if (frame.test(text)) framed = true;
      else if (framed && !(lines[i - 1]?.includes('CategoryInfo') && categoryWrap.test(text))) break;
      else if (!framed && words.length === 0) break;
      else if (!framed) {
        // Without a frame below, only a body's own lines go on.
        if (!/^[{[<]/.test(words[0]?.text ?? '') && !hasFrame(lines, i)) break;
        words.push({ text, index: i });
      }
      last = i;
    }
    const quoted = lines
      .slice(start, last + 1)
      .map((line) => /https?:\/\/[^\s"'`)]+/.exec(line)?.[0])
      .find(Boolean);
    const message = words.map(({ text }) => text).join('\n');
    const request =
      this.#command ??
      (quoted ? { url: quoted.replace(/\.{3}$/, ''), headers: [], line: firstLine + start } : undefined);
    this.#indices.push(...indicesFrom(start, last));
    const status = answered.exec(message);
    const at = firstLine + (words[0]?.index ?? start);
    const until = firstLine + (words.at(-1)?.index ?? start);
    const code = Number(status?.[1] ?? status?.[3] ?? statusInBody(message));
    if (isStatus(code)) {
      const reason = status?.[2] ?? status?.[4];
      const isBody = /^[{[<]/.test(message);
      const body: Body | undefined = isBody
        ? { text: message, firstLine: at, lastLine: until, truncated: false }
        : undefined;
      this.#emit(
        { response: { status: code, ...(reason ? { reason } : {}), headers: [], ...(body ? { body } : {}), line: at } },
        request,
      );
      return last;
    }
    const failed = saidFailure(message);
    if (!failed || /^[{[<]/.test(message)) {
      this.#forget();
      return start;
    }
    const error = {
      ...(failed.code ? { code: failed.code } : {}),
      message: message.slice(0, 4000),
      firstLine: at,
      lastLine: until,
    };
    this.#emit({ error }, request);
    return last;
  }

  #emit(answer: Pick<Exchange, 'response' | 'error'>, request = this.#command): void {
    const told = { seenFrom: 'client', ...(request ? { request } : {}), ...answer } as const;
    this.#claims.push(exchangeClaim(this.#section, id, this.#indices, told));
    this.#forget();
  }

  #forget(): void {
    this.#command = undefined;
    this.#indices = [];
  }
}

function hasFrame(lines: readonly string[], from: number): boolean {
  return lines.slice(from, from + 5).some((line) => /^At .{1,300}:\d+ char:\d+/.test(line));
}
