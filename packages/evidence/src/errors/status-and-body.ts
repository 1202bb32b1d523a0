import { reasonAt } from '../http/reasons.ts';
import { isStatus } from '../http/words.ts';
import { parseJsonAt } from '../json/json-places.ts';
import { pythonAsJson } from '../json/python-literal.ts';

/** What an error's message says of the answer that it is about. */
export interface SaidAnswer {
  status: number;
  reason?: string;
  /** The answer's body, as it was sent: a string that the message escaped or printed as Python is JSON again. */
  body?: SaidBody;
}

interface SaidBody {
  text: string;
  /** Line ends in the message before the body, and before its end: add the number of the message's first line. */
  firstLine: number;
  lastLine: number;
  truncated: boolean;
}

/** Characters of a message that are looked at. */
const longest = 50_000;

/** How HTTP libraries say the status of an answer, by the words around it; the most telling first. */
const sayings: readonly RegExp[] = [
  // Guzzle.
  /resulted in a `(?<status>\d{3}) ?/,
  // RestTemplate, Feign, request-promise, Anthropic's and OpenAI's clients: the status at the start.
  /^\W{0,2}(?<status>[345]\d{2})(?=\s{1,2}[A-Z{["]| - |\s{0,2}[:,\]"]|\s{0,9}$)/,
  // axios, ky, and most others.
  /\bstatus(?: ?code)?(?: is| was| of)?[ :='"(]{1,4}(?<status>\d{3})(?![\w.])/i,
  // .NET: `does not indicate success: 404 (Not Found)`, `returned an error: (403) Forbidden`; curl; requests.
  /(?:does not indicate success|returned an? error|returned error|server error|client error|response code|error code)\b[ :(]{1,4}(?<status>\d{3})(?![\w.])/i,
  // `HTTP 400: …`, `HTTP/1.1 403 Forbidden`, `HTTP Error 404: Not Found`, reqwest's `HTTP status client error (401 …)`.
  /\bHTTP(?:\/[\d.]{1,3}| ?error| ?status(?: ?code)?(?: \w{1,20} error)?| response(?: code)?)?[ :=(]{1,3}(?<status>\d{3})(?![\w.])/i,
  // `API error 400`, `googleapi: Error 403:`, `request failed (500)`, `responded with 404`.
  /\b(?:error|failed|failure|responded|returned|received|got|answered|response)(?: with| a| an| code)?[ :=([]{1,3}(?<status>[45]\d{2})(?![\w.])/i,
  // OkHttp: `Response{protocol=h2, code=404, message=Not Found, url=…}`.
  /\bResponse\{protocol=[\w./]{1,10}, code=(?<status>\d{3}), message=/,
  /\b(?:status_?code|http_?code|code)["']?[=:] ?(?<status>[45]\d{2})(?![\w.])/i,
];
/** A status line in brackets: `(403 Forbidden)`. */
const statusLine = /\((?<status>[45]\d{2}) (?=[A-Z])/;
/** Words that stand right before a body, whatever it is. */
const announced =
  /(?:\b(?:response |error )?(?:body|response|content|payload)\b(?: was| is)?["']?\s{0,3}[:=]\s{0,3}|`[^`\n]{0,90}` response:\s{0,3}\n)/i;

/**
 * The status and body of an answer in the message of an error (`Request failed with status code 422: {"errors":…}`,
 * `HTTP 400: …`, Guzzle, RestTemplate, Feign, SDKs of Python that print dicts). Undefined where the message names no
 * status by words of HTTP. Looks at the first 50,000 characters.
 */
export function statusAndBodyIn(message: string): SaidAnswer | undefined {
  const text = message.slice(0, longest);
  const found = bodyIn(text);
  const answer = (found && (answerIn(text.slice(0, found.start)) ?? answerIn(text.slice(found.end)))) ?? answerIn(text);
  if (!answer) return undefined;
  const body = found ?? (answer.end === undefined ? undefined : plainBody(text, answer.end));
  const said: SaidAnswer = { status: answer.status };
  if (answer.reason) said.reason = answer.reason;
  if (body) {
    const firstLine = lineEnds(text.slice(0, body.start));
    const lastLine = firstLine + lineEnds(text.slice(body.start, body.end).trimEnd());
    said.body = { text: body.text, firstLine, lastLine, truncated: body.truncated || text.length < message.length };
  }
  return said;
}

function answerIn(text: string): { status: number; reason?: string; end: number } | undefined {
  const said = text.length > 4000 ? text.slice(0, 4000) : text;
  for (const saying of sayings) {
    const answer = heard(saying, said);
    if (answer) return answer;
  }
  const answer = heard(statusLine, said);
  return answer?.reason ? answer : undefined;
}

function heard(saying: RegExp, text: string): { status: number; reason?: string; end: number } | undefined {
  const match = saying.exec(text);
  const status = Number(match?.groups?.status);
  if (!match || !isStatus(status)) return undefined;
  const end = match.index + match[0].length;
  const gap = /^[\s)(:,]{0,3}/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  const reason = reasonAt(text.slice(end + gap), status);
  return reason ? { status, reason, end: end + gap + reason.length } : { status, end };
}

interface Place {
  text: string;
  start: number;
  end: number;
  truncated: boolean;
}

/** Where JSON, XML or HTML may begin: behind nothing that makes it code or part of a name. */
const opening =
  /[{[](?=\s{0,40}(?:\\?["'{[]|\}))|<(?=\?xml|!doctype|html\b|[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,300})?>)/gi;
const tries = 8;

/** The first structured body in a text. */
function bodyIn(text: string): Place | undefined {
  let tried = 0;
  for (const { index, 0: bracket } of text.matchAll(opening)) {
    tried += 1;
    if (tried > tries) return undefined;
    const place =
      bracket === '<'
        ? markupAt(text, index)
        : (escapedAt(text, index) ?? jsonAt(text, index) ?? pythonAt(text, index));
    if (place) return place;
  }
  return undefined;
}

function jsonAt(text: string, start: number): Place | undefined {
  const node = parseJsonAt(text, start);
  if (!node || (node.members ?? node.items) === undefined) return undefined;
  // `[{"a":1}]`: Feign and old RestTemplate print brackets around what may be a list by itself: it parses either way.
  const size = node.members?.size ?? node.items?.length ?? 0;
  if (size === 0 && (node.complete ? node.items : !/^[{[]\s{0,20}["{]/.test(text.slice(start, start + 30))))
    return undefined;
  const end = node.complete ? node.end : text.length;
  return { text: text.slice(start, end).trimEnd(), start, end, truncated: !node.complete };
}

/** JSON in a string of JSON: `"{\"error\":\"no\"}"`. */
function escapedAt(text: string, start: number): Place | undefined {
  if (!/^[{[]\s{0,10}(?:[{[]\s{0,10})?\\"/.test(text.slice(start, start + 40))) return undefined;
  const rest = /^(?:[^"\\]|\\.)*/s.exec(text.slice(start))?.[0] ?? '';
  const plain = rest.replace(/\\(["\\/nrt])/g, (_, c: string) =>
    c === 'n' ? '\n' : c === 'r' ? '\r' : c === 't' ? '\t' : c,
  );
  const inside = jsonAt(plain, 0);
  return inside && { text: inside.text, start, end: start + rest.length, truncated: inside.truncated };
}

function pythonAt(text: string, start: number): Place | undefined {
  const found = pythonAsJson(text, start);
  return found && { text: found.json, start, end: found.end, truncated: !found.closed };
}

function markupAt(text: string, start: number): Place | undefined {
  const end = text.lastIndexOf('>') + 1;
  const root = /^<(?:\?xml|!doctype|([\w:.-]{1,60}))/i.exec(text.slice(start, start + 80))?.[1];
  if (root && !/^html$/i.test(root) && !text.includes(`</${root}>`, start)) return undefined;
  const cut = !/<\/[\w:.-]{1,60}>\s*$/.test(text.slice(Math.max(start, end - 80), end));
  return {
    text: text.slice(start, cut ? text.length : end).trimEnd(),
    start,
    end: cut ? text.length : end,
    truncated: cut,
  };
}

/** A body in plain words, where the message announces one. */
function plainBody(text: string, from: number): Place | undefined {
  const rest = text.slice(from);
  const match = announced.exec(text.slice(Math.max(0, from - 100)));
  if (!match) return undefined;
  const start = Math.max(0, from - 100) + match.index + match[0].length;
  if (start < from && !rest.startsWith('\n')) return undefined;
  const said = text.slice(start);
  const body = /^["'](.{1,4000})["']\)?\s*$/s.exec(said)?.[1] ?? said;
  const trimmed = body.trim();
  if (trimmed.length < 2 || trimmed === 'null' || trimmed === 'None') return undefined;
  return { text: trimmed, start, end: text.length, truncated: /\(truncated\.{3}\)$|…$/.test(trimmed) };
}

function lineEnds(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count += 1;
  return count;
}
