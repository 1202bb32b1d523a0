import type { Document } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';

/** Code of handlers is short; a longer text is a log or data. */
const mostLines = 600;
/** Lines after the work's end in which the answer stands, where it follows at all. */
const answerWithin = 8;
const longestBlock = 15;

/** Where the handling of an error begins: JavaScript, Java, C#, PHP, Kotlin; then Python; then Ruby. */
const begins = /\bcatch\s*(?:\([^)]{0,80}\))?\s*\{|^\s*except\b[^:]{0,80}:|^\s*rescue\b/;
/** What lets the failure show: another throw, another answer than a success, an early end that the rest does not reach. */
const lets =
  /\b(?:throw|raise|reject|abort|next|panic)\b|[45]\d\d\b|\bINTERNAL|\bBAD_REQUEST|\breturn\b(?!\s*(?:;|$|null|undefined|None\b|true|false))|\bfail\w*\(/;
/** A success as frameworks answer it. */
const succeeds =
  /\b(?:sendStatus|status|writeHead|http_response_code|statusCode|status_code|status)\b\W{0,4}20\d|["']?received["']?\s*[:=]>?\s*true|\bhead\s+:(?:ok|no_content)|["'](?:ok|success)["']|\b(?:res|c|ctx|reply|response|NextResponse|Response)\.(?:json|send|end|text)\(|\bHttpResponse\(|\bjsonify\(|\breturn\b.{0,40}\b20\d\b|\bResponseEntity\.ok\b|\bResults?\.Ok\(|\breturn Ok\(/;
/** The handler of a webhook, by its names. */
const ofWebhook = /hook|callback|\bipn\b|\bnotif|\bevents?\b|payload|signature/i;

/**
 * Code of a webhook's handler that catches the error of its work and then answers with a success, so that the sender
 * never hears of it.
 */
export function observeSwallowedErrors(documents: readonly Document[]): Noted[] {
  return documents.flatMap(({ name, lines }): Noted[] => {
    if (name === reportName || lines.length > mostLines || !lines.some((line) => ofWebhook.test(line))) return [];
    const at = lines.findIndex((_, i) => begins.test(lines[i] ?? '') && isSwallowed(lines, i));
    if (at < 0) return [];
    const source = linesSource(name, at + 1, at + 1, shorten((lines[at] ?? '').trim()));
    return [{ fact: 'webhook.error_swallowed', value: true, source, belief: 'log' }];
  });
}

function isSwallowed(lines: readonly string[], at: number): boolean {
  const end = endOf(lines, at);
  const handling = lines
    .slice(at, end + 1)
    .map((line, i) => (i === 0 ? line.replace(/^.*?(?:catch|except|rescue)/, '') : line));
  if (handling.some((line) => lets.test(line) && !succeeds.test(line))) return false;
  if (handling.some((line) => succeeds.test(line))) return true;
  return lines.slice(end + 1, end + 1 + answerWithin).some((line) => succeeds.test(line) && !/[45]\d\d/.test(line));
}

/** The last line of the block that begins at a line: the brace that closes it, or where the indentation goes back. */
function endOf(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  const opened = first.slice(first.search(begins)).includes('{');
  const indent = first.search(/\S/);
  let depth = 0;
  for (let i = at; i < Math.min(lines.length, at + longestBlock); i += 1) {
    const line = i === at ? first.slice(first.search(begins)) : (lines[i] ?? '');
    if (opened) {
      depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
      if (depth <= 0) return i;
    } else if (i > at && line.trim() !== '' && line.search(/\S/) <= indent) return i - 1;
  }
  return at;
}
