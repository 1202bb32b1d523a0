import { bodyBelow } from '../../deliveries/labelled-lines.ts';
import { senderError } from '../../deliveries/sender-words.ts';
import { sentDelivery } from '../../deliveries/sent-delivery.ts';
import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom } from '../../http/claims.ts';
import { isStatus } from '../../http/words.ts';
import { instantOf } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'stripe-attempt';
const code =
  /^(?:Test webhook error:|HTTP status code:?|Test webhook sent successfully:?)\s*(\d{3})?(?: ?(?:ERR|OK)\b.{0,40}|\s+\([\w ]{2,40}\))?$/i;
const silent =
  /^(?:(?:Test webhook error|Error|Response|Failed|Delivery status): ?)?((?:Failed|Unable) to connect(?: to (?:the )?remote host)?|Timed out(?: connecting to (?:the )?remote host)?|(?:\()?(?:TLS|SSL) error\)?|Invalid (?:TLS|SSL)(?:\/SSL)? certificate|Could not resolve host.{0,100})\.?$/i;
const type = /(?:^|[\s(])([a-z][a-z0-9_]{2,40}(?:\.[a-z][a-z0-9_]{1,40}){1,4})(?=[\s)]|$)/;
const event = /\bevt_[A-Za-z0-9_]{3,80}/;
const address = /(?:^|\s)(https?:\/\/\S{1,2000})/;
const heading =
  /^(?:(?:Webhook|Delivery|Event) (?:attempts?|details?)|Response(?: \([\w.]{3,80}\)| body)?|Request(?: to your endpoint| body)?|Resend|Event data)\b.{0,60}$/i;
const ends = (text: string) => heading.test(text) || code.test(text) || silent.test(text);
/** Lines above the status that may still name the event. */
const reach = 8;

/** One attempt of Stripe's dashboard, its page copied as text: `HTTP status code`, the response, the event sent. */
export const stripeAttempt: Reader = {
  id,
  title: 'Stripe webhook attempt',
  formats: [
    {
      title: 'Stripe webhook attempt of the dashboard',
      sample: 'answered.txt',
      source: 'https://docs.stripe.com/webhooks#event-deliveries',
    },
    {
      title: 'Stripe webhook attempt without an answer',
      sample: 'unanswered.txt',
      source: 'https://github.com/stripe/stripe-terminal-react-native/issues/951',
    },
  ],
  read(page: Section): Found[] {
    const claims: Claim[] = [];
    let free = 0;
    for (let i = 0; i < page.lines.length; i += 1) {
      const text = (page.lines[i] ?? '').trim();
      if (text.length > 200 || !/HTTP status|webhook|connect|[Tt]imed out|TLS|SSL|resolve/i.test(text)) continue;
      const claim = attemptAt(page, i, free);
      if (!claim) continue;
      claims.push(claim);
      i = Math.max(i, claim.indices.at(-1) ?? i);
      free = i + 1;
    }
    return foundOf(page, claims);
  },
};

function attemptAt(page: Section, anchor: number, free: number): Claim | undefined {
  const text = (page.lines[anchor] ?? '').trim();
  const line = page.firstLine + anchor;
  const told = code.exec(text);
  const said = silent.exec(text)?.[1];
  if (!told && !said) return undefined;
  // The number of a label may stand on the line below it.
  const apart = told && !told[1] ? /^(\d{3})\b.{0,20}$/.exec((page.lines[anchor + 1] ?? '').trim()) : null;
  const status = Number(told?.[1] ?? apart?.[1] ?? 0);
  if (told && !isStatus(status)) return undefined;
  const above = page.lines.slice(Math.max(free, anchor - reach), anchor).map((one) => one.trim().slice(0, 2000));
  let last = anchor + (apart ? 1 : 0);
  const response = told ? bodyBelow(page, last + 1, [], ends) : undefined;
  if (response) last = response.next - 1;
  const below = page.lines
    .slice(last + 1, last + 4)
    .findIndex((one) => /^\s*Request\b/.test(one) && heading.test(one.trim()));
  const requestAt = below < 0 ? -1 : last + 1 + below;
  const sent = requestAt < 0 ? undefined : bodyBelow(page, requestAt + 1, [], ends);
  if (sent) last = sent.next - 1;
  const around = [...above, sent?.body.text.slice(0, 20_000) ?? ''].join('\n');
  const eventId = event.exec(around)?.[0];
  const named = above
    .map((one) => type.exec(one)?.[1])
    .findLast((one) => one !== undefined && !/\.(?:com|net|org|io|dev|app)$/.test(one));
  const inPayload = /"type": ?"([a-z_]+(?:\.[a-z_]+)+)"/.exec(sent?.body.text ?? '')?.[1];
  // Other programs print these words too: something of Stripe has to stand with them.
  if (!eventId && !named && !above.some((one) => /webhook|event deliver|stripe/i.test(one)) && !/webhook/i.test(text))
    return undefined;
  const url = above.map((one) => address.exec(one)?.[1]).findLast((one) => one !== undefined);
  const at = above.map((one, i) => instantOf(one, line - above.length + i)).findLast((one) => one !== undefined);
  const first = firstOfPage(above, anchor);
  const exchange: Exchange = {
    ...sentDelivery(page, id, first, last),
    ...(url || sent
      ? { request: { ...(url ? { url } : {}), headers: [], ...(sent ? { body: sent.body } : {}), line } }
      : {}),
    ...(told
      ? {
          response: { status, headers: [], ...(response ? { body: response.body } : {}), line: line + (apart ? 1 : 0) },
        }
      : {}),
    ...(said ? { error: senderError(said, line) } : {}),
    ...(at ? { startedAt: at } : {}),
    attempt: {
      sender: 'stripe',
      ...((inPayload ?? named) ? { event: inPayload ?? named ?? '' } : {}),
      ...(eventId ? { eventId } : {}),
      line,
    },
  };
  const indices = indicesFrom(first, last);
  return { indices, exchanges: [exchange] };
}

/** Of the lines above, those next to the status that are parts of the page belong to it. */
function firstOfPage(above: readonly string[], anchor: number): number {
  let first = anchor;
  for (let i = above.length - 1; i >= 0; i -= 1) {
    const text = above[i] ?? '';
    if (
      text !== '' &&
      !heading.test(text) &&
      !type.test(text) &&
      !event.test(text) &&
      !/^(?:Failed|Succeeded|Pending|\d{3} ERR|URL\b.*)$/.test(text)
    )
      break;
    if (text !== '') first = anchor - (above.length - i);
  }
  return first;
}
