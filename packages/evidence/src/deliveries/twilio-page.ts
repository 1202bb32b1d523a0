import type { Section } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import { type Claim, foundOf, indicesFrom } from '../http/claims.ts';
import { isStatus } from '../http/words.ts';
import type { Found } from '../reader.ts';
import { bodyBelow, headersBelow } from './labelled-lines.ts';
import { senderError } from './sender-words.ts';
import { sentDelivery } from './sent-delivery.ts';

/** `Error - 11200`, `Error: 11200 HTTP retrieval failure`; 11xxx and 12xxx are about calls of the customer's URL. */
const mark = /^(?:Twilio )?(?:Error|Warning) ?[-–—:]? ?(?:Code:? ?)?(1[12]\d{3}|15003)\b[:\s-–—]{0,3}(.{0,200})$/i;
const url = /^(?:(?:Request|Webhook|Callback) ?)?(?:URL:? ?)?(?:(GET|POST) )?(https?:\/\/\S{1,4000})$/i;
const status =
  /^(?:HTTP )?(?:Response|Status|Response code|Status code|HTTP status(?: code)?)[:\s]{1,3}(?:HTTP )?(\d{3})\b/i;
const resource = /^(?:Call|Message|Resource|SMS|Conversation)(?: SID)?[:\s]{1,3}([A-Z]{2}[\w…[\],#-]{6,60})$/;
const heading =
  /^(?:Request|Response|Headers|Parameters|Body|Request Inspector|Response Headers|Response Body|Possible causes|Possible solutions|Error description|Message|Details|Product|Timestamp.{0,60}|Date.{0,60})$/i;
const ends = (text: string) => heading.test(text) || mark.test(text);
const reach = 40;
/** What Twilio's titles of these errors speak of; a number alone may be anybody's. */
const about =
  /\b(?:HTTP|URL|XML|TwiML|document|content|schema|connection|certificate|SSL|redirects?|retriev\w+|callback|host)\b/i;

/** An error's page of Twilio's console, copied as text. */
export function twilioPages(page: Section, reader: string): Found[] {
  const claims: Claim[] = [];
  for (let i = 0; i < page.lines.length; i += 1) {
    const text = (page.lines[i] ?? '').trim();
    const found = text.length < 300 ? mark.exec(text) : null;
    if (!found?.[1]) continue;
    const words = found[2]?.trim() || (page.lines[i + 1] ?? '').trim();
    if (!about.test(words.slice(0, 200))) continue;
    const claim = pageAt(page, i, { code: found[1], words: found[2]?.trim() ?? '' }, reader);
    claims.push(claim);
    i = claim.indices.at(-1) ?? i;
  }
  return foundOf(page, claims);
}

function pageAt(page: Section, anchor: number, error: { code: string; words: string }, reader: string): Claim {
  const at = page.firstLine + anchor;
  const taken = [anchor];
  let words = error.words;
  const exchange: Exchange = sentDelivery(page, reader, anchor);
  let headers: NonNullable<Exchange['response']>['headers'] = [];
  let inResponse = false;
  for (let i = anchor + 1; i < Math.min(page.lines.length, anchor + reach); i += 1) {
    const text = (page.lines[i] ?? '').trim();
    if (text === '' || text.length > 5000) continue;
    if (mark.test(text)) break;
    const line = page.firstLine + i;
    const address = url.exec(text);
    const code = Number(status.exec(text)?.[1] ?? 0);
    if (!words && i === anchor + 1 && text.length < 100 && !heading.test(text)) words = text;
    else if (address?.[2] && !exchange.request) {
      exchange.request = { ...(address[1] ? { method: address[1] } : {}), url: address[2], headers: [], line };
    } else if (isStatus(code) && !exchange.response) {
      exchange.response = { status: code, headers: [], line };
      inResponse = true;
    } else if (/^Response(?: (?:Headers|Body))?$/i.test(text)) inResponse = true;
    else if (/^(?:Response )?Headers$/i.test(text) && inResponse) {
      const below = headersBelow(page, i + 1, ends);
      headers = below.headers;
      i = Math.max(i, below.next - 1);
    } else if (/^(?:Response )?Body$/i.test(text) && inResponse && exchange.response) {
      const below = bodyBelow(page, i + 1, headers, ends);
      if (below) {
        exchange.response.body = below.body;
        i = below.next - 1;
      }
    } else if (!heading.test(text) && !resource.test(text)) continue;
    taken.push(i);
  }
  const indices = indicesFrom(anchor, taken.at(-1) ?? anchor);
  if (exchange.response) exchange.response.headers = headers;
  else exchange.error = senderError(`Error ${error.code}${words ? `: ${words}` : ''}`, at);
  exchange.lastLine = page.firstLine + (indices.at(-1) ?? anchor);
  exchange.attempt = { sender: 'twilio', state: `error ${error.code}`, line: at };
  return { indices, exchanges: [exchange] };
}
