import { senderError } from '../../deliveries/sender-words.ts';
import { sentDelivery } from '../../deliveries/sent-delivery.ts';
import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf } from '../../http/claims.ts';
import { instantOf } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'shopify-deliveries';
/** Response, subscription, shop id, shop, time, retries: the columns of the delivery log. */
const row =
  /^\s*(?:(\d{3})|(Timed? ?out|Timeout|No response|Connection (?:error|refused|failed)|SSL error|DNS error|-))(?: [A-Z][\w ]{1,40}?)?\s+(?:gid:\/\/shopify\/\w+\/)?(\d{6,20})\s+(?:(\d{6,20})\s+)?([a-z0-9-]{1,80}\.myshopify\.com)\s+(.{6,60}?)(?:\s+(\d{1,3}))?\s*$/i;
const topic = /^\s*(?:Topic:? +)?([a-z_]{2,40}\/[a-z_]{2,40})\b.{0,80}$/;

/** The delivery log of an app's webhook metrics in Shopify's dashboards, its rows copied as text. */
export const shopifyDeliveries: Reader = {
  id,
  title: 'Shopify webhook delivery log',
  formats: [
    {
      title: 'Shopify webhook delivery log',
      sample: 'log.txt',
      source: 'https://shopify.dev/apps/webhooks/delivery-metrics',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.includes('.myshopify.com'))) return [];
    const claims: Claim[] = [];
    let event: string | undefined;
    for (const [i, text] of section.lines.entries()) {
      if (text.length > 500) continue;
      if (!text.includes('.myshopify.com')) {
        event = topic.exec(text)?.[1] ?? event;
        continue;
      }
      const found = row.exec(text);
      if (!found?.[5]) continue;
      const line = section.firstLine + i;
      const [, digits, said, subscription, , shop, when, retries] = found;
      const at = instantOf((when ?? '').trim().replace(/ at /, ' '), line);
      const exchange: Exchange = {
        ...sentDelivery(section, id, i),
        ...(digits ? { response: { status: Number(digits), headers: [], line } } : {}),
        ...(said && said !== '-' ? { error: senderError(said, line) } : {}),
        ...(at ? { startedAt: at } : {}),
        attempt: {
          sender: 'shopify',
          ...(event ? { event } : {}),
          ...(subscription ? { endpointId: subscription } : {}),
          // The log counts the repetitions of one payload.
          ...(retries === undefined ? {} : { number: Number(retries) + 1 }),
          line,
        },
        fields: { shop },
      };
      claims.push({ indices: [i], exchanges: [exchange] });
    }
    return foundOf(section, claims);
  },
};
