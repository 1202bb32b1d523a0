import { type Exchange, pathTemplate, RepeatsCounter, weightOf } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { directionOf } from './direction.ts';
import { errorCodesIn } from './error-words.ts';
import type { Failure } from './failure.ts';
import { isRedirect, leadsTo, redirectOf } from './redirect-chain.ts';
import { htmlInsteadOfJson, reportedFailure } from './reported-failure.ts';
import { responseHeader } from './shown-headers.ts';
import { transportFault } from './transport-fault.ts';

/**
 * The failures among exchanges, the most telling first: errors of transport and 4xx and 5xx before
 * redirects that nobody followed, those before successes that report failure in the body; what
 * health checks, assets and scanners meet comes last. Within that the most frequent first, then the earliest.
 */
export function groupFailures(exchanges: readonly Exchange[]): Failure[] {
  return group(
    exchanges.filter((exchange, i) => hasFailed(exchange, exchanges[i + 1])),
    stoodFor(exchanges),
  );
}

/** All exchanges grouped likewise, for evidence in which nothing failed: what it shows is still worth observing. */
export function groupAll(exchanges: readonly Exchange[]): Failure[] {
  return group(exchanges, stoodFor(exchanges));
}

/** A sender's own words for an attempt that failed, whatever else it shows of it. */
const saidToFail = /fail|\berr(?:or)?\b|unsuccess|undeliver|timed? ?out|retry/i;

/**
 * Whether an exchange failed. `next` is the one after it: a redirect that it follows, or a challenge
 * that it answers, is no failure.
 */
export function hasFailed(exchange: Exchange, next?: Exchange): boolean {
  if (exchange.error) return true;
  const { response } = exchange;
  if (!response) return saidToFail.test(exchange.attempt?.state ?? '');
  if (response.status >= 400) return !isNegotiation(exchange, next);
  if (isRedirect(exchange)) {
    const redirect = redirectOf(exchange);
    if (redirect) return !leadsTo(redirect, next);
    // A server's log has no Location; what it redirects a reader of pages to is no failure.
    return exchange.seenFrom !== 'server' || directionOf(exchange) === 'delivery';
  }
  if (response.status < 200) return false;
  if (saidToFail.test(exchange.attempt?.state ?? '')) return true;
  if (reportedFailure(exchange)?.reports) return true;
  return htmlInsteadOfJson(exchange) === true && directionOf(exchange) === 'api_call';
}

/** Whether an exchange is the request that the one before it led to: by a redirect, or by a challenge that it met. */
export function isLedTo(before: Exchange, exchange: Exchange): boolean {
  const redirect = redirectOf(before);
  return redirect ? leadsTo(redirect, exchange) : isNegotiation(before, exchange);
}

/** 401 or 407 as the first half of a Digest, NTLM or Negotiate handshake that then goes well. */
function isNegotiation(exchange: Exchange, next: Exchange | undefined): boolean {
  const status = exchange.response?.status;
  if ((status !== 401 && status !== 407) || !next?.response || next.response.status >= 400) return false;
  const challenge = responseHeader(exchange, status === 401 ? 'www-authenticate' : 'proxy-authenticate')?.value ?? '';
  return /^(?:digest|ntlm|negotiate)\b/i.test(challenge) && next.request?.url === exchange.request?.url;
}

type Key = Pick<Failure, 'direction' | 'host' | 'method' | 'path' | 'status' | 'errorCode'>;

function stoodFor(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, exchange) => sum + weightOf(exchange), 0);
}

function group(exchanges: readonly Exchange[], total: number): Failure[] {
  const groups = new Map<string, { key: Key; members: [Exchange, ...Exchange[]] }>();
  for (const exchange of exchanges) {
    const key = keyOf(exchange);
    const name = nameOfKey(key);
    const same = groups.get(name);
    if (same) same.members.push(exchange);
    else groups.set(name, { key, members: [exchange] });
  }
  const failures = [...groups.values()].map(({ key, members }): Failure => ({ ...key, ...sumOf(members, total) }));
  const ranks = new Map(failures.map((failure) => [failure, rankOf(failure)]));
  return failures.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || b.count - a.count);
}

/** Members of one group with how many they stand for, and when and up to which line those were. */
function sumOf(members: readonly [Exchange, ...Exchange[]], total: number): Omit<Failure, keyof Key> {
  const counter = new RepeatsCounter();
  const count = stoodFor(members);
  for (const { artifact, firstLine, lastLine, startedAt, repeats } of members) {
    // A line is told of the first one's artifact; what failed in another has its own numbers.
    const isSame = artifact === members[0].artifact;
    const place = isSame ? { firstLine, lastLine } : { firstLine: members[0].firstLine, lastLine: 0 };
    counter.add({ ...place, at: startedAt });
    if (repeats) counter.addAll(isSame ? repeats : { ...repeats, ...place });
  }
  const { lastLine = 0, firstAt, lastAt, times } = counter.repeats() ?? {};
  return { exchanges: members, count, share: count / total, lastLine, firstAt, lastAt, times };
}

function nameOfKey(key: Key): string {
  return `${key.direction}\n${key.host}\n${key.method}\n${key.path}\n${key.status}\n${key.errorCode}`;
}

/** Equal for exchanges that are one failure, when they failed. */
export function failureName(exchange: Exchange): string {
  return nameOfKey(keyOf(exchange));
}

function keyOf(exchange: Exchange): Key {
  const { host, port, portStated, path } = addressOf(exchange);
  const status = exchange.response?.status;
  if (exchange.repeats?.mixed) {
    const unknown = { host: undefined, method: undefined, path: undefined, errorCode: undefined };
    return { direction: directionOf(exchange), ...unknown, status };
  }
  return {
    direction: directionOf(exchange),
    host: host !== undefined && portStated && port !== 80 && port !== 443 ? `${host}:${port}` : host,
    method: exchange.request?.method?.toUpperCase(),
    path: path === undefined ? undefined : pathTemplate(path),
    status,
    errorCode: errorCodeOf(exchange),
  };
}

/** What tells two failures of one status apart: the transport's code, else the first code in the body. */
function errorCodeOf(exchange: Exchange): string | undefined {
  if (exchange.error) return transportFault(exchange)?.code;
  const status = exchange.response?.status ?? 0;
  return status >= 400 || (status >= 200 && status < 300) ? errorCodesIn(exchange)[0] : undefined;
}

const healthOrAsset =
  /^\/(?:health(?:z|check|_check|-check)?|livez?|liveness|readyz?|readiness|ping|metrics|status|favicon\.ico|robots\.txt|sitemap\.xml|apple-touch-icon[\w.-]*|\.well-known\/(?:appspecific|traffic-advice).*|static|assets|_next|images?|img|css|js|fonts?)(?:\/|$)/i;
const assetFile = /\.(?:css|m?js|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|eot|mp4)$/i;
/** What scanners ask every server on the internet for. */
const scanned =
  /\.php\d?$|\/wp-|\/\.env|\/\.git\/|\/\.aws\/|phpmyadmin|\/cgi-bin\/|\/actuator\/|\/solr\/|\/vendor\/phpunit|\/owa\/|\/boaform/i;

function rankOf(failure: Failure): number {
  const [first] = failure.exchanges;
  const { path = '', method } = failure;
  const reads = method === undefined || method === 'GET' || method === 'HEAD';
  if (reads && failure.direction === 'api_call' && (healthOrAsset.test(path) || assetFile.test(path))) return 3;
  if (first.seenFrom === 'server' && failure.status === 404 && scanned.test(path)) return 3;
  if (first.error || (failure.status ?? 0) >= 400) return 0;
  return isRedirect(first) ? 1 : 2;
}
