import type { Exchange } from '@causeway/evidence';
import { credentialsOf, isUnfilled } from './credential-sent.ts';
import { malformation } from './credential-shape.ts';
import { kindOfPrefix, modeOfPrefix, prefixOf } from './key-prefix.ts';
import type { Observer } from './observer.ts';
import { mediaType, requestHeader, showsRequestHeaders, spanOf } from './shown-headers.ts';

/** Whether a credential was sent, where, which kind, and what is wrong with the way it is written. */
export const credential: Observer = {
  facts: [
    'request.has_credential',
    'request.credential_place',
    'request.credential_scheme',
    'request.credential_prefix',
    'request.credential_kind',
    'request.credential_mode',
    'request.credential_malformed',
  ],
  observe({ exchange, provider }, note) {
    const { request } = exchange;
    if (!request) return;
    const all = credentialsOf(exchange);
    const sent = all.find((c) => c.value.trim() !== '' && !isUnfilled(c.value));
    const header = all.find((c) => c.place === 'authorization');
    if (header) note('request.credential_scheme', header.scheme ?? 'none', header.line);
    const wrong = malformation(exchange, all);
    if (wrong) note('request.credential_malformed', wrong.what, wrong.line);
    if (!sent) {
      // A placeholder is there instead of a credential: request.unresolved_template says so, and neither answer would be true.
      if (all.some((c) => isUnfilled(c.value))) return;
      if (all.length > 0) note('request.has_credential', false, all[0]?.line ?? request.line);
      else if (showsWholeRequest(exchange)) {
        const [first, last] = spanOf(request.headers, request.line);
        note('request.has_credential', false, first, last);
      }
      return;
    }
    note('request.has_credential', true, sent.line);
    note('request.credential_place', sent.place, sent.line);
    const prefix = prefixOf(sent, provider);
    if (prefix === undefined) {
      if (sent.mask?.attributes.alg !== undefined) note('request.credential_kind', 'jwt', sent.line);
      return;
    }
    note('request.credential_prefix', prefix, sent.line);
    note('request.credential_kind', kindOfPrefix(prefix, provider), sent.line);
    note('request.credential_mode', modeOfPrefix(prefix, provider), sent.line);
  },
};

/** Headers are shown, and no form that may hold the credential (RFC 6749, 2.3.1) is left out. */
function showsWholeRequest(exchange: Exchange): boolean {
  if (!showsRequestHeaders(exchange)) return false;
  if (exchange.request?.body) return !exchange.request.body.truncated;
  const type = requestHeader(exchange, 'content-type')?.value;
  return type === undefined || mediaType(type) !== 'application/x-www-form-urlencoded';
}
