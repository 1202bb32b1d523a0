import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Four hex digits of a secret; equal secrets have equal ones. */
export type Fingerprint = (secret: string) => string;

/**
 * HMAC-SHA256 under the key, cut to 16 bits: enough to see "the same key twice", too little to
 * confirm a guess. The key's own blocks are hashed once.
 */
export function keyedFingerprint(key: string): Fingerprint {
  const keyed = hmac.create(sha256, utf8ToBytes(key));
  const known = new Map<string, string>();
  return (secret) => {
    const before = known.get(secret);
    if (before !== undefined) return before;
    const print = bytesToHex(keyed.clone().update(utf8ToBytes(secret)).digest().subarray(0, 2));
    known.set(secret, print);
    return print;
  };
}
