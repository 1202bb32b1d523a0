import { looksRandom } from './randomness.ts';
import { type VendorKey, vendorKeys } from './vendor-keys.ts';
import { wordBegins } from './word-edge.ts';

interface Candidate {
  key: VendorKey;
  prefix: string;
  rest: RegExp;
}

/** What a vendor's credential at some place is: its extent, kind and prefix. */
export interface VendorMatch {
  end: number;
  kind: string;
  prefix: string;
}

/** By the first two characters; within them the longest prefix first. */
const candidates = new Map<number, Candidate[]>();
/** One byte for each pair of ASCII characters, so that the scan need not ask the map. */
const begins = new Uint8Array(1 << 14);
/** Every prefix that a mask may show, by its last character; the longest first. */
const prefixesByLast = new Map<string, string[]>();

const pairOf = (a: number, b: number) => (a << 7) | b;

for (const key of vendorKeys) {
  const rest = new RegExp(key.rest, 'y');
  for (const prefix of key.prefixes) {
    const pair = pairOf(prefix.charCodeAt(0), prefix.charCodeAt(1));
    begins[pair] = 1;
    candidates.set(pair, [...(candidates.get(pair) ?? []), { key, prefix, rest }]);
    keepPrefix(prefix);
  }
}
keepPrefix('eyJ');
begins[pairOf('e'.charCodeAt(0), 'y'.charCodeAt(0))] = 1;
for (const list of candidates.values()) list.sort((a, b) => b.prefix.length - a.prefix.length);

function keepPrefix(prefix: string): void {
  const list = [...(prefixesByLast.get(prefix.slice(-1)) ?? []), prefix];
  prefixesByLast.set(
    prefix.slice(-1),
    list.sort((a, b) => b.length - a.length),
  );
}

/** The longest vendor prefix that ends at `at` and does not begin before `from`; empty when there is none. */
export function longestPrefixBefore(text: string, at: number, from: number): string {
  if (at <= from) return '';
  const list = prefixesByLast.get(text.charAt(at - 1)) ?? [];
  return list.find((prefix) => at - prefix.length >= from && text.startsWith(prefix, at - prefix.length)) ?? '';
}

/** True for a beginning that a mask may show. */
export function isPrefix(text: string): boolean {
  return prefixesByLast.get(text.slice(-1))?.includes(text) ?? false;
}

/** Whether a vendor's credential or a JWT may begin with these two characters, given as codes: for most it may not. */
export function mayBegin(a: number, b: number): boolean {
  return a < 128 && b < 128 && begins[pairOf(a, b)] === 1;
}

/** The vendor's credential that begins at `at`. */
export function vendorAt(text: string, at: number): VendorMatch | undefined {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  if (!(a < 128 && b < 128) || begins[pairOf(a, b)] !== 1) return undefined;
  for (const { key, prefix, rest } of candidates.get(pairOf(a, b)) ?? []) {
    if (!text.startsWith(prefix, at) || (key.short && !wordBegins(text, at))) continue;
    rest.lastIndex = at + prefix.length;
    const match = rest.exec(text);
    if (!match) continue;
    if (key.wordy && !looksRandom(match[0], 16)) continue;
    return { end: rest.lastIndex, kind: key.kind, prefix };
  }
  return undefined;
}

/**
 * Kind and prefix of a value that is known to be a credential, from how it begins. Weaker evidence
 * suffices here than in free text: a key that is too short still shows which kind it was meant to be.
 */
export function vendorOf(secret: string): { kind: string; prefix: string } | undefined {
  const exact = vendorAt(secret, 0);
  if (exact) return exact;
  const pair = pairOf(secret.charCodeAt(0), secret.charCodeAt(1));
  const near = candidates.get(pair)?.find(({ key, prefix }) => !key.short && secret.startsWith(prefix));
  return near && { kind: near.key.kind, prefix: near.prefix };
}
