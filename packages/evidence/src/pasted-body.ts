import type { Document } from './document.ts';
import type { Body, Exchange } from './exchange.ts';
import type { ReadDocuments } from './read.ts';

/** The reader that knows error bodies by themselves. */
const bodies = 'json-error-body';
/** A line between a call and its body that only announces the body. */
const label =
  /^\W{0,4}(?:(?:error )?(?:response|answer|reply)(?: body)?|(?:raw )?body|payload|output|details?)\W{0,3}$/i;
/** So far below a call its body may begin. */
const nearby = 3;

/**
 * Gives a call that names its refusal in one line (`POST https://… 422`, Guzzle, a Python traceback) the
 * error body that was pasted right below it. What the body alone made an exchange of is then that call's.
 * @param before lines of the artifact that stand before those of the document
 */
export function joinPastedBodies(documents: readonly Document[], found: ReadDocuments, before = 0): void {
  const texts = new Map(documents.map((document) => [document.name, document.lines]));
  const starts = new Map(
    found.recognised.filter((r) => r.reader === bodies).map((r) => [placeOf(r.artifact, r.firstLine), r]),
  );
  if (starts.size === 0) return;
  const alone = new Map(
    found.exchanges
      .filter((e) => e.reader === bodies)
      .map((e) => [placeOf(e.artifact, e.firstLine), e.response?.status]),
  );
  const joined = new Set<string>();
  for (const exchange of found.exchanges) {
    const lines = texts.get(exchange.artifact);
    if (!lines || !awaitsBody(exchange)) continue;
    const at = bodyLine(lines, exchange.lastLine, before);
    const place = at === undefined ? '' : placeOf(exchange.artifact, at);
    const block = starts.get(place);
    const body = block && bodyOf(lines, block.firstLine, block.lastLine, before);
    if (!body || !exchange.response || joined.has(place)) continue;
    if ((alone.get(place) ?? exchange.response.status) !== exchange.response.status) continue;
    exchange.response = { ...exchange.response, body };
    joined.add(place);
  }
  if (joined.size === 0) return;
  found.exchanges = found.exchanges.filter((e) => e.reader !== bodies || !joined.has(placeOf(e.artifact, e.firstLine)));
}

/** A refusal seen by a client, of which no body was shown. */
function awaitsBody({ reader, seenFrom, response }: Exchange): boolean {
  return (
    reader !== bodies && seenFrom === 'client' && response !== undefined && response.status >= 400 && !response.body
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

function bodyOf(lines: readonly string[], firstLine: number, lastLine: number, before: number): Body | undefined {
  const text = lines.slice(firstLine - 1 - before, lastLine - before).join('\n');
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return start < 0 || end < start
    ? undefined
    : { text: text.slice(start, end + 1), firstLine, lastLine, truncated: false };
}

function placeOf(artifact: string, line: number): string {
  return `${line} ${artifact}`;
}
