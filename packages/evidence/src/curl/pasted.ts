import { headerLine, requestLine, statusLine } from '../http/message-lines.ts';
import type { TranscriptLine } from './transcript-line.ts';

const requestHeaders =
  /^(?:host|user-agent|accept|authorization|content-type|content-length|cookie|x-[\w-]+|idempotency-key)$/i;

/** Headers whose request line was not pasted: two of them, or one and a status, and a name that requests have. */
export function startsHeadless(lines: readonly TranscriptLine[], i: number): boolean {
  let known = 0;
  let all = 0;
  for (let k = i; k < lines.length && k < i + 60; k += 1) {
    const line = lines[k];
    if (line?.kind === 'received' && statusLine(line.text)) return known > 0;
    if (line?.kind !== 'sent' || line.text === '') continue;
    const header = headerLine(line.text, 0);
    if (!header) break;
    all += 1;
    if (requestHeaders.test(header.name)) known += 1;
  }
  return all >= 2 && known >= 2;
}

/** A whole message behind `>` is one that was quoted in a mail: curl marks neither a body nor a status so. */
export function isQuotedMessage(lines: readonly TranscriptLine[], i: number): boolean {
  let ended = false;
  for (let k = i + 1; lines[k]?.kind === 'sent'; k += 1) {
    const text = lines[k]?.text ?? '';
    if (requestLine(text)?.httpVersion) return false;
    if (text === '') ended = true;
    else if (ended || statusLine(text)) return true;
  }
  return false;
}
