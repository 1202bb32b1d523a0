import { Decompress } from 'fflate';

/** More than this is not unpacked: a credential stands in the first of it or nowhere. */
const mostBytes = 1 << 20;
const mostPacked = 1 << 22;
/** Bytes given to the decoder at once: it looks at what it holds anew each time, and can make a thousand of each. */
const leastStep = 1 << 12;
const mostStep = 1 << 15;

/** Bytes of base64 in either alphabet; undefined when it is not base64. */
export function bytesOfBase64(encoded: string): Uint8Array | undefined {
  const standard = encoded
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/(?<!=)=+$/, '');
  if (standard.length % 4 === 1) return undefined;
  try {
    return Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
  } catch {
    // A sign from the other alphabet's middle, or padding inside: not base64.
    return undefined;
  }
}

/** Bytes of hexadecimal digits, two a byte. */
export function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length >> 1 }, (_, i) => Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16));
}

/** True when bytes begin as gzip (RFC 1952) or zlib (RFC 1950) with deflate do. */
export function isPacked(bytes: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = bytes;
  return (a === 0x1f && b === 0x8b && c === 8) || (a === 0x78 && ((a << 8) | b) % 31 === 0);
}

/**
 * What gzip or zlib bytes hold, the first megabyte of it; of a stream that is cut or broken what comes before.
 * Unpacked a few kilobytes at a time, so that a bomb is left when it is noticed.
 */
export function unpacked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    const most = Math.min(bytes.length, mostPacked);
    for (let at = 0, step = leastStep; at < most && length < mostBytes; step = Math.min(step * 2, mostStep)) {
      const end = Math.min(most, at + step);
      // Never told that it ends: then what is cut is given as far as it goes.
      stream.push(bytes.subarray(at, end), false);
      at = end;
    }
  } catch {
    // Not deflate after all, or cut: what came before is all there is.
    return joined(parts, length);
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
