import type { Section } from '../document.ts';
import type { Exchange, Instant } from '../exchange.ts';
import { type Claim, foundOf, inOrder } from '../http/claims.ts';
import { instantOf } from '../logs/timestamp.ts';
import type { Found } from '../reader.ts';
import { senderError } from './sender-words.ts';
import { sentDelivery } from './sent-delivery.ts';

const time = String.raw`^\s*(?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) *)?`;
const method = '(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)';
/** `2026-05-03 02:00:00   --> charge.succeeded [evt_1]`; "connect " and "v2" stand before the type of others' events. */
const event = new RegExp(
  String.raw`${time}--> (?:(?:connect|thin|v2) )*([\w.]{3,100}(?:\[[\w.]{1,60}\])?) \[([\w.…,#[\]-]{3,80})\]\s*$`,
);
/** `2026-05-03 02:00:00  <--  [400] POST http://localhost:4242/webhook [evt_1]` */
const answer = new RegExp(
  String.raw`${time}<-- +\[(\d{3})\] ${method} (https?://\S{1,2000}) \[([\w.…,#[\]-]{3,80})\]\s*$`,
);
/** `2026-05-03 02:00:00 [200] POST http://localhost:3000/hook | https://dashboard.hookdeck.com/…/events/evt_1` */
const relayed = new RegExp(
  String.raw`${time}\[(\d{3})\] ${method} (https?://\S{1,2000})(?: \((\d{1,7})ms\))? (?:\||→|->) (https://\S{0,200}hookdeck\.com/\S{1,400})\s*$`,
);
const failure = new RegExp(
  String.raw`${time}\[ERROR\] Failed to (?:${method}: (.{3,2000})|read response from endpoint, error = (.{1,2000}))$`,
);
const target = /^\w+ "(https?:\/\/[^"]{1,2000})":/;
/** What both programs print around them. */
const ready = /^\s*>? ?Ready! .{0,200}\^C to quit|webhook signing secret is/;

/** What the command line listeners of Stripe and Hookdeck print: one that forwards events to a machine nearby. */
export function listenLines(section: Section, reader: string, sender: 'stripe' | 'hookdeck'): Found[] {
  const claims: Claim[] = [];
  /** Events that were not answered yet, by id, the oldest first. */
  const open = new Map<string, { index: number; type: string }>();
  const seen = new Map<string, string>();
  for (const [i, text] of section.lines.entries()) {
    if (text.length > 5000 || !/\[|Ready!/.test(text)) continue;
    const line = section.firstLine + i;
    const begun = sender === 'stripe' ? event.exec(text) : null;
    if (begun?.[2] && begun[3]) {
      open.set(begun[3], { index: i, type: begun[2] });
      seen.set(begun[3], begun[2]);
      claims.push({ indices: [i] });
      continue;
    }
    const base = sentDelivery(section, reader, i);
    const done = (sender === 'stripe' ? answer : relayed).exec(text);
    if (done?.[2] && done[4]) {
      const eventId = sender === 'stripe' ? done[5] : /\/(evt_\w{1,80})/.exec(done[6] ?? '')?.[1];
      const type = eventId === undefined ? undefined : seen.get(eventId);
      if (eventId) open.delete(eventId);
      const exchange: Exchange = {
        ...base,
        request: { method: done[3] ?? 'POST', url: done[4], headers: [], line },
        response: { status: Number(done[2]), headers: [], line },
        ...startOf(done[1], line),
        ...(sender === 'hookdeck' && done[5] ? { durationMs: Number(done[5]) } : {}),
        attempt: { sender, ...(type ? { event: type } : {}), ...(eventId ? { eventId } : {}), line },
      };
      claims.push({ indices: [i], exchanges: [exchange] });
      continue;
    }
    const failed = failure.exec(text);
    const said = failed?.[3] ?? failed?.[4];
    if (!failed || !said || (claims.length === 0 && !isOf(sender, section))) continue;
    const [first] = open;
    if (first) open.delete(first[0]);
    const url = target.exec(said)?.[1];
    const exchange: Exchange = {
      ...base,
      ...(url ? { request: { ...(failed[2] ? { method: failed[2] } : {}), url, headers: [], line } } : {}),
      error: senderError(said, line),
      ...startOf(failed[1], line),
      attempt: { sender, ...(first ? { event: first[1].type, eventId: first[0] } : {}), line },
    };
    claims.push({ indices: [i], exchanges: [exchange] });
  }
  if (!claims.some((claim) => claim.exchanges)) return [];
  for (const [i, text] of section.lines.entries())
    if (text.length < 1000 && ready.test(text)) claims.push({ indices: [i] });
  return foundOf(section, inOrder(claims));
}

/** The two programs print a failure alike: what else they print tells them apart. */
function isOf(sender: 'stripe' | 'hookdeck', { lines }: Section): boolean {
  const own =
    sender === 'stripe' ? /\bstripe listen\b|whsec_|signing secret|^.{0,20} --> [\w.]+ \[evt_/ : /\bhookdeck\b/i;
  return lines.some((line) => line.length < 1000 && own.test(line));
}

function startOf(text: string | undefined, line: number): { startedAt?: Instant } {
  const at = text === undefined ? undefined : instantOf(text, line);
  return at ? { startedAt: at } : {};
}
