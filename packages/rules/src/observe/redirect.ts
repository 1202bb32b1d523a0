import type { Exchange } from '@causeway/evidence';
import { type Address, parseAddress } from './address.ts';
import { credentialsOf } from './credential-sent.ts';
import type { Observer } from './observer.ts';
import { cameAgain, isRedirect, leadsTo, neighbours, type Redirect, redirectOf } from './redirect-chain.ts';
import { showsRequestHeaders } from './shown-headers.ts';

const login =
  /(?:^|[/._-])(?:log-?in|sign-?in|sso|auth|authorize|oauth2?|saml2?|account\/login|users\/sign_in|accounts\.google\.com|wp-login\.php|session\/new|cdn-cgi\/access|idp)(?:$|[/._-])/i;

/** The redirect that an answer is or that the request came from, and what it changed. */
export const redirect: Observer = {
  facts: [
    'redirect.location',
    'redirect.difference',
    'redirect.followed',
    'redirect.before',
    'redirect.credential_dropped',
    'redirect.method_changed',
  ],
  observe({ exchange, all }, note) {
    const { before, after } = neighbours(exchange, all);
    const came = before && redirectOf(before);
    const cameByIt = came !== undefined && leadsTo(came, exchange);
    const line = exchange.request?.line ?? exchange.firstLine;
    if (cameByIt) note('redirect.before', true, came.location.line, line);
    else if (before && cameAgain(before, exchange)) {
      note('redirect.before', true, before.firstLine, line);
      note('redirect.method_changed', before.request?.method !== exchange.request?.method, before.firstLine, line);
    }
    // A client that follows redirects silently shows only the last request; a transcript or a HAR shows each.
    else if (exchange.seenFrom === 'client' && exchange.response && showsRequestHeaders(exchange))
      note('redirect.before', false, line);
    const onward = redirectOf(exchange);
    if (onward) {
      const followed = leadsTo(onward, after);
      note('redirect.followed', followed, onward.location.line);
      noteChange(onward, followed ? after : undefined, note);
    } else if (cameByIt) {
      note('redirect.followed', true, came.location.line, line);
      noteChange(came, exchange, note);
    } else if (isRedirect(exchange) && exchange.response && exchange.seenFrom === 'sender') {
      note('redirect.followed', false, exchange.response.line);
    }
  },
};

function noteChange(change: Redirect, next: Exchange | undefined, note: Parameters<Observer['observe']>[1]): void {
  const { line } = change.location;
  note('redirect.location', change.location.value, line);
  const { url } = change.from.request ?? {};
  if (url !== undefined) {
    const differences = differencesOf(parseAddress(url), parseAddress(change.target));
    if (differences.length > 0) note('redirect.difference', differences, line);
  }
  if (!next) return;
  const from = change.from.request;
  const to = next.request;
  if (from?.method && to?.method) note('redirect.method_changed', from.method !== to.method, line, to.line);
  if (showsRequestHeaders(change.from) && showsRequestHeaders(next)) {
    // What was never sent was not lost on the way.
    note('redirect.credential_dropped', sendsCredential(change.from) && !sendsCredential(next), line, to?.line);
  }
}

function sendsCredential(exchange: Exchange): boolean {
  return credentialsOf(exchange).some((c) => c.place === 'authorization' || c.place === 'api_key_header');
}

/** What is not the same in two addresses. What one of them leaves open is no difference. */
function differencesOf(from: Address, to: Address): string[] {
  const found: string[] = [];
  const differs = (a: unknown, b: unknown): boolean => a !== undefined && b !== undefined && a !== b;
  const ownPorts =
    (from.portStated && from.port !== 80 && from.port !== 443) || (to.portStated && to.port !== 80 && to.port !== 443);
  if (differs(from.host, to.host) || (ownPorts && differs(from.port, to.port))) found.push('host');
  if (differs(from.scheme, to.scheme)) found.push('scheme');
  if (differs(from.path, to.path)) {
    const bare = (path = ''): string => path.replace(/\/$/, '');
    found.push(bare(from.path) === bare(to.path) ? 'trailing_slash' : 'path');
  }
  if (to.path !== undefined && (from.query ?? '') !== (to.query ?? '')) found.push('query');
  if (login.test(`${to.host ?? ''}${to.path ?? ''}`) && !login.test(`${from.host ?? ''}${from.path ?? ''}`))
    found.push('login');
  return found;
}
