import { textOfBase64 } from './base64-text.ts';
import { jwtFacts } from './jwt.ts';
import { isPlaceholder } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import { type Found, unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

const knownSchemes = new Set(
  `basic bearer token digest negotiate ntlm apikey api-key key hawk oauth sso-key ssws splunk geniekey klaviyo-api-key
   aws4-hmac-sha256 aws signature sharedkey sharedkeylite sharedaccesssignature dpop privatetoken jwt bot botbearer
   zoho-oauthtoken deepl-auth-key discogs goog-hmac googlelogin mac hmac pve-api-token pveapitoken access_token user
   client-id hoba mutual vapid webpush`.split(/\s+/),
);

/** Parameters of Digest, OAuth 1, AWS and the like that say how a request was signed, and hold no secret. */
const readableParameters = new Set(
  `realm username uri algorithm qop nc opaque stale charset userhash signedheaders headers keyid version timestamp
   method created expires ts oauth_version oauth_timestamp oauth_signature_method type credential se skn sr id`.split(
    /\s+/,
  ),
);

const schemeWord = /[A-Za-z][A-Za-z0-9_-]{1,30}/y;
const gap = /(?:[ \t]|%20|\+(?=[A-Za-z0-9]))+/y;
const oneCredential = /[^\s"'`<>,;]+/y;
const parameter = /([A-Za-z][\w-]{0,40})=("[^"\\]{0,4096}(?:\\?")|[^\s,"]{1,4096})/g;

/**
 * Masks the credentials in the value of an Authorization header (or one like it), which is
 * `text` from `start` to `end`. Schemes stay outside, doubled ones too, and so does what is missing.
 * `open` says that the value's end is not known: then only what directly follows the scheme belongs.
 */
export function maskAuthorization(text: string, start: number, end: number, open: boolean, found: Found): void {
  let at = start;
  let scheme = '';
  for (let words = 0; words < 4; words += 1) {
    schemeWord.lastIndex = at;
    const word = schemeWord.exec(text);
    if (!word || schemeWord.lastIndex > end) break;
    const lower = word[0].toLowerCase();
    const known = knownSchemes.has(lower);
    let next = schemeWord.lastIndex;
    const sign = text.charAt(next);
    // `Token token="…", email="…"` is a list of parameters; `Bearer: …` and `token=…` are slips.
    if (known && sign === '=' && /["\\]/.test(text.charAt(next + 1))) break;
    if (known && (sign === ':' || sign === '=') && lower !== 'key') next += 1;
    gap.lastIndex = next;
    const spaced = gap.test(text);
    const afterGap = spaced ? gap.lastIndex : next;
    if (next >= end && known) return;
    if (!spaced && next === schemeWord.lastIndex) break;
    if (afterGap >= end) {
      if (known) return;
      break;
    }
    if (!known && (scheme !== '' || open || looksRandom(word[0], 12) || /[0-9]/.test(word[0]) || vendorOf(word[0])))
      break;
    scheme = lower;
    at = afterGap;
  }
  const quote = /^(?:\\*["'`])/.exec(text.slice(at, at + 4))?.[0] ?? '';
  if (quote) at += quote.length;
  maskCredential(text, at, end, scheme, open, found);
}

function maskCredential(text: string, at: number, end: number, scheme: string, open: boolean, found: Found): void {
  const rest = text.slice(at, end);
  if (
    scheme !== 'basic' &&
    scheme !== 'bearer' &&
    /^[\s]*[A-Za-z][\w-]{0,40}=(?:["A-Za-z0-9%/+])/.test(rest) &&
    !/^\S*=$/.test(rest)
  ) {
    maskParameters(text, at, end, found);
    return;
  }
  let stop = end;
  if (open) {
    oneCredential.lastIndex = at;
    stop = oneCredential.test(text) ? Math.min(end, oneCredential.lastIndex) : at;
    while (stop > at && /[.)\]}:\\]/.test(text.charAt(stop - 1))) stop -= 1;
  }
  const value = text.slice(at, stop);
  const lead = value.length - value.trimStart().length;
  const trimmed = value.trim().replace(/(?<!\\)\\*["'`]$/, '');
  if (trimmed === '' || isPlaceholder(trimmed)) return;
  const secret = unescaped(trimmed);
  const place = { start: at + lead, end: at + lead + trimmed.length, secret };
  if (scheme === 'basic') {
    found({ ...place, kind: 'basic-credentials', prefix: '', attributes: basicFacts(secret) });
    return;
  }
  if (/^eyJ[\w-]+\./.test(secret)) {
    found({ ...place, kind: 'jwt', prefix: 'eyJ', attributes: jwtFacts(secret) });
    return;
  }
  const vendor = vendorOf(secret);
  found({
    ...place,
    kind: vendor?.kind ?? (scheme === '' ? 'credential' : `${scheme}-credential`),
    prefix: vendor?.prefix ?? '',
  });
}

function maskParameters(text: string, start: number, end: number, found: Found): void {
  for (const match of text.slice(start, end).matchAll(parameter)) {
    const [all, name = '', written = ''] = match;
    if (readableParameters.has(name.toLowerCase())) continue;
    const quoted = written.startsWith('"');
    const from = start + match.index + all.length - written.length + (quoted ? 1 : 0);
    const to = start + match.index + all.length - (quoted ? (written.endsWith('\\"') ? 2 : 1) : 0);
    const secret = unescaped(text.slice(from, to));
    if (to <= from || isPlaceholder(secret) || secret.length < 6) continue;
    const vendor = vendorOf(secret);
    found({
      start: from,
      end: to,
      kind: vendor?.kind ?? 'authorization-parameter',
      prefix: vendor?.prefix ?? '',
      secret,
    });
  }
}

/** What the base64 of Basic credentials says without telling them. */
function basicFacts(encoded: string): [string, string][] {
  const text = textOfBase64(encoded);
  if (text === undefined) return [['colon', 'undecodable']];
  const colon = text.indexOf(':');
  const facts: [string, string][] = [['colon', colon < 0 ? 'no' : 'yes']];
  const user = colon < 0 ? text : text.slice(0, colon);
  const password = colon < 0 ? '' : text.slice(colon + 1);
  if (colon >= 0 && password === '') facts.push(['password', 'empty']);
  if (/[\r\n]$/.test(text)) facts.push(['space', 'trailing']);
  const prefix = vendorOf(user)?.prefix ?? vendorOf(password)?.prefix;
  if (prefix) facts.push(['prefix', prefix]);
  return facts;
}
