import type { Exchange } from '@causeway/evidence';
import { addressOf } from './address.ts';
import type { Observer } from './observer.ts';
import { transportFault } from './transport-fault.ts';

/** What servers answer to plain HTTP on their TLS port: nginx, Go, Apache, Node proxies. */
const plainOnTls =
  /plain http request was sent to https port|client sent an http request to an https server|speaking plain http to an ssl-enabled server port|http request was sent to https/i;

/** Why no answer came. */
export const transportError: Observer = {
  facts: ['error.kind', 'error.code', 'error.address_family'],
  observe({ exchange }, note) {
    const fault = transportFault(exchange);
    if (fault) {
      note('error.kind', fault.kind, fault.firstLine, fault.lastLine);
      note('error.code', fault.code, fault.firstLine, fault.lastLine);
      note('error.address_family', familyOf(exchange, fault.message), fault.firstLine, fault.lastLine);
      return;
    }
    const { response, request } = exchange;
    // Only a proxy is asked to CONNECT (RFC 9110, 9.3.6).
    if (response && response.status >= 400 && request?.method === 'CONNECT') note('error.kind', 'proxy', response.line);
    if (response?.status === 400 && response.body && plainOnTls.test(response.body.text.slice(0, 2000))) {
      note('error.kind', 'plain_http_on_tls', response.body.firstLine, response.body.lastLine);
    }
  },
};

const v4 = /(?:^|[^\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/;
/** All eight groups, or `::` for some of them (RFC 4291, 2.2): 12:30:05 is a time. */
const v6 =
  /(?:^|[\s[(])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,5}){0,6})?)(?=[\]\s:),.%/]|$)/i;

/** The family that all addresses of the error have; of none or both nothing follows. */
function familyOf(exchange: Exchange, message: string): 'ipv4' | 'ipv6' | undefined {
  const text = message.slice(0, 2000);
  const tried = familyIn(text);
  if (tried) return tried === 'both' ? undefined : tried;
  for (const place of [exchange.peer, addressOf(exchange).host]) {
    const family = place === undefined ? undefined : familyIn(place);
    if (family && family !== 'both') return family;
  }
  return undefined;
}

function familyIn(text: string): 'ipv4' | 'ipv6' | 'both' | undefined {
  const has4 = v4.test(text);
  const has6 = v6.test(text);
  return has4 ? (has6 ? 'both' : 'ipv4') : has6 ? 'ipv6' : undefined;
}
