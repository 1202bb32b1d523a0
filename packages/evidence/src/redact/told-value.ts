import type { NamedPlace } from './named-place.ts';
import { looksRandom } from './randomness.ts';
import type { SecretName } from './secret-names.ts';

/** `the token is …`, `password …`, and columns of a table. */
const between = /[ \t|]{1,40}((?:is|was|now|being)[ \t:]{1,4})?["'`]?/y;
const word = /[^\s"'`<>|,;()]{8,4096}/y;
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-|^[a-z]{2,5}:\/\/|^[0-9]{4}-[0-9]{2}/i;

/**
 * A credential that a sentence or a table puts after its name, with no sign between. Words follow such
 * names far more often than credentials do, so it has to look drawn.
 */
export function toldValue(text: string, end: number, name: SecretName): NamedPlace | undefined {
  if (name.kind === 'authorization' || name.kind === 'cookie' || name.kind === 'set-cookie') return undefined;
  between.lastIndex = end;
  const gap = between.exec(text);
  if (!gap) return undefined;
  word.lastIndex = between.lastIndex;
  const [found] = word.exec(text) ?? [];
  if (found === undefined || identifier.test(found)) return undefined;
  const value = found.replace(/[.!?:]{1,8}$/, '');
  if (name.certainty !== 'strong' && (gap[1] === undefined || value.length < 16)) return undefined;
  const mixed = /[0-9]/.test(value) && /[A-Za-z]/.test(value) && !/[=/\\[\]{}]/.test(value);
  if (!mixed || !looksRandom(value, name.kind === 'password' ? 8 : 12)) return undefined;
  return { start: between.lastIndex, end: between.lastIndex + value.length, tie: 'spaced', whole: false };
}
