import type { Body, Header } from '../exchange.ts';
import { bodyOf, declaredBytes, isLikelyBody, startsBody, takeBody } from '../http/body.ts';
import { headerLine, statusLine } from '../http/message-lines.ts';
import { curlCommand } from './command.ts';
import type { Draft } from './draft.ts';
import { endsBody, type TranscriptLine } from './transcript-line.ts';

/** Whether an unmarked line is the copy of a response's head that `-i` and `-I` print beside `-v`. */
export function isEcho(draft: Draft, line: TranscriptLine): boolean {
  if (!draft.response || draft.response.body) return false;
  const header = headerLine(line.text, 0);
  if (header) return draft.response.headers.some((h) => h.name === header.name && h.value === header.value);
  return statusLine(line.text.trimEnd())?.status === draft.response.status;
}

/** Whether an unmarked line starts the body of the response. */
export function mayBeReceived(draft: Draft, line: TranscriptLine, noise: number): boolean {
  if (!draft.response || draft.request?.method === 'HEAD' || draft.request?.method === 'CONNECT') return false;
  if (!draft.headersEnded && !startsBody(line.text)) return false;
  return noise <= 1 && isLikelyBody(line.text, draft.response.status, draft.response.headers, draft.bytesSeen);
}

/** Whether an unmarked line starts the body of the request: curl prints none, people paste it in. */
export function mayBeSent(draft: Draft, line: TranscriptLine, noise: number): boolean {
  const method = draft.request?.method;
  if (draft.request?.body || method === 'GET' || method === 'HEAD' || noise > 0) return false;
  return startsBody(line.text) || (draft.requestEnded && /^[\w.%[\]-]+=\S*$/.test(line.text));
}

/** The body that starts on a line: unmarked, or with the marker of its side before each of its lines. */
export function bodyAt(
  lines: readonly TranscriptLine[],
  i: number,
  headers: readonly Header[],
  firstLine: number,
): { body: Body; last: number } | undefined {
  const kind = lines[i]?.kind;
  const isEnd = (line: TranscriptLine) =>
    kind === 'text' ? endsBody(line) || curlCommand([line.whole], 0, () => 0) !== undefined : line.kind !== kind;
  const texts: string[] = [];
  for (let k = i; k < lines.length; k += 1) {
    const line = lines[k];
    if (!line || (k > i && isEnd(line))) break;
    texts.push(kind === 'text' ? line.whole : line.text);
  }
  const declared = declaredBytes(headers);
  const rules = { ends: () => false, ...(declared === undefined ? {} : { declaredBytes: declared }) };
  const place = takeBody(texts, 0, rules);
  if (!place) return undefined;
  const number = (at: number) => firstLine + (lines[i + at]?.index ?? 0);
  const body = bodyOf(texts.slice(place.first, place.last + 1), number(place.first), place.open, headers);
  return { body: { ...body, lastLine: number(place.last) }, last: i + place.last };
}
