import type { Section } from '../document.ts';
import { type Exchange, header } from '../exchange.ts';
import { type Claim, foundOf } from '../http/claims.ts';
import type { Found } from '../reader.ts';
import { bodyBelow, headersBelow } from './labelled-lines.ts';
import { senderError } from './sender-words.ts';
import { sentDelivery } from './sent-delivery.ts';

const undelivered =
  /^We (?:couldn|had an issue|were unable|could not).{0,3}t? ?(?:to )?deliver(?:ing)? this payload: ?(.{1,300})$/i;
const requestUrl = /^Request URL: ?(https?:\/\/\S{1,4000})$/;
const requestMethod = /^Request method: ?([A-Z]{3,10})$/;
const responseTab = /^(?:Request )?Response ?(\d{3})$/;
const completed = /^Completed in ([\d.]{1,12}) seconds?\.?$/;
const heading = /^(?:Headers|Payload|Body|Request|Response(?: \d{3})?|Redeliver|Request Response \d{3})$/;
const ends = (text: string) => heading.test(text) || requestUrl.test(text) || undelivered.test(text);
/** Lines of a page above and below what marks it. */
const reach = 12;

/** A delivery's page under "Recent deliveries", copied as text, with one tab of it or both below each other. */
export function githubPages(page: Section, reader: string): Found[] {
  const { lines } = page;
  if (!lines.some((line) => /^\s*(?:Request URL:|We (?:couldn|had|were|could))/.test(line))) return [];
  const claims: Claim[] = [];
  let free = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text.length > 5000) continue;
    const said = undelivered.exec(text)?.[1];
    const url = requestUrl.exec(text)?.[1];
    const method = requestMethod.exec((lines[i + 1] ?? '').trim())?.[1];
    if (said === undefined && (url === undefined || method === undefined)) continue;
    const claim = pageAt(page, i, free, reader);
    claims.push(claim);
    i = Math.max(i, claim.indices.at(-1) ?? i);
    free = i + 1;
  }
  return foundOf(page, claims);
}

function pageAt(page: Section, anchor: number, free: number, reader: string): Claim {
  const { lines, firstLine } = page;
  const taken: number[] = [];
  const exchange: Exchange = {
    ...sentDelivery(page, reader, anchor),
    attempt: { sender: 'github', line: firstLine + anchor },
  };
  let status: { status: number; line: number } | undefined;
  let inResponse = false;
  let strange = 0;
  const start = Math.max(free, anchor - reach);
  for (let i = start; i < lines.length && strange < 3; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (text === '' || text.length > 5000) continue;
    const line = firstLine + i;
    const at = status?.status;
    const tab = responseTab.exec(text)?.[1];
    const seconds = completed.exec(text)?.[1];
    const said = undelivered.exec(text)?.[1];
    const url = requestUrl.exec(text)?.[1];
    if (tab) {
      inResponse = status !== undefined || exchange.request !== undefined;
      status ??= { status: Number(tab), line };
      if (at !== undefined && at !== Number(tab)) break;
    } else if (seconds) exchange.durationMs = Math.round(Number(seconds) * 1000);
    else if (said) exchange.error = senderError(said, line);
    else if (url) {
      if (exchange.request) break;
      const method = requestMethod.exec((lines[i + 1] ?? '').trim())?.[1];
      const { headers, next } = headersBelow(page, i + (method ? 2 : 1), ends);
      exchange.request = { ...(method ? { method } : {}), url, headers, line };
      for (let own = i; own < next; own += 1) taken.push(own);
      i = Math.max(i, next - 1);
    } else if (text === 'Payload' || text === 'Body') {
      const below = bodyBelow(page, i + 1, [], ends);
      if (text === 'Payload' && exchange.request && below) exchange.request.body = below.body;
      if (text === 'Body' && status && below) {
        exchange.response = {
          status: status.status,
          headers: exchange.response?.headers ?? [],
          body: below.body,
          line: status.line,
        };
      }
      if (below) {
        for (let own = i; own < below.next; own += 1) taken.push(own);
        i = below.next - 1;
      }
    } else if (text === 'Headers' && exchange.request && inResponse) {
      const { headers, next } = headersBelow(page, i + 1, ends);
      if (status) exchange.response = { status: status.status, headers, line: status.line };
      for (let own = i; own < next; own += 1) taken.push(own);
      i = Math.max(i, next - 1);
    } else if (!heading.test(text)) {
      // Above the mark other things may stand; below it, what is no part of the page ends it.
      if (i > anchor) strange += 1;
      continue;
    }
    taken.push(i);
  }
  if (status && !exchange.response) exchange.response = { status: status.status, headers: [], line: status.line };
  if (exchange.response) delete exchange.error;
  const named = (name: string) => header(exchange.request?.headers ?? [], name)?.value;
  const event = named('x-github-event');
  const eventId = named('x-github-delivery');
  if (exchange.attempt && event) exchange.attempt.event = event;
  if (exchange.attempt && eventId) exchange.attempt.eventId = eventId;
  const indices = [...new Set([...taken, anchor])].sort((a, b) => a - b);
  exchange.firstLine = firstLine + (indices[0] ?? anchor);
  exchange.lastLine = firstLine + (indices.at(-1) ?? anchor);
  return { indices, exchanges: [exchange] };
}
