import type { Header } from '../exchange.ts';
import { headerLine, requestLine, statusLine } from '../http/message-lines.ts';
import { areDelivery } from '../http/webhook-signs.ts';
import type { TranscriptLine } from './transcript-line.ts';

const requestHeaders =
  /^(?:host|user-agent|accept|authorization|content-type|content-length|cookie|x-[\w-]+|idempotency-key)$/i;

/** Headers whose request line was not pasted: two of them, or one and a status, and a name that requests have. */
export function startsHeadless(lines: readonly TranscriptLine[], i: number): boolean {
  const above = headersAbove(lines, i);
  if (!above) return false;
  let known = 0;
  const headers: Header[] = [];
  for (let k = i; k < lines.length && k < i + 60; k += 1) {
    const line = lines[k];
    if (line?.kind === 'received' && statusLine(line.text)) return known > 0;
    if (line?.kind !== 'sent' || line.text === '') continue;
    const header = headerLine(line.text, 0);
    if (!header) break;
    headers.push(header);
    if (requestHeaders.test(header.name)) known += 1;
  }
  // A webhook's headers in a mail are quoted, not curl's.
  const all = [...above, ...headers];
  const isCurl = all.some((h) => h.name.toLowerCase() === 'user-agent' && h.value.startsWith('curl/'));
  return headers.length >= 2 && known >= 2 && (isCurl || !areDelivery(all));
}

/** The headers that stand right above; `undefined` where they are below a request line that curl would not print. */
function headersAbove(lines: readonly TranscriptLine[], i: number): Header[] | undefined {
  const headers: Header[] = [];
  for (let k = i - 1; k >= 0 && k > i - 60; k -= 1) {
    const line = lines[k];
    if (line?.kind !== 'sent') break;
    const one = line.text.includes('://') && requestLine(line.text) ? undefined : headerLine(line.text, 0);
    if (!one) return requestLine(line.text) ? undefined : headers;
    headers.unshift(one);
  }
  return headers;
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
