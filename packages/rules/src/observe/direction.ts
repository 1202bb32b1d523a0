import type { Direction, Exchange } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { credentialsOf } from './credential-sent.ts';
import { hostKind } from './host-kind.ts';
import { hasEventHeader, isSender, pathSign, signatureHeader } from './webhook-signs.ts';

/**
 * Whether an exchange is a customer's call to an API or a webhook delivery, by whose record it is and
 * by the signs that deliveries carry. A record that shows no such sign is a call.
 */
export function directionOf(exchange: Exchange): Direction {
  if (exchange.direction) return exchange.direction;
  if (exchange.seenFrom === 'sender') return 'delivery';
  const { request } = exchange;
  if (!request) return 'api_call';
  const { path, host } = addressOf(exchange);
  const sign = pathSign(path);
  const signed = signatureHeader(exchange) !== undefined;
  const known = hasEventHeader(exchange) || isSender(exchange);
  // Deliveries are POSTs; a few senders use PUT, and handshakes and some notifications are GETs with the sender's own signs.
  const posts = request.method === undefined || request.method === 'POST' || request.method === 'PUT';
  if (exchange.seenFrom === 'server') {
    if (known) return 'delivery';
    return posts && (signed || sign !== undefined) ? 'delivery' : 'api_call';
  }
  if (!posts) return 'api_call';
  if (known && (signed || sign !== undefined)) return 'delivery';
  const kind = host === undefined ? undefined : hostKind(host);
  const near = kind === 'loopback' || kind === 'tunnel' || kind === 'private';
  if (near && (sign === 'hook' || signed)) return 'delivery';
  return sign === 'hook' && !looksLikeApi(exchange) ? 'delivery' : 'api_call';
}

/**
 * A POST by hand to a path that calls itself a webhook is a test of that webhook, unless it manages
 * webhooks (`POST api.example.com/v1/webhooks`) or posts to a vendor's incoming one (`hooks.slack.com/services/…`).
 */
function looksLikeApi(exchange: Exchange): boolean {
  const { path = '', host = '' } = addressOf(exchange);
  return (
    credentialsOf(exchange).length > 0 ||
    path.includes('…[') ||
    /^(?:api|hooks?|discord|graph|rest)\d?[.-]|(?:^|\.)(?:api|discord|slack|office)\./.test(host) ||
    /\/(?:v\d+(?:\.\d+)?|\d{4}-\d\d(?:-\d\d)?)\//.test(path) ||
    (/webhooks?(?:\.json|\/?)$/.test(path) && /\/api\/.+\/|\/admin\//.test(path))
  );
}
