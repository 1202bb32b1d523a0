import type { Section } from '../../document.ts';
import type { HttpRequest, HttpResponse } from '../../exchange.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { isInterim } from '../../http/message-lines.ts';
import { findMessages } from '../../http/messages.ts';
import { isCapture } from '../../http/webhook-signs.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'raw-http';
/** Lines such as "Response:" that may stand between a request and its response. */
const mostBetween = 4;
/** Reads HTTP messages as they go over the wire, and `.http` files. */
export const rawHttp: Reader = {
  id,
  title: 'HTTP message',
  formats: [
    { title: 'HTTP message', sample: 'exchange.txt', source: 'https://www.rfc-editor.org/rfc/rfc9112' },
    {
      title: '.http file',
      sample: 'requests.http',
      source: 'https://learn.microsoft.com/aspnet/core/test/http-files',
    },
  ],
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
  const indices = parts.flatMap((part) => indicesFrom(part.first, part.last));
  return exchangeClaim(section, id, indices, {
    seenFrom: request && isCapture(request.headers) ? 'server' : 'unknown',
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
  });
}
