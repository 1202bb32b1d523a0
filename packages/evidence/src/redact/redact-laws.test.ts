import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';

const key = 'a key of this test';
const countLines = (text: string) => text.split(/\r\n|\n|\r/).length;

const draw = drawFrom(7);
const pieces = fc.constantFrom(
  ...[
    'Authorization',
    ': ',
    'Bearer ',
    'Basic ',
    '"',
    "'",
    '\\"',
    '\\',
    '=',
    '&',
    '?',
    '\n',
    '\r\n',
    '\r',
    ' ',
    ',',
    ';',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    'token',
    'api_key',
    'password',
    'Cookie: ',
    'Set-Cookie: ',
    '"cookies":[',
    '"name":"',
    '"value":"',
    '<token>',
    '</token>',
    '://',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    '…',
    '…[24,#a41f]',
    'sk_live_…[24,#a41f]',
    '%22',
    '%3D',
    '%20',
    '&quot;',
    '\\n',
  ],
  ...[
    'curl -u ',
    '-b ',
    '--token ',
    '@host',
    ':',
    '\u001b[31m',
    '***',
    'xxxx',
    '<key>',
    '{{x}}',
    'undefined',
    'eyJ',
    '.',
    'sk_live_',
    'SK',
  ],
  ...[16, 24, 32, 40].map((length) => draw('alphanumeric', length)),
  ...[32, 64].map((length) => draw('hex', length)),
  ...['bob:secret9word', '{"token":"abc123def456ghi"}'].map((text) => Buffer.from(text).toString('base64')),
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('redact, whatever the text', () => {
  it('returns, keeps the number of lines, names lines that exist in order, and is a fixed point', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = redact(text, { key });
        expect(countLines(once.text)).toBe(countLines(text));
        const lines = once.redactions.map((r) => r.line);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        for (const line of lines) expect(line >= 1 && line <= countLines(text)).toBe(true);
        expect(redact(once.text, { key })).toEqual({ text: once.text, redactions: [] });
      }),
      { numRuns: 4000, seed: 1 },
    );
  });

  it('takes time in proportion to the text', () => {
    const units = [
      'eyJ',
      'eyJaaaaaaa.',
      'token=',
      'code=',
      '"token\\"',
      '"cookies":[',
      'cookie: a=',
      '-----BEGIN PRIVATE KEY-----\n',
    ];
    for (const unit of [
      ...units,
      '"name":"token",',
      '<token>',
      '…[1,#aaaa',
      'authorization: ',
      'curl -u a:',
      'key: ',
      '://a:',
    ]) {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      const start = performance.now();
      redact(text, { key });
      // A quadratic step over this text takes minutes.
      expect(performance.now() - start, unit).toBeLessThan(5000);
    }
  });
});

describe('lines below a wide line that ends in a secret', () => {
  const wide = `STRIPE_SECRET_KEY=sk_live_${draw('alphanumeric', 60)}`;
  it.each([
    'DEBUG=1',
    'https://api.example.com/v1/charges',
    'then it fails with a 401',
    '2025-08-18 11:02:07 INFO started',
    'Host: api.example.com',
    'Content-Type: application/json',
    '127.0.0.1 - - [18/Aug/2025:11:02:07 +0000] "GET / HTTP/1.1" 200 5',
    'curl https://api.example.com',
    'region: eu',
  ])('stay as they are: %s', (below) => {
    expect(redact(`${wide}\n${below}`, { key }).text.split('\n')[1]).toBe(below);
  });
});

describe('a credential below lines that a machine may have broken', () => {
  const secret = `sk_live_${draw('alphanumeric', 24)}`;
  it.each([
    ['a soft break', `${' '.repeat(37)}0A=\n`],
    ['many soft breaks', `${'a'.repeat(60)}=\n`.repeat(60)],
    ['many wide lines', `${'a'.repeat(390)}\n`.repeat(40)],
  ])('is masked once and for all: %s', (_, above) => {
    const once = redact(`${above}API_KEY=${secret}`, { key });
    expect(once.text).not.toContain(secret.slice(8));
    expect(once.text.startsWith(above.slice(0, -2))).toBe(true);
    expect(redact(once.text, { key })).toEqual({ text: once.text, redactions: [] });
  });
});
