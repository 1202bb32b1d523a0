import type { Section } from '../../document.ts';
import { type Exchange, type Header, type HttpRequest, type HttpResponse, header } from '../../exchange.ts';
import { type Claim, foundOf } from '../../http/claims.ts';
import { isInterim } from '../../http/message-lines.ts';
import { findMessages } from '../../http/messages.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'raw-http';
/** Lines such as "Response:" that may stand between a request and its response. */
const mostBetween = 4;
const signature =
  /signature|hmac|^webhook-(?:id|timestamp)$|^svix-|^x-(?:github-event|gitlab-event|shopify-topic|event-key)$/i;
const forwarded =
  /^(?:x-forwarded-(?:for|proto|host)|x-real-ip|cf-connecting-ip|cf-ray|x-amzn-trace-id|true-client-ip|via)$/i;
const senderAgent =
  /web-?hook|hookshot|^(?:Stripe|Slackbot|Shopify|Twilio|Svix|GitHub|GitLab|Zendesk|PayPal|Zapier|Amazon Simple)/i;

/** Reads HTTP messages as they go over the wire, and `.http` files. */
export const rawHttp: Reader = {
  id,
  title: 'HTTP message',
  formats: [],
  read(section: Section): Found[] {
    const claims: Claim[] = [];
    let asked: { request: HttpRequest; first: number; last: number } | undefined;
    const flush = () => {
      if (asked) claims.push(claim(section, asked.request, undefined, [asked]));
      asked = undefined;
    };
    for (const message of findMessages(section.lines, section.firstLine)) {
      if ('request' in message) {
        flush();
        asked = message;
      } else if (!isInterim(message.response.status)) {
        if (asked && !isNear(section.lines, asked.last, message.first)) flush();
        claims.push(claim(section, asked?.request, message.response, asked ? [asked, message] : [message]));
        asked = undefined;
      }
    }
    flush();
    return foundOf(section, claims);
  },
};

/** Whether what stands between two messages is at most a few lines of heading or a fence. */
function isNear(lines: readonly string[], last: number, first: number): boolean {
  let between = 0;
  for (let i = last + 1; i < first && between <= mostBetween; i += 1) {
    const line = lines[i]?.trim();
    if (line?.startsWith('###')) return false;
    if (line) between += 1;
  }
  return between <= mostBetween;
}

function claim(
  section: Section,
  request: HttpRequest | undefined,
  response: HttpResponse | undefined,
  parts: { first: number; last: number }[],
): Claim {
  const indices = parts.flatMap((part) => Array.from({ length: part.last - part.first + 1 }, (_, i) => part.first + i));
  const exchange: Exchange = {
    artifact: section.artifact,
    firstLine: section.firstLine + (indices[0] ?? 0),
    lastLine: section.firstLine + (indices.at(-1) ?? 0),
    reader: id,
    seenFrom: request && isCapture(request.headers) ? 'server' : 'unknown',
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
  };
  return { indices, exchanges: [exchange] };
}

/** A request that only its receiver can have written down: a sender's signature or agent, a proxy's headers. */
function isCapture(headers: readonly Header[]): boolean {
  if (headers.some((h) => forwarded.test(h.name))) return true;
  const agent = header(headers, 'user-agent')?.value ?? '';
  if (/^(?:curl|PostmanRuntime|insomnia|HTTPie|Mozilla)\b/i.test(agent)) return false;
  return senderAgent.test(agent) || headers.some((h) => signature.test(h.name));
}
