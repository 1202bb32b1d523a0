import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';

const key = 'a key of this test';
const masked = (text: string) => redact(text, { key });

describe('a text that is dressed as a mask', () => {
  it.each<(secret: string) => string>([
    (secret) => `Authorization: Bearer …[40,#abcd]${secret}`,
    (secret) => `Authorization: Bearer ${secret}…[40,#abcd]`,
    (secret) => `{"token":"…[40,#abcd] ${secret}"}`,
    (secret) => `api_key=sk_live_…[24,#a41f]${secret}&x=1`,
    (secret) => `password="${secret}…[3,#aaaa]${secret}"`,
    (secret) => `Cookie: sid=…[40,#abcd]${secret}`,
    (secret) => `https://u:…[40,#abcd]${secret}@example.com`,
  ])('hides nothing: %s', (write) => {
    const secret = 'q7Lx92Vb'.repeat(3);
    const { text, redactions } = masked(write(secret));
    expect(text).not.toContain('q7Lx92Vb');
    expect(redactions.length).toBeGreaterThan(0);
    expect(masked(text)).toEqual({ text, redactions: [] });
  });

  it('is no mask when its prefix is none of a vendor', () => {
    const secret = 'q7Lx92Vbq7Lx92Vb';
    expect(masked(`Authorization: Basic …[40,#abcd,prefix=${secret}]`).text).not.toContain(secret);
  });
});
