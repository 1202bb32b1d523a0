import type { Document } from './document.ts';
import type { Body, Exchange } from './exchange.ts';
import type { ReadDocuments } from './read.ts';
import { bodies } from './readers/bodies/order.ts';

/** The readers that know bodies by themselves. */
const bodyReaders: ReadonlySet<string> = new Set(bodies.map((reader) => reader.id));
/** A line between a call and its body that only announces the body. */
const label =
  /^\W{0,4}(?:(?:error )?(?:response|answer|reply)(?: body)?|(?:raw )?body|payload|output|details?)\W{0,3}$/i;
/** So far below a call its body may begin. */
const nearby = 3;

/** A body that was read by itself, and the status that it tells. */
interface Alone {
  body: Body;
  status: number | undefined;
}

/**
 * Gives a call that names its refusal in one line (`POST https://… 422`, Guzzle, a Python traceback) the body that
 * was pasted right below it. What the body alone made an exchange of is then that call's.
 * @param before lines of the artifact that stand before those of the document
 */
export function joinPastedBodies(documents: readonly Document[], found: ReadDocuments, before = 0): void {
  const alone = bodiesAlone(found);
  if (alone.size === 0) return;
  const texts = new Map(documents.map((document) => [document.name, document.lines]));
  const joined = new Set<string>();
  for (const exchange of found.exchanges) {
    const lines = texts.get(exchange.artifact);
    if (!lines || !awaitsBody(exchange) || !exchange.response) continue;
    const at = bodyLine(lines, exchange.lastLine, before);
    const place = at === undefined ? '' : placeOf(exchange.artifact, at);
    const below = alone.get(place);
    if (!below || joined.has(place)) continue;
    if ((below.status ?? exchange.response.status) !== exchange.response.status) continue;
    exchange.response = { ...exchange.response, body: below.body };
    joined.add(place);
  }
  if (joined.size === 0) return;
  const isJoined = (one: { reader: string; artifact: string; firstLine: number }) =>
    bodyReaders.has(one.reader) && joined.has(placeOf(one.artifact, one.firstLine));
  found.exchanges = found.exchanges.filter((exchange) => !isJoined(exchange));
  for (const record of found.records) if (isJoined(record)) delete record.body;
}

function bodiesAlone({ exchanges, records }: ReadDocuments): Map<string, Alone> {
  const alone = new Map<string, Alone>();
  for (const { reader, artifact, firstLine, body } of records) {
    if (body && bodyReaders.has(reader)) alone.set(placeOf(artifact, firstLine), { body, status: undefined });
  }
  for (const { reader, artifact, firstLine, response } of exchanges) {
    if (!response?.body || !bodyReaders.has(reader)) continue;
    alone.set(placeOf(artifact, firstLine), { body: response.body, status: response.status });
  }
  return alone;
}

/** A refusal seen by a client, of which no body was shown. */
function awaitsBody({ reader, seenFrom, response }: Exchange): boolean {
  return (
    !bodyReaders.has(reader) &&
    seenFrom === 'client' &&
    response !== undefined &&
    response.status >= 400 &&
    !response.body
  );
}

/** The line below a call that its body would begin at: blank lines and one that announces it may stand between. */
function bodyLine(lines: readonly string[], lastLine: number, before: number): number | undefined {
  let labels = 0;
  for (let line = lastLine + 1; line <= Math.min(lastLine + nearby, before + lines.length); line += 1) {
    const text = (lines[line - 1 - before] ?? '').trim();
    if (text === '') continue;
    if (!label.test(text) || labels > 0) return line;
    labels += 1;
  }
  return undefined;
}

function placeOf(artifact: string, line: number): string {
  return `${line} ${artifact}`;
}
