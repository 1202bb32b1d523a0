import type { Exchange, Header } from '@causeway/evidence';
import { type Address, addressOf, parseAddress } from './address.ts';
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

/**
 * Whether an exchange is the request that a redirect led to. The scheme counts only where it is all that
 * changes: a transcript often does not show it, and the reader takes the likely one.
 */
export function leadsTo(redirect: Redirect, next: Exchange | undefined): boolean {
  if (next?.request?.url === undefined || next.artifact !== redirect.from.artifact) return false;
  const to = parseAddress(redirect.target);
  const came = addressOf(next);
  if (to.path !== came.path || (to.query ?? '') !== (came.query ?? '')) return false;
  // A log prints the path only.
  if (came.host === undefined || to.host === undefined) return true;
  if (to.host !== came.host) return false;
  const from = addressOf(redirect.from);
  const onlyScheme = from.host === to.host && from.path === to.path && (from.query ?? '') === (to.query ?? '');
  return onlyScheme ? to.scheme === came.scheme : samePort(to, came);
}

/** A client follows a redirect at once. */
const longestPause = 5_000;

/**
 * Whether a server's log, which prints no Location, shows a client that was sent elsewhere and came again: the
 * same peer with the same program, at once, on the same path but for a slash at its end.
 */
export function cameAgain(before: Exchange | undefined, exchange: Exchange): boolean {
  if (before?.seenFrom !== 'server' || exchange.seenFrom !== 'server') return false;
  if (!isRedirect(before) || isRedirect(exchange) || before.artifact !== exchange.artifact) return false;
  if (responseHeader(before, 'location') || before.peer === undefined || before.peer !== exchange.peer) return false;
  const pause = (exchange.startedAt?.at ?? Number.NaN) - (before.startedAt?.at ?? Number.NaN);
  const path = (e: Exchange): string => (addressOf(e).path ?? '').replace(/\/$/, '');
  return (
    pause >= 0 && pause <= longestPause && path(before) === path(exchange) && agentOf(before) === agentOf(exchange)
  );
}

function agentOf({ request }: Exchange): string | undefined {
  return request?.headers.find(({ name }) => name.toLowerCase() === 'user-agent')?.value;
}

function samePort(one: Address, other: Address): boolean {
  const usual = (a: Address): boolean => a.port === undefined || a.port === 80 || a.port === 443;
  return one.port === other.port || (usual(one) && usual(other));
}

function resolve(location: string, base: string | undefined): string {
  return URL.canParse(location, base) ? new URL(location, base).href : location;
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
