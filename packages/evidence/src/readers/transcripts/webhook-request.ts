import type { Section } from '../../document.ts';
import { type Body, type Header, type HttpRequest, header } from '../../exchange.ts';
import { bodyOf, declaredBytes, startsBody, takeBody } from '../../http/body.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { headerBlockAt } from '../../http/header-block.ts';
import { areDelivery } from '../../http/webhook-signs.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'webhook-request';
/** A line that announces the payload. */
const label = /^\W{0,4}(?:(?:raw |request )?(?:body|payload|content|data)|form values|event)\b.{0,20}$/i;
const signs = /content-(?:type|length)|content_(?:type|length)/i;
/** A line that is one record of a JSON log, which tells of the answer too: it is left to the readers of those. */
const logRecord = /"(?:level|levelname|severity|lvl|log\.level|res|responseTime)"\s{0,4}:/;
/** So many blank lines and announcements may stand between headers and payload. */
const mostBetween = 3;

/** Reads a webhook's headers and payload that were pasted without a request line, as capture pages and programs show them. */
export const webhookRequest: Reader = {
  id,
  title: 'headers and payload of a webhook',
  formats: [
    { title: 'webhook headers and payload', sample: 'headers.txt', source: 'https://docs.webhook.site/' },
    {
      title: 'webhook headers printed as an object',
      sample: 'express.txt',
      source: 'https://expressjs.com/en/api.html#req',
    },
    { title: 'webhook headers as CGI variables', sample: 'rack.txt', source: 'https://www.rfc-editor.org/rfc/rfc3875' },
  ],
  read(section: Section): Found[] {
    const { lines, firstLine } = section;
    if (!lines.some((line) => line.length <= 20_000 && signs.test(line))) return [];
    const claims: Claim[] = [];
    for (let i = 0; i < lines.length; i += 1) {
      const block = headerBlockAt(lines, i, firstLine);
      if (!block) continue;
      if (block.first === block.last && logRecord.test(lines[i]?.slice(0, 20_000) ?? '')) continue;
      if (areDelivery(block.headers)) {
        const payload = payloadBelow(lines, block.last, block.headers, firstLine);
        const last = payload?.last ?? block.last;
        claims.push(claimOf(section, block.first, last, requestOf(block.headers, payload?.body)));
        i = last;
      } else i = block.last;
    }
    return foundOf(section, claims);
  },
};

function requestOf(headers: Header[], body: Body | undefined): HttpRequest {
  const host = (header(headers, 'x-forwarded-host') ?? header(headers, 'host'))?.value;
  const scheme = header(headers, 'x-forwarded-proto')?.value.split(',')[0]?.trim() ?? 'https';
  const bodyBytes = declaredBytes(headers);
  return {
    ...(host && /^[\w.:[\]-]{1,255}$/.test(host) ? { url: `${scheme}://${host}` } : {}),
    headers,
    ...(body ? { body } : {}),
    ...(bodyBytes === undefined ? {} : { bodyBytes }),
    line: headers[0]?.line ?? 1,
  };
}

function payloadBelow(lines: readonly string[], above: number, headers: readonly Header[], firstLine: number) {
  let at = above + 1;
  while (at < lines.length && at <= above + mostBetween && (!lines[at]?.trim() || label.test(lines[at] ?? ''))) at += 1;
  const text = lines[at] ?? '';
  const form = /form-urlencoded/i.test(header(headers, 'content-type')?.value ?? '') && /^[\w.%[\]-]+=\S*$/.test(text);
  // What announces the payload may share its line: `body: {`.
  if (at > above + mostBetween || at >= lines.length || !(startsBody(text) || form)) return undefined;
  const declared = declaredBytes(headers);
  const rest = lines.slice(at, at + 20_000);
  const place = takeBody(rest, 0, {
    ends: () => false,
    ...(declared === undefined ? {} : { declaredBytes: declared }),
  });
  if (!place) return undefined;
  const body = bodyOf(rest.slice(place.first, place.last + 1), firstLine + at + place.first, place.open, headers);
  // A payload is often printed anew, shorter or longer than it came.
  return { body: place.open ? body : { ...body, truncated: false }, last: at + place.last };
}

function claimOf(section: Section, first: number, last: number, request: HttpRequest): Claim {
  const told = { seenFrom: 'server', direction: 'delivery', request } as const;
  return exchangeClaim(section, id, indicesFrom(first, last), told);
}
