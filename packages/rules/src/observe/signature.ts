import { type Exchange, type Header, header } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';
import { answeredAt, beganAt } from './exchange-time.ts';
import type { Observer } from './observer.ts';
import { between, showsRequestHeaders, spanOf } from './shown-headers.ts';
import { signatureHeader } from './webhook-signs.ts';

const timestampName = /^(?:webhook|svix|x-[a-z-]{1,40}|[a-z]+)-(?:request-)?timestamp$|^x-timestamp$|^timestamp$/;

/** Whether a delivery is signed, and how old its signed timestamp is. */
export const signature: Observer = {
  facts: ['signature.header_present', 'signature.timestamp_age_s', 'signature.timestamp_unit'],
  observe({ exchange, failure, provider }, note) {
    const { request } = exchange;
    if (!request || failure.direction !== 'delivery') return;
    const own = profileHeader(exchange, provider) ?? signatureHeader(exchange);
    if (own) note('signature.header_present', own.value !== '', own.line);
    else if (showsRequestHeaders(exchange))
      note('signature.header_present', false, ...spanOf(request.headers, request.line));
    const signed = signedTimestamp(exchange, own, provider);
    if (!signed) return;
    note('signature.timestamp_unit', signed.unit, signed.line);
    const arrived = beganAt(exchange) ?? answeredAt(exchange);
    if (arrived)
      note(
        'signature.timestamp_age_s',
        Math.round((arrived.at - signed.at) / 1000),
        ...between(signed.line, arrived.line),
      );
  },
};

function profileHeader(exchange: Exchange, provider: Provider | undefined): Header | undefined {
  const name = provider?.signature?.header;
  return name === undefined ? undefined : header(exchange.request?.headers ?? [], name);
}

/** The timestamp that is signed with the content: `t=` in the signature's header, or a header of its own. */
function signedTimestamp(
  exchange: Exchange,
  own: Header | undefined,
  provider: Provider | undefined,
): { at: number; unit: 's' | 'ms'; line: number } | undefined {
  const inOwn = /(?:^|[,;\s])(?:t|ts|timestamp)=(\d{10}|\d{13})(?=$|[,;\s])/.exec(own?.value ?? '')?.[1];
  if (own && inOwn) return { ...measured(inOwn), line: own.line };
  const headers = exchange.request?.headers ?? [];
  const named = provider?.signature?.timestamp_header;
  const candidates = named ? [header(headers, named)] : headers.filter((h) => timestampName.test(h.name.toLowerCase()));
  for (const candidate of candidates) {
    if (candidate && /^(?:\d{10}|\d{13})$/.test(candidate.value))
      return { ...measured(candidate.value), line: candidate.line };
  }
  return undefined;
}

/** Ten digits are seconds and thirteen milliseconds, from 2001 to 2286. */
function measured(digits: string): { at: number; unit: 's' | 'ms' } {
  return digits.length === 10 ? { at: Number(digits) * 1000, unit: 's' } : { at: Number(digits), unit: 'ms' };
}
