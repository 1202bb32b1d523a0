import { type Header, header } from '../exchange.ts';

/** Headers in which senders sign, name the event or number the delivery. */
const signature =
  /signature|hmac|^webhook-(?:id|timestamp)$|^svix-|^x-(?:github-(?:event|delivery)|gitlab-(?:event|token|webhook-uuid)|shopify-(?:topic|webhook-id)|event-key|hook-uuid|request-uuid|webhook-.+|twilio-.+|slack-request-timestamp)$|^(?:stripe|paypal|linear|intercom|typeform|sentry-hook|x-hub)-/i;
const forwarded =
  /^(?:x-forwarded-(?:for|proto|host)|x-real-ip|cf-connecting-ip|cf-ray|x-amzn-trace-id|true-client-ip|via)$/i;
const senderAgent =
  /web-?hook|hookshot|^(?:Stripe|Slackbot|Shopify|Twilio|Svix|GitHub|GitLab|Zendesk|PayPal|Zapier|Amazon Simple)/i;
const ownAgent = /^(?:curl|PostmanRuntime|insomnia|HTTPie|Mozilla)\b/i;

/** A request that only its receiver can have written down: a sender's signature or agent, a proxy's headers. */
export function isCapture(headers: readonly Header[]): boolean {
  if (headers.some((h) => forwarded.test(h.name))) return true;
  const agent = header(headers, 'user-agent')?.value ?? '';
  if (ownAgent.test(agent)) return false;
  return senderAgent.test(agent) || headers.some((h) => signature.test(h.name));
}

/** Whether headers without a request line are those of a delivery: several signs, of the sender's and of HTTP. */
export function areDelivery(headers: readonly Header[]): boolean {
  const has = (name: string) => header(headers, name) !== undefined;
  const agent = header(headers, 'user-agent')?.value ?? '';
  const body = has('content-type') || has('content-length');
  const sent = headers.some((h) => signature.test(h.name)) || senderAgent.test(agent);
  if (headers.length < 3 || has('set-cookie') || (has('server') && !has('user-agent'))) return false;
  if (sent && body && (has('user-agent') || has('host') || headers.length >= 4)) return true;
  return has('user-agent') && has('host') && body && headers.some((h) => forwarded.test(h.name));
}
