import type { Exchange, Header } from '@causeway/evidence';

/**
 * What webhook deliveries have in common, whoever sends them. Vendors name their headers alike:
 * `webhook-signature`, `x-hub-signature-256`, `stripe-signature`, `x-shopify-hmac-sha256`, `x-github-event`.
 */
const signatureName = /signature|hmac|^x-hub-|(?:^|-)sig(?:$|-)/;
/** Signed API requests carry these: HTTP Message Signatures (RFC 9421) describe the signature in signature-input. */
const notASignature = /^(?:signature-input|accept-signature|x-amz-.*|x-goog-signature.*|sec-.*)$/;
const eventName =
  /^(?:webhook-(?:id|timestamp|signature)|svix-.*|x-hub-signature(?:-256)?|stripe-signature|x-shopify-hmac-sha256|x-(?:slack|twilio|zm|knock|hubspot|square)-.*signature.*|x-.*(?:webhook|hook).*|.*-webhook-.*|x-(?:github|gitlab|gitea|gogs|shopify|event|wc|twitch|slack|bitbucket|zm|intercom|hubspot)-(?:event|topic|key|delivery|retry-num|retry-reason|shop-domain|event-.*|webhook-.*|request-timestamp)|.*-event-(?:type|name|id|key)|x-event-(?:key|type|name)|ce-(?:id|type|source)|aeg-event-type|x-goog-(?:channel-id|resource-state)|x-amz-sns-message-type|twitch-eventsub-.*|paypal-transmission-.*)$/;
const sender =
  /hook|ipn\b|event api|^slackbot|^twilioproxy|^stripe\/|^paypal|^facebookexternalua|^facebookplatform|^square |^intercom|^google-cloud-?pubsub|^apis-google|^amazon simple notification|^paddle|^typeform|^zendesk|^calendly|^mailgun|^sendgrid|^svix|^hubspot|^okta-?|^docusign|^adyen|^klaviyo|^segment\.io|^atlassian/i;
const hookPath = /hooks?(?:$|[/_.-])|webhook/i;
const eventPath = /(?:^|[/_-])(?:callbacks?|events?|notify|notifications?|ipn|listener|receiver)(?:$|[/_-])/i;

/** A HAR may name a header by megabytes. */
const longestName = 100;

/** Whether a header of this name holds a signature of the content. */
function isSignatureHeader(name: string): boolean {
  const lower = name.slice(0, longestName).toLowerCase();
  return signatureName.test(lower) && !notASignature.test(lower);
}

/** The signature header that a delivery carries by its name; the strongest of several, as `x-hub-signature-256`. */
export function signatureHeader(exchange: Exchange): Header | undefined {
  const all = exchange.request?.headers.filter((h) => isSignatureHeader(h.name)) ?? [];
  return all.find((h) => /256|512|v2/.test(h.name)) ?? all[0];
}

/** A header that only webhook senders send. */
export function hasEventHeader(exchange: Exchange): boolean {
  return exchange.request?.headers.some((h) => eventName.test(h.name.slice(0, longestName).toLowerCase())) ?? false;
}

/** Whether the User-Agent is one of a webhook sender. */
export function isSender(exchange: Exchange): boolean {
  return exchange.request?.headers.some((h) => h.name.toLowerCase() === 'user-agent' && sender.test(h.value)) ?? false;
}

/** `hook`: the path calls itself a webhook. `event`: it is named as such endpoints often are. */
export function pathSign(path: string | undefined): 'hook' | 'event' | undefined {
  if (path === undefined) return undefined;
  return hookPath.test(path) ? 'hook' : eventPath.test(path) ? 'event' : undefined;
}
