import { gzipSync, strToU8, zlibSync } from 'fflate';
import { expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';
import { isPacked, unpacked } from './packed-text.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it.each([
  ['gzip', gzipSync],
  ['zlib', zlibSync],
])('%s is unpacked, whole and cut', (_, pack) => {
  const packed = pack(strToU8('the words '.repeat(2000)));
  expect(isPacked(packed)).toBe(true);
  expect(text(unpacked(packed))).toBe('the words '.repeat(2000));
  expect(text(unpacked(packed.subarray(0, packed.length - 12)))).toMatch(/^the words /);
});

it('what only begins like it gives nothing, and no error', () => {
  expect(unpacked(Uint8Array.of(0x1f, 0x8b, 8, 0xff, 1, 2, 3)).length).toBe(0);
  expect(unpacked(Uint8Array.of(0x78, 0x9c, 0xff, 0xff, 0xff)).length).toBe(0);
  expect(isPacked(Uint8Array.of())).toBe(false);
});

it('a bomb is left after little more than a megabyte', () => {
  const bomb = gzipSync(new Uint8Array(200_000_000));
  const start = performance.now();
  expect(unpacked(bomb).length).toBeLessThan(40_000_000);
  expect(performance.now() - start).toBeLessThan(2000);
});

it('a credential in a packed body is masked with the body', () => {
  const secret = `sk_live_${drawFrom(4)('alphanumeric', 24)}`;
  const body = Buffer.from(zlibSync(strToU8(JSON.stringify({ pad: 'x'.repeat(500), token: secret })))).toString(
    'base64',
  );
  const { text: masked, redactions } = redact(`{"isBase64Encoded":true,"body":"${body}"}`, { key: 'k' });
  expect(masked).toMatch(/^\{"isBase64Encoded":true,"body":"…\[\d+,#[0-9a-f]{4},encoding=base64,prefix=sk_live_\]"\}$/);
  expect(redactions).toEqual([{ kind: 'base64-of-stripe-secret-key', line: 1 }]);
  const harmless = Buffer.from(gzipSync(strToU8('{"a":"nothing to see"}'))).toString('base64');
  expect(redact(harmless, { key: 'k' }).redactions).toEqual([]);
});
