import { addressOf } from './address.ts';
import { directionOf } from './direction.ts';
import { isObject, jsonOf } from './json-body.ts';
import type { Observer } from './observer.ts';
import { mediaType, requestHeader, showsRequestHeaders, spanOf } from './shown-headers.ts';

const idempotencyHeader =
  /^(?:x-)?(?:[a-z]+-)?idempotency-key$|^paypal-request-id$|^x-idempotency-token$|^idempotency-token$/;
const idempotencyMember = /^idempotency[_-]?key$/i;

/** The request line, the headers as a whole, and what single headers say. */
export const request: Observer = {
  facts: [
    'exchange.direction',
    'request.method',
    'request.url',
    'request.scheme',
    'request.host',
    'request.port',
    'request.path',
    'request.header_names',
    'request.content_type',
    'request.accept',
    'request.transfer_encoding_chunked',
    'request.has_idempotency_key',
  ],
  observe({ exchange, failure }, note) {
    const sent = exchange.request;
    note('exchange.direction', failure.direction ?? directionOf(exchange), sent?.line ?? exchange.firstLine);
    if (!sent) return;
    const { line } = sent;
    const address = addressOf(exchange);
    note('request.method', sent.method?.toUpperCase(), line);
    note('request.url', sent.url, line);
    note('request.scheme', address.scheme, line);
    note('request.host', address.host, requestHeader(exchange, 'host')?.line ?? line);
    note('request.port', address.port, line);
    note('request.path', address.path, line);
    const type = requestHeader(exchange, 'content-type');
    if (type?.value) note('request.content_type', mediaType(type.value), type.line);
    const accept = requestHeader(exchange, 'accept');
    if (accept) note('request.accept', accept.value.toLowerCase(), accept.line);
    const coding = requestHeader(exchange, 'transfer-encoding');
    if (coding) note('request.transfer_encoding_chunked', /\bchunked\b/i.test(coding.value), coding.line);
    if (!showsRequestHeaders(exchange)) return;
    const [first, last] = spanOf(sent.headers, line);
    note('request.header_names', [...new Set(sent.headers.map((h) => h.name.toLowerCase()))], first, last);
    // A command shows only what was typed; what its tool added is seen where the request line has a version.
    if (!coding && sent.httpVersion !== undefined) note('request.transfer_encoding_chunked', false, first, last);
    const key = sent.headers.find((h) => idempotencyHeader.test(h.name.toLowerCase()));
    const body = jsonOf(sent.body)?.value;
    if (key) note('request.has_idempotency_key', key.value !== '', key.line);
    else if (isObject(body) && Object.keys(body).some((name) => idempotencyMember.test(name))) {
      note('request.has_idempotency_key', true, sent.body?.firstLine ?? line);
    } else if (sent.method === 'POST' || sent.method === 'PATCH')
      note('request.has_idempotency_key', false, first, last);
  },
};
