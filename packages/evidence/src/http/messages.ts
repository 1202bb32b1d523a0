import type { HttpRequest, HttpResponse } from '../exchange.ts';
import { bodyOf, declaredBytes, isLikelyBody, startsBody, takeBody } from './body.ts';
import { marginOf } from './margin.ts';
import { headerLine, requestLine, statusLine } from './message-lines.ts';
import { absoluteUrl } from './url.ts';

/** An HTTP message that stands in a text as it went over the wire; indices are of the lines given. */
export type Message = { first: number; last: number } & ({ request: HttpRequest } | { response: HttpResponse });

const statusStart = /^HTTP\/\d(?:\.\d)? +[1-9]\d\d(?: |$)/;
const requestStart =
  /^(?:[A-Z][A-Z-]{2,19} +\S+ +HTTP\/\d(?:\.\d)?\s*$|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(?:https?:\/\/|\/)\S*\s*$)/;
const messageStart = new RegExp(`${statusStart.source}|${requestStart.source}`);
const likely = /HTTP\/\d|^[^A-Z]{0,60}(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(?:https?:\/\/|\/)/;

/**
 * Finds the HTTP messages in a run of lines, in order. A request line needs headers below it, or a
 * response: alone it may be a line of an access log. `ends` says which further lines end a body.
 */
export function findMessages(
  lines: readonly string[],
  firstLine: number,
  ends: (line: string) => boolean = () => false,
): Message[] {
  const messages: Message[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (!likely.test(line)) continue;
    const margin = marginOf(line, messageStart);
    if (!margin) continue;
    const message = readMessage(lines, i, { firstLine, strip: (text) => margin.strip(text).trimEnd(), ends });
    if (!message) continue;
    messages.push(message);
    i = message.last;
  }
  return messages;
}

interface Way {
  firstLine: number;
  strip(line: string): string;
  ends(line: string): boolean;
}

function readMessage(lines: readonly string[], start: number, way: Way): Message | undefined {
  const text = way.strip(lines[start] ?? '');
  const asked = requestLine(text);
  const answered = asked ? undefined : statusLine(text);
  if (!asked && !answered) return undefined;
  const head = { headers: [] as HttpRequest['headers'], last: start };
  let target = asked?.target ?? '';
  let i = start + 1;
  for (; i < lines.length; i += 1) {
    const line = way.strip(lines[i] ?? '');
    const header = headerLine(line, way.firstLine + i);
    const previous = head.headers.at(-1);
    // `.http` files carry a long query on over indented lines.
    if (asked && !previous && /^\s+[?&]\S/.test(line)) target += line.trim();
    // A folded header (RFC 9112 section 5.2).
    else if (!header && previous && /^[ \t]+\S/.test(line) && !startsBody(line))
      previous.value = `${previous.value} ${line.trim()}`.trim();
    else if (header && !isScheme(header)) head.headers.push(header);
    else break;
    head.last = i;
  }
  const headers = head.headers;
  const common = { headers, line: way.firstLine + start };
  const declared = declaredBytes(headers);
  if (asked) {
    const follows = nextText(lines, i, way.strip);
    const answeredBelow = follows !== undefined && statusStart.test(follows);
    if (headers.length === 0 && !answeredBelow) return undefined;
    const body = mayHaveBody(asked.method, follows, headers) ? bodyFrom(lines, i, way, headers) : undefined;
    const { httpVersion } = asked;
    const host = headers.find((h) => h.name.toLowerCase() === 'host')?.value;
    const request: HttpRequest = {
      method: asked.method,
      url: asked.method === 'CONNECT' ? target : absoluteUrl(target, host),
      ...(httpVersion ? { httpVersion } : {}),
      ...common,
      ...(body ? { body: body.body } : {}),
      ...(declared === undefined ? {} : { bodyBytes: declared }),
    };
    return { first: start, last: body?.last ?? head.last, request };
  }
  if (!answered) return undefined;
  const follows = nextText(lines, i, way.strip) ?? '';
  const likelyBody = !messageStart.test(follows) && isLikelyBody(follows, answered.status, headers);
  const body = likelyBody ? bodyFrom(lines, i, way, headers) : undefined;
  const response: HttpResponse = {
    ...answered,
    ...common,
    ...(body ? { body: body.body } : {}),
    ...(declared === undefined ? {} : { bodyBytes: declared }),
  };
  return { first: start, last: body?.last ?? head.last, response };
}

/** `https://…` on a line of its own is an address, not a header named `https`. */
function isScheme(header: { name: string; value: string }): boolean {
  return header.value.startsWith('//');
}

function nextText(lines: readonly string[], from: number, strip: (line: string) => string): string | undefined {
  for (let i = from; i < lines.length && i < from + 3; i += 1) {
    const text = strip(lines[i] ?? '');
    if (text.trim()) return text;
  }
  return undefined;
}

function mayHaveBody(method: string, follows: string | undefined, headers: HttpRequest['headers']): boolean {
  if (follows === undefined || messageStart.test(follows) || /^(?:###|```|~~~|>>? ?\S|< )/.test(follows)) return false;
  if (method === 'GET' || method === 'HEAD') return startsBody(follows);
  return isLikelyBody(follows, 200, headers) || /^[\w.%[\]-]+=[^\s]*$/.test(follows);
}

function bodyFrom(lines: readonly string[], from: number, way: Way, headers: HttpRequest['headers']) {
  const texts: string[] = [];
  const at = (index: number) => {
    const known = texts[index - from];
    if (known !== undefined) return known;
    const text = way.strip(lines[index] ?? '');
    texts[index - from] = text;
    return text;
  };
  const ends = (index: number) => {
    const text = at(index + from);
    return /^(?:###(?: |$)|```|~~~)/.test(text) || messageStart.test(text) || way.ends(lines[index + from] ?? '');
  };
  let blankRun = 0;
  let until = from;
  for (; until < lines.length && blankRun < 3 && !ends(until - from); until += 1) {
    blankRun = at(until).trim() ? 0 : blankRun + 1;
  }
  const declared = declaredBytes(headers);
  const place = takeBody(texts.slice(0, until - from), 0, {
    ends: () => false,
    ...(declared === undefined ? {} : { declaredBytes: declared }),
  });
  if (!place) return undefined;
  const own = texts.slice(place.first, place.last + 1);
  return { body: bodyOf(own, way.firstLine + from + place.first, place.open, headers), last: from + place.last };
}
