import { type Exchange, findMasks, type Header, type Mask } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { isObject, jsonOf, lineSaying } from './json-body.ts';

type CredentialPlace = 'authorization' | 'api_key_header' | 'query' | 'cookie' | 'body';

/** A credential that a request carries, or what stands in its place. */
export interface Credential {
  place: CredentialPlace;
  /** Header, parameter or cookie, lower case. */
  name: string;
  /** Scheme word of the Authorization header, lower case; undefined where there is none. */
  scheme: string | undefined;
  /** What follows the scheme word, masks and all. */
  value: string;
  mask: Mask | undefined;
  line: number;
}

const keyHeader =
  /^(?:x-)?(?:[a-z0-9]+[-_])*(?:api[-_]?key|apikey|api[-_]?token|access[-_]?token|auth[-_]?token|auth[-_]?key|access[-_]?key|(?:app|application|secret|subscription|functions|rapidapi|mashape|master|client)[-_]?key|server[-_]?token)$|^(?:x-)?(?:[a-z0-9]+-)?token$|^x-auth$/;
const notACredential =
  /csrf|xsrf|idempotency|continuation|page|webhook|goog-channel|gitlab-token|verif|registration|device/;
const keyParameter =
  /^(?:api_?key|api-key|apikey|key|access_?token|auth_?token|auth|token|client_secret|secret|subscription-key|hapikey|code|sig|signature|x-amz-signature|x-amz-security-token)$/i;
/** Parameters that are a credential only when what they hold was masked as one. */
const doubtfulParameter = /^(?:key|code|token|auth|secret|sig|signature)$/i;
const sessionCookie = /sess|token|auth|jwt|(?:^|[._-])sid$/i;
const bodyMember =
  /^(?:client_secret|api_?key|access_token|refresh_token|auth_?token|token|password|assertion|client_assertion)$/i;

const found = new WeakMap<Exchange, readonly Credential[]>();

/** Every credential that the exchange's request is seen to carry, the Authorization header first. */
export function credentialsOf(exchange: Exchange): readonly Credential[] {
  const before = found.get(exchange);
  if (before) return before;
  const credentials = collect(exchange);
  found.set(exchange, credentials);
  return credentials;
}

function collect(exchange: Exchange): Credential[] {
  const { request } = exchange;
  if (!request) return [];
  const credentials: Credential[] = [];
  for (const header of request.headers) {
    if (header.name.toLowerCase() === 'authorization') credentials.push(authorization(header));
  }
  const { userinfo, query } = addressOf(exchange);
  // user:password@host is sent as Basic (RFC 9110, 4.2.4 has it deprecated, clients still do it).
  if (userinfo && credentials.length === 0) {
    credentials.push({ ...credential('authorization', 'authorization', userinfo, request.line), scheme: 'basic' });
  }
  for (const header of request.headers) {
    const name = header.name.toLowerCase();
    if (name.length <= 80 && keyHeader.test(name) && !notACredential.test(name)) {
      credentials.push(credential('api_key_header', name, header.value, header.line));
    } else if (name === 'cookie') credentials.push(...cookies(header));
  }
  if (query) {
    for (const [name, value] of pairs(query)) {
      if (!keyParameter.test(name)) continue;
      const sent = credential('query', name.toLowerCase(), value, request.line);
      if (sent.mask || !doubtfulParameter.test(name)) credentials.push(sent);
    }
  }
  credentials.push(...inBody(exchange));
  return credentials;
}

function credential(place: CredentialPlace, name: string, value: string, line: number): Credential {
  return { place, name, scheme: undefined, value, mask: findMasks(value)[0], line };
}

/** `scheme credentials` (RFC 9110, 11.4). Without a second word the only word is the credential, unless it is a known scheme. */
function authorization(header: Header): Credential {
  const value = header.value;
  const match = /^([A-Za-z][A-Za-z0-9_-]{0,40}):?(?:\s+(.*))?$/s.exec(value);
  const word = match?.[1]?.toLowerCase();
  const hasScheme = word !== undefined && (match?.[2] !== undefined || knownSchemes.has(word));
  const sent = credential('authorization', 'authorization', hasScheme ? (match?.[2] ?? '') : value, header.line);
  return { ...sent, scheme: hasScheme ? word : undefined };
}

/** The IANA registry of authentication schemes, and three that vendors made up. */
const knownSchemes = new Set([
  'basic',
  'bearer',
  'concealed',
  'digest',
  'dpop',
  'gnap',
  'hoba',
  'mutual',
  'negotiate',
  'oauth',
  'privatetoken',
  'scram-sha-1',
  'scram-sha-256',
  'vapid',
  'token',
  'apikey',
  'ntlm',
]);

function cookies(header: Header): Credential[] {
  return header.value
    .split(';')
    .map((pair) => pair.trim())
    .filter(
      (pair) =>
        sessionCookie.test(pair.slice(0, Math.max(0, pair.indexOf('=')))) &&
        !notACredential.test(pair.slice(0, pair.indexOf('=')).toLowerCase()),
    )
    .map((pair) => {
      const at = pair.indexOf('=');
      return credential('cookie', pair.slice(0, at).toLowerCase(), pair.slice(at + 1), header.line);
    });
}

/** Members of a token request (RFC 6749, 2.3.1) and keys that some APIs take in the body. Only masked values count. */
function inBody(exchange: Exchange): Credential[] {
  const body = exchange.request?.body;
  if (!body || exchange.direction === 'delivery' || !body.text.includes('…[')) return [];
  const json = jsonOf(body);
  const members: [string, string][] = isObject(json?.value)
    ? Object.entries(json.value).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      )
    : /^[\w.-]{1,100}=/.test(body.text)
      ? pairs(body.text)
      : [];
  return members
    .filter(([name, value]) => bodyMember.test(name) && value.includes('…['))
    .map(([name, value]) => credential('body', name.toLowerCase(), value, lineSaying(body, name)));
}

/** Pairs of a query or a form. A mask has no `&` in it. */
function pairs(text: string): [string, string][] {
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  });
}

const unfilled =
  /^(?:undefined|null|none|nil|nan|\[object Object\]|false|true|\$\{?[A-Za-z_]\w{0,80}\}?|\$\([^)]{0,80}\)|\{\{?[^{}]{0,80}\}\}?|%7B%7B.{0,80}|<[A-Za-z][^<>]{0,80}>|%[A-Za-z_]\w{0,60}%|(?:your|my|insert|replace|enter|paste)[-_ ]?[A-Za-z_ -]{2,60})$/i;

/** Whether a value is a placeholder and no credential. */
export function isUnfilled(value: string): boolean {
  // Who hid a credential before pasting had sent one.
  if (/^[<[(]?(?:redacted|hidden|masked|removed|censored|snipped|omitted|filtered|stripped)\b/i.test(value))
    return false;
  return unfilled.test(value.trim().replace(/^["']|["']$/g, ''));
}
