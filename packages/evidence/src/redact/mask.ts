import { isPrefix, longestPrefixBefore } from './vendor-match.ts';

/**
 * A mask stands where a secret stood: `sk_live_…[24,#a41f]`, or with more facts
 * `eyJ…[412,#a41f,alg=RS256,exp=1730003600]`.
 */
export interface Mask {
  /** The vendor's own beginning, such as `sk_live_`; empty where unknown. */
  prefix: string;
  /** Characters of the whole secret, prefix included. */
  length: number;
  /** Four hex digits of a keyed hash: equal for the same secret under the same key. */
  fingerprint: string;
  /**
   * What else is known: `alg`, `iat`, `nbf`, `exp` of a JWT (seconds since 1970), `colon`, `password`
   * and `prefix` of Basic credentials, `space` around a value, `encoding` of a blob with secrets in it.
   */
  attributes: Record<string, string>;
}

/** A mask and its place in the text, the end exclusive. */
export interface PlacedMask extends Mask {
  start: number;
  end: number;
}

/**
 * What attributes may say. Closed, so that a text cannot hide a secret from redaction by dressing it
 * as a mask.
 */
const attribute = [
  'alg=(?:none|other|[A-Z]{2}[0-9]{3}K?|EdDSA|Ed25519|dir)',
  '(?:iat|nbf|exp)=[0-9]{1,12}',
  'colon=(?:yes|no|undecodable)',
  'password=empty',
  'prefix=[A-Za-z0-9_.-]{1,16}',
  'space=(?:leading|trailing|both|inside)',
  'encoding=(?:base64|hex|json)',
].join('|');
const grammar = new RegExp(`…\\[([0-9]{1,9}),#([0-9a-f]{4})((?:,(?:${attribute})){0,10})\\]`, 'g');

/** Writes a mask; attributes keep their order. */
export function formatMask(
  prefix: string,
  length: number,
  fingerprint: string,
  attributes: readonly (readonly [name: string, value: string])[] = [],
): string {
  const more = attributes.map(([name, value]) => `,${name}=${value}`).join('');
  return `${prefix}…[${length},#${fingerprint}${more}]`;
}

/** Every mask in a text, in order. */
export function findMasks(text: string): PlacedMask[] {
  if (!text.includes('…[')) return [];
  const masks: PlacedMask[] = [];
  let after = 0;
  for (const match of text.matchAll(grammar)) {
    const said = /,prefix=([^,\]]*)/.exec(match[3] ?? '')?.[1];
    if (said !== undefined && !isPrefix(said)) continue;
    const prefix = longestPrefixBefore(text, match.index, after);
    after = match.index + match[0].length;
    masks.push({
      prefix,
      length: Number(match[1]),
      fingerprint: match[2] ?? '',
      attributes: Object.fromEntries(
        (match[3] ?? '')
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      ),
      start: match.index - prefix.length,
      end: after,
    });
  }
  return masks;
}

/** The mask that the whole text is, white space around it aside; undefined when it is anything else. */
export function parseMask(text: string): Mask | undefined {
  const trimmed = text.trim();
  const [mask] = findMasks(trimmed);
  if (mask?.start !== 0 || mask.end !== trimmed.length) return undefined;
  const { prefix, length, fingerprint, attributes } = mask;
  return { prefix, length, fingerprint, attributes };
}
