import type { Alphabet, Draw } from './vendor-keys.ts';

const alphabets = {
  alphanumeric: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
  url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
} satisfies Record<Alphabet, string>;

/**
 * Draws characters for credentials that tests make up as they run, so that none is written in the
 * repository. The same seed gives the same credentials (mulberry32).
 */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (alphabet, length) => {
    const letters = alphabets[alphabet];
    let drawn = '';
    for (let i = 0; i < length; i += 1) drawn += letters.charAt(Math.floor(next() * letters.length));
    // What vendors draw has a digit and, in mixed alphabets, never ends in a sign.
    return drawn.replace(/[_-]$/, 'Q').replace(/^[A-Za-z_-]/, alphabet === 'upper' ? 'K' : '7');
  };
}
