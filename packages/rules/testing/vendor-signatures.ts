import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes, sign as signBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Delivery } from './declared-scheme.ts';

/** What is to be signed. The times are one moment, in Unix seconds and milliseconds. */
export interface Unsigned {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  s: string;
  ms: string;
}

/** What the vendor puts into its delivery, and what the receiver checks it with. */
export interface Signed extends Partial<Pick<Delivery, 'publicKey' | 'secret'>> {
  signature: string;
  timestamp?: string;
  /** The body, where the signature stands in it. */
  body?: string;
}
export type Signer = (unsigned: Unsigned) => Signed;

type Hash = 'sha1' | 'sha256' | 'sha512';
const mac = (hash: Hash, key: string | Buffer, content: string) => createHmac(hash, key).update(content).digest();
const newSecret = () => randomBytes(24).toString('base64url');

/** HMAC keyed with the secret's own text: what is hashed, and how the digest is written down. */
function hmac(
  content: (unsigned: Unsigned) => string,
  written: (digest: Buffer, unsigned: Unsigned) => string,
  { hash = 'sha256', time }: { hash?: Hash; time?: 's' | 'ms' } = {},
): Signer {
  return (unsigned) => {
    const secret = newSecret();
    const signature = written(mac(hash, secret, content(unsigned)), unsigned);
    return { secret, signature, ...(time && { timestamp: unsigned[time] }) };
  };
}

const hex = (digest: Buffer) => digest.toString('hex');
const base64 = (digest: Buffer) => digest.toString('base64');
const body = ({ body: text }: Unsigned) => text;
const prefixed = (prefix: string) => (digest: Buffer) => prefix + hex(digest);

/** Standard Webhooks, 1.0: the key is the secret's base64 without `whsec_`. */
const standard: Signer = ({ headers, s, body: text }) => {
  const key = randomBytes(24);
  const signed = mac('sha256', key, `${headers['webhook-id']}.${s}.${text}`);
  return { secret: `whsec_${base64(key)}`, signature: `v1,${base64(signed)}`, timestamp: s };
};

const ownToken: Signer = () => {
  const secret = newSecret();
  return { secret, signature: secret };
};

const es256: Signer = ({ body: text }) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { request_body_sha256: createHash('sha256').update(text).digest('base64') };
  const content = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  const made = createSign('sha256').update(content).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url');
  return { signature: `${content}.${made}`, publicKey };
};

/** How each vendor signs, written after its documentation and not after its profile. */
export const signers: Readonly<Record<string, Signer>> = {
  airtable: ({ body: text }) => {
    const key = randomBytes(32);
    return { secret: base64(key), signature: `hmac-sha256=${hex(mac('sha256', key, text))}` };
  },
  airwallex: hmac((u) => u.ms + u.body, hex, { time: 'ms' }),
  asana: hmac(body, hex),
  ascend: hmac(
    (u) => `${u.s}:${u.body}`,
    (digest, { s }) => `t=${s},v1=${hex(digest)}`,
    { time: 's' },
  ),
  'auth0-log-streams': ownToken,
  'aws-sns': ({ body: text }) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const message: Record<string, string> = JSON.parse(text);
    const signed = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'].filter(
      (name) => name in message,
    );
    const content = signed.map((name) => `${name}\n${message[name]}\n`).join('');
    return { signature: createSign('sha256').update(content).sign(privateKey, 'base64'), publicKey };
  },
  bigcommerce: hmac(
    (u) => `${u.headers['webhook-id']}.${u.s}.${u.body}`,
    (digest) => `v1,${base64(digest)}`,
    { time: 's' },
  ),
  bitbucket: hmac(body, prefixed('sha256=')),
  calendly: hmac(
    (u) => `${u.s}.${u.body}`,
    (digest, { s }) => `t=${s},v1=${hex(digest)}`,
  ),
  clio: hmac(body, hex),
  cloudinary: ({ body: text, s }) => {
    const secret = newSecret();
    return {
      secret,
      signature: createHash('sha1')
        .update(text + s + secret)
        .digest('hex'),
      timestamp: s,
    };
  },
  commercelayer: hmac(body, base64),
  discord: ({ body: text, s }) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return { signature: hex(signBytes(null, Buffer.from(s + text), privateKey)), timestamp: s, publicKey };
  },
  fusionauth: es256,
  github: hmac(body, prefixed('sha256=')),
  gitlab: ownToken,
  google: ownToken,
  grafana: hmac(body, hex),
  hubspot: hmac((u) => u.method + u.url + u.body + u.ms, base64, { time: 'ms' }),
  intercom: hmac(body, prefixed('sha1='), { hash: 'sha1' }),
  jira: hmac(body, prefixed('sha256=')),
  knock: hmac(
    (u) => `${u.ms}.${u.body}`,
    (digest, { ms }) => `t=${ms},s=${base64(digest)}`,
  ),
  mailchimp: ownToken,
  mailgun: hmac(({ s }) => `${s}dummy-token`, hex, { time: 's' }),
  mercadopago: hmac(
    (u) => `id:${new URL(u.url).searchParams.get('data.id')};request-id:${u.headers['x-request-id']};ts:${u.s};`,
    (digest, { s }) => `ts=${s},v1=${hex(digest)}`,
  ),
  meta: hmac(body, prefixed('sha256=')),
  'microsoft-graph': ownToken,
  okta: ownToken,
  openai: standard,
  paypal: ({ headers, body: text }) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const secret = newSecret();
    const content = [headers['paypal-transmission-id'], headers['paypal-transmission-time'], secret, crc32(text)];
    return { secret, signature: createSign('sha256').update(content.join('|')).sign(privateKey, 'base64'), publicKey };
  },
  recurly: () => {
    const secret = `hooks:${newSecret()}`;
    return { secret, signature: `Basic ${Buffer.from(secret).toString('base64')}` };
  },
  sentry: hmac(body, hex),
  sendgrid: ({ body: text, s }) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      signature: createSign('sha256')
        .update(s + text)
        .sign(privateKey, 'base64'),
      timestamp: s,
      publicKey,
    };
  },
  shopify: hmac(body, base64),
  slack: hmac((u) => `v0:${u.s}:${u.body}`, prefixed('v0='), { time: 's' }),
  solidgate: hmac(
    (u) => `${u.headers.merchant}${u.body}${u.headers.merchant}`,
    (digest) => Buffer.from(hex(digest)).toString('base64'),
    { hash: 'sha512' },
  ),
  square: hmac((u) => u.url + u.body, base64),
  'standard-webhooks': standard,
  statsig: hmac((u) => `v0:${u.ms}:${u.body}`, prefixed('v0='), { time: 'ms' }),
  stripe: hmac(
    (u) => `${u.s}.${u.body}`,
    (digest, { s }) => `t=${s},v1=${hex(digest)}`,
  ),
  telegram: ownToken,
  twilio: hmac(
    (u) => {
      const params = new Map(new URLSearchParams(u.body));
      return [...params.keys()].sort().reduce((signed, name) => signed + name + params.get(name), u.url);
    },
    base64,
    { hash: 'sha1' },
  ),
  vercel: hmac(body, hex, { hash: 'sha1' }),
  woocommerce: hmac(body, base64),
  workos: hmac(
    (u) => `${u.ms}.${u.body}`,
    (digest, { ms }) => `t=${ms}, v1=${hex(digest)}`,
  ),
  zoom: hmac((u) => `v0:${u.s}:${u.body}`, prefixed('v0='), { time: 's' }),
};
