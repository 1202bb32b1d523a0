import { isPlaceholder } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import { type Found, unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

const userinfo = /[^\s/?#"'<>\\`]{1,512}/y;
/** Incoming webhooks whose path is the whole secret. The group is what stays readable. */
/** As URLs, PHP's JSON and URLs in URLs write it. */
const slash = '(?:\\\\?/|%2F)';
const webhooks = new RegExp(
  [
    `hooks\\.slack(?:-gov)?\\.com${slash}(?:services|workflows|triggers)${slash}`,
    `(?:[a-z]{1,10}\\.)?discord(?:app)?\\.com${slash}api${slash}(?:v[0-9]{1,2}${slash})?webhooks${slash}[0-9]{1,24}${slash}`,
    `[a-z0-9-]{1,63}\\.webhook\\.office\\.com${slash}webhookb?2?${slash}`,
    `outlook\\.office(?:365)?\\.com${slash}webhook${slash}`,
    `hooks\\.zapier\\.com${slash}hooks${slash}(?:catch|standard)${slash}[0-9]{1,12}${slash}`,
    `hook\\.(?:[a-z0-9]{1,5}\\.)?(?:make|integromat)\\.(?:com|celonis\\.com)${slash}`,
    `maker\\.ifttt\\.com${slash}trigger${slash}[\\w-]{1,80}${slash}(?:json${slash})?with${slash}key${slash}`,
  ].join('|'),
  'iy',
);
const webhookSecret = /[A-Za-z0-9_@%/\\.-]{1,512}/y;

/** Passwords in `scheme://user:password@host`, and incoming webhook addresses whose path is the secret. */
export function scanSecretUrls(text: string, found: Found): void {
  for (let at = nextAuthority(text, 0); at >= 0; at = nextAuthority(text, at)) {
    maskUserinfo(text, at, found);
    maskWebhook(text, at, found);
  }
}

/** After the next `://`, also written `:\/\/` as PHP does and `%3A%2F%2F`. */
function nextAuthority(text: string, from: number): number {
  slashes.lastIndex = from;
  return slashes.test(text) ? slashes.lastIndex : -1;
}
const slashes = /:\/\/|:\\{1,7}\/\\{1,7}\/|%3A%2F%2F/gi;

function maskUserinfo(text: string, at: number, found: Found): void {
  userinfo.lastIndex = at;
  if (!userinfo.test(text)) return;
  const authority = text.slice(at, userinfo.lastIndex);
  const sign = authority.lastIndexOf('@');
  if (sign < 1) return;
  const colon = authority.indexOf(':');
  const user = authority.slice(0, colon >= 0 && colon < sign ? colon : sign);
  const password = colon >= 0 && colon < sign ? authority.slice(colon + 1, sign) : '';
  if (password !== '' && password !== 'x-oauth-basic' && !isPlaceholder(password)) {
    mask(text, at + colon + 1, at + sign, 'url-password', found);
  }
  const userIsKey = vendorOf(user) !== undefined || looksRandom(user, 16);
  if (userIsKey && !isPlaceholder(user)) mask(text, at, at + user.length, 'url-credential', found);
}

function mask(text: string, start: number, end: number, kind: string, found: Found): void {
  const secret = unescaped(text.slice(start, end));
  const vendor = vendorOf(secret);
  found({ start, end, kind: vendor?.kind ?? kind, prefix: vendor?.prefix ?? '', secret });
}

function maskWebhook(text: string, at: number, found: Found): void {
  webhooks.lastIndex = at;
  if (!webhooks.test(text)) return;
  const start = webhooks.lastIndex;
  webhookSecret.lastIndex = start;
  if (!webhookSecret.test(text)) return;
  let end = webhookSecret.lastIndex;
  while (end > start && /[.\\/]/.test(text.charAt(end - 1))) end -= 1;
  const written = text.slice(start, end);
  if (written.length < 8 || written.split('/').every((part) => isPlaceholder(part) || /^[TB]0+$/.test(part))) return;
  found({ start, end, kind: 'webhook-url', prefix: '', secret: unescaped(written) });
}
