import { senderError } from '../../deliveries/sender-words.ts';
import { sentDelivery } from '../../deliveries/sent-delivery.ts';
import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf } from '../../http/claims.ts';
import { isStatus } from '../../http/words.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'delivery-mail';
const url = /https?:\/\/[^\s<>"')\]]{3,2000}/;
/** What such mails say of the endpoint itself. */
const disabled =
  /\b(?:we (?:have|'ve|’ve)(?: \w+)? (?:disabled|deactivated|turned off|suspended|paused) .{0,60}(?:webhook|endpoint|event|subscription)|(?:webhook|endpoint|event)s? .{0,400}(?:has|have) been (?:automatically )?(?:disabled|deactivated|removed|suspended|turned off|paused)|webhook disabled:|event subscriptions? .{0,60}(?:disabled|turned off|paused))/i;
const warned =
  /\b(?:we(?:'ve|’ve| have| were| are)? (?:had (?:some )?trouble|been having (?:trouble|issues)|unable to|having (?:trouble|issues)) .{0,40}(?:send|deliver)\w* .{0,60}(?:request|webhook|event|notification|payload)|(?:webhook|endpoint) .{0,400}(?:is failing|has been failing|failing to return)|webhook delivery (?:issues|failure)s?\b|trouble sending requests to a webhook endpoint)/i;
/** `3 requests returned HTTP 404, …`; `1 request timed out, …`; `33 requests had other errors while sending the webhook.` */
const summary =
  /^\W{0,4}(\d{1,7}) (?:requests?|deliver(?:y|ies)|attempts?|events?) (?:returned (?:an? )?HTTP(?: status)?(?: code)? ?(\d{3})\b|(timed out)\b|((?:had|failed with) .{3,120}?)(?:[.,;]|$))/i;
const attempted = /\b(?:attempted|notify the endpoint|tried|failed)(?: \w+){0,3} (\d{1,6}) times?\b/i;
const shopifyTopic = /\bYour webhook for (\S{3,80}) at\b/;
/** Lines of a mail from the one that marks it. */
const reach = 40;

/** A sender's mail that deliveries fail, or that it has switched the webhook off: Stripe, Shopify, Slack and others. */
export const deliveryMail: Reader = {
  id,
  title: 'mail about failing webhook deliveries',
  formats: [
    {
      title: 'Stripe mail that an endpoint was disabled',
      sample: 'stripe-disabled.txt',
      source: 'https://github.com/woocommerce/woocommerce-gateway-stripe/issues/1289',
    },
    {
      title: 'Stripe mail about delivery issues',
      sample: 'stripe-issues.txt',
      source: 'https://github.com/pcl-labs/meredith-core/issues/79',
    },
    {
      title: 'Shopify mail about a failing webhook',
      sample: 'shopify.txt',
      source: 'https://support.qualityunit.com/474582-Shopify-Your-webhook-is-failing-email-notification',
    },
  ],
  read(section: Section): Found[] {
    const claims: Claim[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      if (text.length > 4000 || !/webhook|endpoint|event/i.test(text)) continue;
      if (!disabled.test(text) && !warned.test(text)) continue;
      const claim = mailAt(section, i);
      if (!claim) continue;
      claims.push(claim);
      i = claim.indices.at(-1) ?? i;
    }
    return foundOf(section, claims);
  },
};

function mailAt(section: Section, start: number): Claim | undefined {
  const indices = [start];
  const totals: { index: number; status?: number; said?: string }[] = [];
  let off = false;
  let address: { url: string; index: number } | undefined;
  let number: number | undefined;
  let topic: string | undefined;
  let last = start;
  for (let i = start; i < Math.min(section.lines.length, start + reach) && i - last < 12; i += 1) {
    const text = (section.lines[i] ?? '').slice(0, 4000);
    const count = summary.exec(text);
    const speaks = disabled.test(text) || warned.test(text);
    if (count) {
      const status = Number(count[2] ?? 0);
      const said = count[3] ?? count[4];
      totals.push({ index: i, ...(isStatus(status) ? { status } : {}), ...(said ? { said } : {}) });
    }
    if (disabled.test(text)) off = true;
    const tries = attempted.exec(text)?.[1];
    if (tries) number ??= Number(tries);
    const found =
      (speaks || /endpoint|webhook for/i.test(text)) && !/dashboard\.|\/docs\b|docs\./.test(url.exec(text)?.[0] ?? '')
        ? url.exec(text)?.[0]
        : undefined;
    const clean = found?.replace(/[.,;:!?]+$/, '');
    // A subject line may cut it short.
    if (clean && (!address || clean.startsWith(address.url))) address = { url: clean, index: i };
    topic ??= shopifyTopic.exec(text)?.[1];
    if (!count && !speaks && !tries && !found) continue;
    last = i;
    if (i !== start) indices.push(i);
  }
  if (!address) return undefined;
  const all = section.lines
    .slice(start, last + 1)
    .join('\n')
    .slice(0, 20_000);
  const sender = /\bstripe\b/i.test(all)
    ? 'stripe'
    : topic || /shopify/i.test(all)
      ? 'shopify'
      : /\bslack\b/i.test(all)
        ? 'slack'
        : /\bgithub\b/i.test(all)
          ? 'github'
          : undefined;
  const line = section.firstLine + address.index;
  const request = { url: address.url, headers: [], line };
  const one = ({ index, status, said }: { index: number; status?: number; said?: string }): Exchange => ({
    ...sentDelivery(section, id, index),
    request,
    ...(status ? { response: { status, headers: [], line: section.firstLine + index } } : {}),
    ...(said ? { error: senderError(said, section.firstLine + index) } : {}),
    attempt: {
      ...(sender ? { sender } : {}),
      ...(topic ? { event: topic } : {}),
      ...(number === undefined ? {} : { number }),
      state: 'failed',
      ...(off ? { endpointState: 'disabled' } : {}),
      line: section.firstLine + index,
    },
  });
  const exchanges = totals.length > 0 ? totals.map(one) : [one({ index: address.index })];
  return { indices: indices.sort((a, b) => a - b), exchanges };
}
