import type { Exchange } from '@causeway/evidence';
import { type Credential, isUnfilled } from './credential-sent.ts';

export type Malformation =
  | 'scheme_doubled'
  | 'scheme_missing'
  | 'scheme_colon'
  | 'quoted'
  | 'white_space'
  | 'line_break'
  | 'basic_not_encoded'
  | 'basic_no_colon'
  | 'two_places';

/** What is wrong with the way in which credentials are written, the most certain first, with its line. */
export function malformation(
  exchange: Exchange,
  credentials: readonly Credential[],
): { what: Malformation; line: number } | undefined {
  for (const credential of credentials) {
    if (credential.place === 'cookie' || credential.place === 'body') continue;
    const what = inValue(exchange, credential);
    if (what) return { what, line: credential.line };
  }
  return inTwoPlaces(credentials);
}

function inValue(exchange: Exchange, credential: Credential): Malformation | undefined {
  const { value, scheme, mask, place } = credential;
  if (/\\r|\\n|%0[ad]|[\r\n]/i.test(value)) return 'line_break';
  if (place === 'authorization') {
    const bare = exchange.request?.headers.find((h) => h.name.toLowerCase() === 'authorization')?.value ?? '';
    if (/^(?:bearer|basic|token):/i.test(bare)) return 'scheme_colon';
    if (scheme !== undefined && /^(?:bearer|basic|token):?\s+\S/i.test(value)) return 'scheme_doubled';
    if (
      scheme === undefined &&
      value !== '' &&
      !isUnfilled(value) &&
      /^["']?[^\s"',=]+["']?$/.test(value.replace(/,/g, ''))
    ) {
      return /^["']/.test(value) ? 'quoted' : 'scheme_missing';
    }
    if (scheme === 'basic') return inBasic(value, mask?.attributes.colon);
    if (scheme !== 'bearer' && scheme !== 'token' && scheme !== undefined) return undefined; // other schemes have parameters, with quotes and spaces
  }
  if (/^["'\u201c].*["'\u201d]$|^%22/.test(value.trim()) && value.length > 2) return 'quoted';
  if (mask?.attributes.space !== undefined) return 'white_space';
  return mask && /^\s|\s$|%20|^\+/.test(value) ? 'white_space' : undefined;
}

/** Basic is base64 of `user:password` (RFC 7617, 2). */
function inBasic(value: string, colon: string | undefined): Malformation | undefined {
  if (colon === 'no') return 'basic_no_colon';
  if (colon === 'undecodable') return 'basic_not_encoded';
  // A colon is not in the alphabet of base64; masks have none, attributes aside.
  return colon === undefined && value.replace(/…\[[^\]]{0,200}\]/g, '').includes(':') ? 'basic_not_encoded' : undefined;
}

/** More than one of header, query and body for one token is an error by RFC 6750, section 2. */
function inTwoPlaces(credentials: readonly Credential[]): { what: Malformation; line: number } | undefined {
  const header = credentials.filter((c) => c.place === 'authorization');
  const second = header[1];
  if (second) return { what: 'two_places', line: second.line };
  const token = header.find((c) => c.scheme === 'bearer' && c.value !== '');
  const again = credentials.find(
    (c) => (c.place === 'query' || c.place === 'body') && /^(?:access_?token|auth_?token|token|api_?key)$/.test(c.name),
  );
  return token && again ? { what: 'two_places', line: again.line } : undefined;
}
