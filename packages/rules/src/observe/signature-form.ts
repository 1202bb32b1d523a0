import type { Observer } from './observer.ts';
import { signatureHeader } from './webhook-signs.ts';

/** A scheme in front, as in `sha256=…` and `v1,…`, and what follows. */
const prefixed = /^(?:(?:t|ts)=\d{10,13}[,;] ?)?(sha\d{1,3}|hmac-sha\d{1,3}|v\d|s)[=,](\s*)(\S.*)$/i;
/** SHA-1, SHA-256, SHA-384 and SHA-512 (FIPS 180-4) in hex, and in base64 with its padding (RFC 4648). */
const hex = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const base64 = /^(?:[A-Za-z0-9+/_-]{27}=|[A-Za-z0-9+/_-]{43}=|[A-Za-z0-9+/_-]{64}|[A-Za-z0-9+/_-]{86}==)$/;

/** In which form the signature of a delivery came. */
export const signatureForm: Observer = {
  facts: ['signature.header_encoding', 'signature.header_unusual'],
  observe({ exchange, failure }, note) {
    if (failure.direction !== 'delivery') return;
    const own = signatureHeader(exchange);
    if (!own) return;
    const [, scheme, space = '', rest = own.value] = prefixed.exec(own.value) ?? [];
    // Several signatures stand one after the other while a secret is exchanged.
    const [first = ''] = rest.split(/[,;\s]/);
    const encoding = hex.test(first) ? 'hex' : base64.test(first) ? 'base64' : undefined;
    note('signature.header_encoding', encoding, own.line);
    if (scheme && space !== '') note('signature.header_unusual', 'white_space', own.line);
    else if (scheme && /^sha/i.test(scheme) && encoding === 'base64')
      note('signature.header_unusual', 'prefixed_base64', own.line);
  },
};
