import type { Exchange, Header } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { responseHeader } from './shown-headers.ts';

/** The redirect that an exchange answers with (RFC 9110, 15.4): its Location, as it stood and resolved. */
export interface Redirect {
  from: Exchange;
  location: Header;
  target: string;
}

/** The redirect in an answer. 304 is none, and 300 only where it names a place. */
export function redirectOf(exchange: Exchange): Redirect | undefined {
  if (!isRedirect(exchange)) return undefined;
  const location = responseHeader(exchange, 'location');
  return location && { from: exchange, location, target: resolve(location.value, exchange.request?.url) };
}

/** Whether the status sends the client elsewhere. */
export function isRedirect(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 0;
  return status >= 300 && status < 400 && status !== 304 && status !== 305 && status !== 306;
}

/** Whether an exchange is the request that a redirect led to. */
export function leadsTo(redirect: Redirect, next: Exchange | undefined): boolean {
  if (next?.request?.url === undefined || next.artifact !== redirect.from.artifact) return false;
  if (comparable(next.request.url) === comparable(redirect.target)) return true;
  // A log prints the path only.
  if (!next.request.url.startsWith('/')) return false;
  const { host } = addressOf(next);
  const place = resolve(redirect.target, undefined);
  return host === undefined && place.endsWith(next.request.url);
}

function resolve(location: string, base: string | undefined): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}

function comparable(url: string): string {
  const plain = URL.canParse(url) ? new URL(url).href : url;
  const hash = plain.indexOf('#');
  return hash < 0 ? plain : plain.slice(0, hash);
}

interface Neighbours {
  before: Exchange | undefined;
  after: Exchange | undefined;
}
const placed = new WeakMap<readonly Exchange[], Map<Exchange, number>>();

/** The exchanges before and after one, in the order of the evidence. */
export function neighbours(exchange: Exchange, all: readonly Exchange[]): Neighbours {
  let places = placed.get(all);
  if (!places) {
    places = new Map(all.map((e, i) => [e, i]));
    placed.set(all, places);
  }
  const at = places.get(exchange);
  return at === undefined ? { before: undefined, after: undefined } : { before: all[at - 1], after: all[at + 1] };
}
