import { maskAuthorization } from './authorization.ts';
import { textOfBase64 } from './base64-text.ts';
import { maskNamedCookies } from './cookie-lists.ts';
import { maskCookies } from './cookies.ts';
import { jwtFacts } from './jwt.ts';
import type { PlacedMask } from './mask.ts';
import { nameAround, nextTrigger } from './name-triggers.ts';
import { type NamedPlace, placesAfter } from './named-place.ts';
import { isCardCode, isCodeAmong, isOneTimeCode, toldCode } from './one-time-codes.ts';
import { isCodeReference, isPlaceholder, isProse } from './placeholder.ts';
import { looksRandom } from './randomness.ts';
import { type RunEnds, runEnds } from './run-ends.ts';
import { type SecretName, secretName } from './secret-names.ts';
import { type Found, unescaped } from './span.ts';
import { toldValue } from './told-value.ts';
import { valueBeforeName } from './value-before-name.ts';
import { vendorOf } from './vendor-match.ts';
import { escapeAt } from './word-edge.ts';

/** Values that stand under the name of a credential: headers, members, parameters, variables, flags. */
export function scanNamedValues(text: string, masks: readonly PlacedMask[], found: Found): void {
  let at = 0;
  let mask = 0;
  let furthest = 0;
  let masked = 0;
  const ends = runEnds(text);
  const keep: Found = (span) => {
    furthest = Math.max(furthest, span.end);
    masked = Math.max(masked, span.end);
    found(span);
  };
  for (let trigger = nextTrigger(text, 0); trigger >= 0; trigger = nextTrigger(text, at)) {
    while ((masks[mask]?.end ?? Number.POSITIVE_INFINITY) <= trigger) mask += 1;
    const inMask = masks[mask];
    if (inMask && inMask.start <= trigger) {
      at = inMask.end;
      continue;
    }
    const around = nameAround(text, trigger, at);
    furthest = around.end;
    const escaped = escapeAt(text, around.start);
    let start = Math.min(around.start + escaped, trigger);
    const isFlag = text.startsWith('-', start) && (start === 0 || /[\s"'`,[]/.test(text.charAt(start - 1)));
    while (start < trigger && /[-.]/.test(text.charAt(start))) start += 1;
    const name = secretName(text.slice(start, around.end));
    if (name) maskNamed(text, start, around.end, name, isFlag, masked, ends, keep);
    at = furthest;
  }
}

function maskNamed(
  text: string,
  start: number,
  end: number,
  name: SecretName,
  isFlag: boolean,
  from: number,
  ends: RunEnds,
  found: Found,
): void {
  if (name.kind === 'scheme') {
    maskAfterScheme(text, start, end, found);
    return;
  }
  if (name.kind === 'cookies') {
    maskNamedCookies(text, end, found);
    return;
  }
  if (isWorkingFolder(text, start, end)) return;
  const before = valueBeforeName(text, start, end, from);
  const isHeader = name.kind === 'authorization' || name.kind === 'cookie' || name.kind === 'set-cookie';
  const places = before ? [before] : placesAfter(text, start, end, { isFlag, isHeader, ends });
  for (const place of places) maskPlace(text, place, name, found);
  if (places.length > 0) return;
  if (name.certainty === 'digits') {
    const code = toldCode(text, end);
    if (code) found({ ...code, kind: name.kind, prefix: '', secret: text.slice(code.start, code.end) });
    return;
  }
  const told = toldValue(text, start, end, name);
  if (told) maskPlace(text, told, { ...name, certainty: 'strong' }, found);
}

const folder = /["']?\s{0,2}[:=]\s{0,2}["']?(?:\/|[A-Za-z]:\\)/y;

/** `PWD` and `OLDPWD` are where the shell is (POSIX, cd), unless what stands there is no path: `Uid=sa;Pwd=…`. */
function isWorkingFolder(text: string, start: number, end: number): boolean {
  if (end - start > 6 || !/^(?:OLD)?PWD$/.test(text.slice(start, end)) || text.charAt(start - 1) === ';') return false;
  folder.lastIndex = end;
  return folder.test(text);
}

function maskPlace(text: string, place: NamedPlace, name: SecretName, found: Found): void {
  if (place.end <= place.start) return;
  const value = text.slice(place.start, place.end);
  if (name.kind === 'authorization') {
    const open = !place.whole && place.tie !== 'query' && place.tie !== 'flag';
    if (isProse(value) && !/^\s*(?:basic|bearer|token|digest)\s/i.test(value)) return;
    if (open && !/^\s*[[({"']?\s*(?:[A-Za-z0-9-]{3,20}\s+\S|\S{8})/.test(value)) return;
    const folded = foldedCredential(text, place, value);
    if (folded) {
      maskAuthorization(text, folded.start, folded.end, false, found);
      return;
    }
    maskAuthorization(text, place.start, place.end, open, (span) => {
      // In the middle of a sentence `authorization: …` is followed by words as often as by a credential.
      if (open && span.kind === 'credential' && !looksRandom(span.secret, 8)) return;
      found(span);
    });
    return;
  }
  if (name.kind === 'cookie' || name.kind === 'set-cookie') {
    if (value.includes('=')) maskCookies(text, place.start, place.end, name.kind === 'set-cookie', found);
    return;
  }
  const extent = trimmedExtent(value);
  const inner = value.slice(extent.start, extent.end);
  if (
    !isSecret(inner, place, name) &&
    !(
      name.kind === 'oauth-code' &&
      place.tie !== 'number' &&
      isCodeAmong(text, place.start + extent.start, place.start + extent.end)
    )
  )
    return;
  maskValue(text, place, extent, name, found);
}

const loneScheme = /^\s*(?:bearer|basic|token)\s*$/i;
const nextLine = /(?:\r\n|\n|\r)([ \t]*)([^\s"'`:]{8,4096})[ \t]*(?=[\r\n"'`]|$)/y;

/** The credential of a header that ends after its scheme, when it stands alone on the line below. */
function foldedCredential(text: string, place: NamedPlace, value: string): { start: number; end: number } | undefined {
  if (place.tie !== 'line' || !loneScheme.test(value)) return undefined;
  nextLine.lastIndex = place.end;
  const [all, indent = '', credential = ''] = nextLine.exec(text) ?? [];
  if (all === undefined || !(indent !== '' || looksRandom(credential, 16))) return undefined;
  const start = place.end + all.indexOf(credential);
  return { start, end: start + credential.length };
}

/** The value without the white space around it, written out or escaped, and what that space says. */
function trimmedExtent(value: string): { start: number; end: number; space: string | undefined } {
  const lead = /^(?:\s|\\{1,15}[nrt]|%20|%0[aAdD])*/.exec(value)?.[0].length ?? 0;
  let end = value.length;
  for (;;) {
    const tail = /(?:\s|\\{1,15}[nrt]|%20|%0[aAdD])$/.exec(value.slice(Math.max(lead, end - 17), end));
    if (!tail) break;
    end -= tail[0].length;
  }
  const leading = lead > 0;
  const trailing = end < value.length;
  const space = leading && trailing ? 'both' : leading ? 'leading' : trailing ? 'trailing' : undefined;
  return { start: lead, end, space };
}

function maskValue(
  text: string,
  place: NamedPlace,
  extent: ReturnType<typeof trimmedExtent>,
  name: SecretName,
  found: Found,
): void {
  const start = place.start + extent.start;
  const end = place.start + extent.end;
  const written = text.slice(start, end);
  // `token: Bearer abc` and `api_key: "Basic …"`: the scheme is told apart as in the header itself.
  if (/^(?:bearer|basic|token)(?:\s|%20)/i.test(written)) {
    maskAuthorization(text, start, end, false, found);
    return;
  }
  const secret = unescaped(written);
  const space: [string, string][] = place.tie === 'quoted' && extent.space ? [['space', extent.space]] : [];
  if (/^eyJ[\w-]+\.[\w-]/.test(secret)) {
    found({ start, end, kind: 'jwt', prefix: 'eyJ', secret, attributes: [...jwtFacts(secret), ...space] });
    return;
  }
  const vendor = vendorOf(secret);
  found({
    start,
    end,
    kind: vendor?.kind ?? name.kind,
    prefix: vendor?.prefix ?? '',
    secret,
    attributes: space,
    ...(place.tie === 'number' ? { quote: true } : {}),
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a value under this name, tied to it in this way, is a credential and not what diagnoses its lack. */
function isSecret(value: string, { tie }: NamedPlace, name: SecretName): boolean {
  if (value.length < 3 || isPlaceholder(value) || isProse(value)) return false;
  if (/^https?:(?:\/\/|\\\/)/i.test(value) || /^[a-z]{2,10}:\/\//i.test(value)) return false;
  // Key blocks have a scan of their own, which keeps their lines.
  if (/^-----BEGIN /.test(value)) return false;
  if (vendorOf(value)) return true;
  if (name.certainty === 'digits') return isOneTimeCode(value) || (tie !== 'spaced' && isCardCode(value));
  if (name.certainty === 'query') return tie === 'query' && looksRandom(value, name.kind === 'oauth-code' ? 10 : 16);
  if (name.certainty === 'weak') return (tie === 'query' || !uuid.test(value)) && looksRandom(value, 16);
  if (tie !== 'quoted' && tie !== 'query') {
    const bare = value.replace(/[,;]{1,4}$/, '');
    if (isCodeReference(bare) || isPlaceholder(bare)) return false;
    // `password: string;` is source code.
    if (bare !== value && !looksRandom(bare, 6)) return false;
  }
  if (tie === 'spaced') return name.kind === 'password' ? looksRandom(value, 6) : looksRandom(value, 8);
  if (name.kind === 'password') return true;
  if (/^[0-9.]+$/.test(value)) return value.length >= 6 && !value.includes('.');
  if (tie === 'line' && value.includes(' ')) return looksRandom(value.split(' ', 1)[0] ?? '', 8);
  return value.length >= 4;
}

const credentialAfterScheme = /(?:[ \t]+|%20|\+)([A-Za-z0-9+/=_.~-]{12,})/y;

/** `Bearer abc…` and `Basic dXNl…` outside any header, in prose or in code. */
function maskAfterScheme(text: string, start: number, end: number, found: Found): void {
  credentialAfterScheme.lastIndex = end;
  const match = credentialAfterScheme.exec(text);
  const [all, credential] = match ?? [];
  if (all === undefined || credential === undefined) return;
  const isBasic = text.charAt(start + 1).toLowerCase() === 'a';
  if (isBasic ? !isUserAndPassword(textOfBase64(credential) ?? '') : !looksRandom(credential, 12)) return;
  maskAuthorization(text, start, end + all.length, true, found);
}

function isUserAndPassword(text: string): boolean {
  return text.includes(':') && /^[\t -~]*$/.test(text);
}
