import type { NamedPlace } from './named-place.ts';
import { looksRandom } from './randomness.ts';
import type { SecretName } from './secret-names.ts';

/** `the token is …`, `password …`, and columns of a table. */
const between = /[ \t|]{1,40}((?:is|was|now|being)[ \t:]{1,4})?["'`]?/y;
/** Too short for a credential, or all letters as nearly every word is: not looked at further. */
const word = /(?![A-Za-z]{0,40}[\s.,;:!?)])[^\s"'`<>|,;()]{6,4096}/y;
const notAValue = /^[a-z]{2,5}:\/\/|^[0-9]{4}-[0-9]{2}/i;
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;
/** What makes a key of two words one of an API. */
const qualifier = /\b(?:api|secret|access|auth|signing|private|licen[cs]e|bearer)[ -]$/i;
/** Base64 with its signs, as cloud vendors' secrets are written: long, and no part of it reads like a path's. */
const signedBase64 =
  /^(?=.{30})(?=.{0,200}[a-z])(?=.{0,200}[A-Z])(?=.{0,200}[0-9])[A-Za-z0-9+/-]{30,400}(?:={1,2}-?[A-Za-z0-9+/=-]{0,200})?$/;

/**
 * A credential that a sentence or a table puts after its name, with no sign between. Words follow such
 * names far more often than credentials do, so it has to look drawn.
 */
export function toldValue(text: string, start: number, end: number, name: SecretName): NamedPlace | undefined {
  if (name.kind === 'authorization' || name.kind === 'cookie' || name.kind === 'set-cookie') return undefined;
  const next = text.charCodeAt(end);
  if (next !== 32 && next !== 9 && next !== 124) return undefined;
  between.lastIndex = end;
  const gap = between.exec(text);
  if (!gap) return undefined;
  word.lastIndex = between.lastIndex;
  const [found] = word.exec(text) ?? [];
  if (found === undefined || notAValue.test(found)) return undefined;
  const value = found.replace(/[.!?:]{1,8}$/, '');
  // Passwords may be short, and then only a verb tells them from what else follows the word.
  if (value.length < (name.kind === 'password' && gap[1] !== undefined ? 6 : 8)) return undefined;
  const isStrong = name.certainty === 'strong' || qualifier.test(text.slice(Math.max(0, start - 12), start));
  // An id after `token` is as often the id of the thing; after `token is` it is the token.
  if (identifier.test(found) && !(isStrong && /is|\|/.test(gap[0]))) return undefined;
  if (!isStrong && (gap[1] === undefined || value.length < 16)) return undefined;
  const mixed =
    (/[0-9]/.test(value) && /[A-Za-z]/.test(value) && !/[=/\\[\]{}]/.test(value)) || signedBase64.test(value);
  if (!mixed || !looksRandom(value, name.kind === 'password' ? 6 : 12)) return undefined;
  return { start: between.lastIndex, end: between.lastIndex + value.length, tie: 'spaced', whole: false };
}
