import { createHash, createHmac, createVerify, type KeyObject, verify as verifySignature } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Provider } from '../src/knowledge/compile.ts';

/** A delivery as it arrived, and what its receiver knows beside it. */
export interface Delivery {
  method: string;
  /** The address that the sender called. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What both sides share; for pairs of keys the public text among them. */
  secret: string;
  publicKey?: KeyObject | undefined;
}

type Scheme = NonNullable<Provider['signature']>;

/**
 * Checks a delivery by nothing but what a profile declares of the vendor's scheme.
 * @throws where the declaration does not suffice to check by
 */
export function followsScheme(scheme: Scheme, delivery: Delivery): boolean {
  const { signature, timestamp } = readHeader(scheme, delivery);
  if (signature === undefined) return false;
  if (scheme.kind === 'token') return signature === delivery.secret;
  if (scheme.kind === 'basic') return signature === `Basic ${Buffer.from(delivery.secret).toString('base64')}`;
  if (scheme.timestamp_unit && timestamp?.length !== { s: 10, ms: 13 }[scheme.timestamp_unit]) return false;
  if (scheme.algorithm === 'jwt') return followsJwt(signature, delivery);
  const content = signedContent(scheme, delivery, timestamp ?? '');
  if (scheme.kind === 'asymmetric') return isSignedBy(scheme, content, signature, delivery.publicKey);
  return (scheme.algorithm ?? '').split('|').some((algorithm) => {
    const made = (
      scheme.kind === 'digest' ? createHash(algorithm) : createHmac(algorithm, keyOf(scheme, delivery))
    ).update(content);
    return encoded(made.digest(), scheme.encoding) === signature;
  });
}

function readHeader(
  scheme: Scheme,
  { headers, body }: Delivery,
): Partial<Record<'signature' | 'timestamp', string | undefined>> {
  const inBody = /^(\S+) \(in the JSON body\)$/.exec(scheme.header)?.[1];
  const value = inBody === undefined ? headers[scheme.header] : member(body, inBody);
  if (value === undefined) return {};
  const pattern = (scheme.format ?? '{signature}')
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace('{signature}', '(?<signature>.+)')
    .replace('{timestamp}', '(?<timestamp>\\d+)');
  const groups = new RegExp(`^${pattern}$`).exec(value)?.groups ?? {};
  const ofHeader =
    scheme.timestamp_header === undefined ? undefined : timeNamed(scheme.timestamp_header, headers, body);
  return { signature: groups.signature, timestamp: groups.timestamp ?? ofHeader };
}

function timeNamed(name: string, headers: Delivery['headers'], body: string): string | undefined {
  const inBody = /^(\S+) \(in the JSON body\)$/.exec(name)?.[1];
  return inBody === undefined ? headers[name] : member(body, inBody);
}

/** A member of a JSON body by its path: `signature.token`. */
function member(body: string, path: string): string | undefined {
  const value = path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), JSON.parse(body));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The text that is signed: the declared one with its parts filled in. */
function signedContent({ signed_content = '' }: Scheme, delivery: Delivery, timestamp: string): string {
  const { method, url, headers, body, secret } = delivery;
  const parts: Record<string, () => string | undefined> = {
    body: () => body,
    timestamp: () => timestamp,
    method: () => method,
    url: () => url,
    uri: () => url,
    notification_url: () => url,
    secret: () => secret,
    // An id that both sides know and that is not sent.
    webhook_id: () => secret,
    public_key: () => headers.merchant,
    crc32: () => String(crc32(body)),
    'sorted form params': () =>
      [...new URLSearchParams(body)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => name + value)
        .join(''),
    'sorted key/value lines': () => snsLines(body),
  };
  return signed_content.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const known =
      parts[name]?.() ?? headers[name] ?? new URL(url).searchParams.get(name) ?? headerEnding(headers, `-${name}`);
    const value = known ?? (body.startsWith('{') ? member(body, name) : undefined);
    if (value === undefined) throw new Error(`nothing in the delivery is {${name}}`);
    return value;
  });
}

/** The header whose name ends so: `{id}` is `webhook-id`. */
function headerEnding(headers: Delivery['headers'], ending: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.endsWith(ending))?.[1];
}

/** The members of a notification that Amazon SNS signs, in the order of their names. */
function snsLines(body: string): string {
  return ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
    .flatMap((name) => {
      const value = member(body, name);
      return value === undefined ? [] : [`${name}\n${value}\n`];
    })
    .join('');
}

function keyOf({ secret_prefix = '', secret_encoding }: Scheme, { secret }: Delivery): Buffer {
  const kept = secret.startsWith(secret_prefix) ? secret.slice(secret_prefix.length) : secret;
  return Buffer.from(kept, secret_encoding ?? 'utf8');
}

function encoded(digest: Buffer, encoding: string | undefined): string {
  if (encoding === 'hex' || encoding === 'base64') return digest.toString(encoding);
  if (encoding === 'base64(hex)') return Buffer.from(digest.toString('hex')).toString('base64');
  throw new Error(`no such encoding: ${encoding}`);
}

function isSignedBy(scheme: Scheme, content: string, signature: string, key: KeyObject | undefined): boolean {
  if (!key || (scheme.encoding !== 'hex' && scheme.encoding !== 'base64')) throw new Error('no key to check with');
  const bytes = Buffer.from(signature, scheme.encoding);
  if (scheme.algorithm === 'ed25519') return verifySignature(null, Buffer.from(content), key, bytes);
  return (scheme.algorithm ?? '').split('|').some((algorithm) => {
    const hash = /^(?:rsa|ecdsa)-(sha\d+)$/.exec(algorithm)?.[1];
    if (hash === undefined) throw new Error(`no such algorithm: ${algorithm}`);
    return createVerify(hash).update(content).verify(key, bytes);
  });
}

/** A JWT (RFC 7519, ES256 or RS256) with the body's SHA-256 in a claim. */
function followsJwt(token: string, { body, publicKey }: Delivery): boolean {
  const [head = '', claims = '', signature = ''] = token.split('.');
  if (!publicKey) throw new Error('no key to check with');
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!createVerify('sha256').update(`${head}.${claims}`).verify(key, signature, 'base64url')) return false;
  const text = Buffer.from(claims, 'base64url').toString();
  const hash = createHash('sha256').update(body);
  return (
    [member(text, 'request_body_sha256')].includes(hash.copy().digest('base64')) ||
    member(text, 'request_body_sha256') === hash.digest('hex')
  );
}
