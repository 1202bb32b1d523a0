import { type Exchange, header } from '@causeway/evidence';

/** The parts of a request's URL, as far as they are known. Lower case where case means nothing (RFC 3986, 6.2.2.1). */
export interface Address {
  scheme: 'http' | 'https' | undefined;
  /** Without brackets and port. */
  host: string | undefined;
  port: number | undefined;
  /** True when the URL itself names the port. */
  portStated: boolean;
  userinfo: string | undefined;
  path: string | undefined;
  query: string | undefined;
}

const unknownAddress: Address = {
  scheme: undefined,
  host: undefined,
  port: undefined,
  portStated: false,
  userinfo: undefined,
  path: undefined,
  query: undefined,
};
/** Hand-made, because a URL with a placeholder or a mask in its host is what has to be looked at and URL() refuses it. */
const parts =
  /^(?:(https?):)?\/\/(?:([^/?#@]{0,500})@)?(\[[^\]/]{1,60}\]|[^/?#:]{0,500})(?::(\d{1,5}))?([^?#]*)(?:\?([^#]*))?/i;
/** `host:port`, as CONNECT has it (RFC 9112, 3.2.3). */
const authority = /^[\w.-]{1,255}:\d{1,5}$/;
const pathParts = /^(\/[^?#]*)(?:\?([^#]*))?/;

/** Splits a URL or a path. */
export function parseAddress(url: string): Address {
  if (url.includes('…[') && maskStart.test(url)) return withMasks(url);
  if (authority.test(url)) return { ...parseAddress(`//${url}`), path: undefined };
  const match = parts.exec(url);
  if (!match) {
    const local = pathParts.exec(url);
    return local ? { ...unknownAddress, path: local[1], query: local[2] } : unknownAddress;
  }
  const scheme = match[1] === undefined ? undefined : match[1].toLowerCase() === 'https' ? 'https' : 'http';
  const implied = scheme === 'https' ? 443 : scheme === 'http' ? 80 : undefined;
  return {
    scheme,
    host: (match[3] ?? '').replace(/^\[|\]$/g, '').toLowerCase() || undefined,
    port: match[4] ? Number(match[4]) : implied,
    portStated: match[4] !== undefined,
    userinfo: match[2],
    path: match[5] || '/',
    query: match[6],
  };
}

const maskStart = /…\[\d{1,9},#/;

/** The `#` of a mask (`…[24,#a41f]`) begins no fragment. */
function withMasks(url: string): Address {
  const address = parseAddress(url.replace(/…\[(\d{1,9}),#/g, '\u0001[$1,\u0002'));
  const restored = (part: string | undefined): string | undefined =>
    part?.replaceAll('\u0001', '…').replaceAll('\u0002', '#');
  return {
    ...address,
    host: restored(address.host),
    userinfo: restored(address.userinfo),
    path: restored(address.path),
    query: restored(address.query),
  };
}

const known = new WeakMap<Exchange, Address>();

/** The address that an exchange's request went to; a Host header stands in where the URL is a path only. */
export function addressOf(exchange: Exchange): Address {
  const before = known.get(exchange);
  if (before) return before;
  const { request } = exchange;
  let address = request?.url === undefined ? unknownAddress : parseAddress(request.url);
  if (request && address.host === undefined) {
    const host = header(request.headers, 'host')?.value;
    const fromHeader = host ? parseAddress(`//${host}`) : undefined;
    if (fromHeader)
      address = { ...address, host: fromHeader.host, port: fromHeader.port, portStated: fromHeader.portStated };
  }
  known.set(exchange, address);
  return address;
}
