import { jwtFacts } from './jwt.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Found, unescaped } from './span.ts';
import { vendorOf } from './vendor-match.ts';

const attributeNames = new Set([
  'path',
  'domain',
  'expires',
  'max-age',
  'secure',
  'httponly',
  'samesite',
  'priority',
  'partitioned',
  'version',
  'comment',
]);
const harmlessValue = /^(?:true|false|deleted|en|de|fr|es|[a-z]{2}[-_][A-Za-z]{2}|[0-9]{1,3}|[A-Za-z]{1,3})$/;
const nameCharacter = /[^\s=;,"'\\]/;
const value = /"[^"\\;]{0,8192}"?|[^;,\s"'\\]{0,8192}/y;

/** Masks the values in `text` from `start` to `end`, a Cookie or Set-Cookie value. Names and attributes stay. */
export function maskCookies(text: string, start: number, end: number, isSetCookie: boolean, found: Found): void {
  const cookies = text.slice(start, end);
  let at = 0;
  for (let equals = cookies.indexOf('='); equals >= 0; equals = cookies.indexOf('=', at)) {
    let nameStart = equals;
    while (nameStart > at && nameCharacter.test(cookies.charAt(nameStart - 1))) nameStart -= 1;
    value.lastIndex = equals + 1;
    const written = value.exec(cookies)?.[0] ?? '';
    at = equals + 1 + written.length;
    if (isSetCookie && attributeNames.has(cookies.slice(nameStart, equals).toLowerCase())) continue;
    const quoted = written.startsWith('"') ? 1 : 0;
    const from = equals + 1 + quoted;
    const to = at - (quoted === 1 && written.endsWith('"') && written.length > 1 ? 1 : 0);
    if (to > from) maskCookieValue(text, start + from, start + to, found);
  }
}

/** Masks one cookie's value, unless it is a flag or a language. */
export function maskCookieValue(text: string, start: number, end: number, found: Found): void {
  const written = text.slice(start, end);
  if (harmlessValue.test(written) || isPlaceholder(written)) return;
  const secret = unescaped(written);
  if (/^eyJ[\w-]+\.[\w-]/.test(secret)) {
    found({ start, end, kind: 'jwt', prefix: 'eyJ', secret, attributes: jwtFacts(secret) });
    return;
  }
  const vendor = vendorOf(secret);
  found({ start, end, kind: vendor?.kind ?? 'cookie', prefix: vendor?.prefix ?? '', secret });
}
