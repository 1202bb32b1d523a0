import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { placements, slices } from './credential-placements.ts';
import { drawFrom } from './made-credentials.ts';
import { vendorKeys } from './vendor-keys.ts';

const key = 'a key of this test';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe.each(vendorKeys.map((vendor, n) => ({ vendor, kind: vendor.kind, n })))('$kind', ({ vendor, n }) => {
  it.each(Object.entries(placements))('leaves no trace in %s', (_, place) => {
    for (let seed = 0; seed < 5; seed += 1) {
      const secret = vendor.example(drawFrom(n * 1000 + seed));
      const prefix = vendor.prefixes.find((p) => secret.startsWith(p)) ?? '';
      const text = place(secret);
      const redacted = redact(text, { key });
      const left = slices(secret, prefix).filter((slice) => redacted.text.includes(slice));
      expect(left, redacted.text).toEqual([]);
      const encoded = slices(base64(secret), '').filter((slice) => redacted.text.includes(slice));
      expect(encoded, redacted.text).toEqual([]);
      expect(redacted.redactions.length).toBeGreaterThan(0);
      expect(redacted.text.split('\n')).toHaveLength(text.split('\n').length);
      expect(redact(redacted.text, { key })).toEqual({ text: redacted.text, redactions: [] });
    }
  });

  it('keeps kind, prefix and length, and one fingerprint wherever it stands', () => {
    const secret = vendor.example(drawFrom(n));
    const prefix = vendor.prefixes.find((p) => secret.startsWith(p)) ?? '';
    const text = ['a header', 'JSON', 'a query string', 'free text']
      .map((name) => placements[name]?.(secret))
      .join('\n');
    const { text: masked, redactions } = redact(text, { key });
    expect(redactions.map((r) => r.kind)).toEqual([vendor.kind, vendor.kind, vendor.kind, vendor.kind]);
    const masks = masked.match(/[\w.-]*…\[\d+,#[0-9a-f]{4}\]/g) ?? [];
    expect(new Set(masks).size).toBe(1);
    expect(masks[0]).toMatch(new RegExp(`^${prefix.replaceAll('.', '\\.')}…\\[${secret.length},`));
  });
});
