import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { chunkRedactor } from './chunk-end.ts';
import { placements } from './credential-placements.ts';
import { drawFrom } from './made-credentials.ts';

const key = 'a key of this test';
const draw = drawFrom(21);

/** What comes out, joined, when the text is given in pieces of these lengths in turn. */
function inPieces(text: string, lengths: readonly number[], sizes: { size: number; reach: number }) {
  const redactor = chunkRedactor({ key }, sizes);
  const pieces: string[] = [];
  for (let at = 0, n = 0; at < text.length; n += 1) {
    const length = lengths[n % lengths.length] ?? 1;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  const chunks = [...pieces.map((piece) => redactor.take(piece)), redactor.end()].filter((c) => c !== undefined);
  for (const { text: part, firstLine, redactions } of chunks) {
    const lines = part.split(/\r\n|\n|\r/).length;
    for (const { line } of redactions) expect(line >= firstLine && line < firstLine + lines).toBe(true);
  }
  return {
    chunks: chunks.length,
    text: chunks.map((chunk) => chunk.text).join(''),
    redactions: chunks.flatMap((chunk) => chunk.redactions),
  };
}

const keyBlock = [
  `-----BEGIN RSA ${'PRIVATE'} KEY-----`,
  ...Array.from({ length: 25 }, () => draw('alphanumeric', 64)),
  `-----END RSA ${'PRIVATE'} KEY-----`,
].join('\n');
const pieces = fc.oneof(
  fc
    .tuple(fc.constantFrom(...Object.values(placements)), fc.nat(50))
    .map(([place, seed]) => place(`sk_live_${drawFrom(seed)('alphanumeric', 24)}`)),
  fc.constantFrom(
    keyBlock,
    keyBlock.replaceAll('\n', '\r\n'),
    '',
    '2025-08-18T11:02:07Z INFO all is well',
    `{"name": "Authorization",\n  "value": "Bearer ${draw('alphanumeric', 30)}"}`,
    `X-Api-Key: ${draw('alphanumeric', 30)}`,
    `Authorization: Bearer\n   ${draw('alphanumeric', 40)}`,
    'a line of words that go on for a while, as they do in logs',
  ),
);
const texts = fc
  .tuple(fc.array(pieces, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, lineBreak, ended]) => lines.join(lineBreak) + (ended ? lineBreak : ''));

describe('a text redacted in chunks', () => {
  it('is what the whole text becomes, wherever it is cut', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (text, lengths) => {
        const made = inPieces(text, lengths, { size: 100, reach: 4000 });
        expect({ text: made.text, redactions: made.redactions }).toEqual(redact(text, { key }));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('comes out as it is read, in more chunks than one', () => {
    const text = `${keyBlock}\n${'a line of words\n'.repeat(1000)}`.repeat(5);
    const made = inPieces(text, [512], { size: 1000, reach: 2000 });
    expect(made.chunks).toBeGreaterThan(50);
    expect(made.text).toBe(redact(text, { key }).text);
    expect(made.redactions.map((r) => r.line)).toEqual([2, 1029, 2056, 3083, 4110]);
  });

  it('keeps a key block whole across the seam', () => {
    for (let before = 0; before < 40; before += 1) {
      const text = `${'x\n'.repeat(before)}${keyBlock}\n${'words\n'.repeat(400)}`;
      const made = inPieces(text, [97], { size: 20, reach: 1900 });
      expect(made.text).not.toMatch(/[A-Za-z0-9]{20}/);
      expect(made.redactions).toEqual([{ kind: 'private-key', line: before + 2 }]);
    }
  });

  it('of nothing is nothing', () => {
    const redactor = chunkRedactor({ key });
    expect(redactor.take('')).toBeUndefined();
    expect(redactor.end()).toBeUndefined();
  });

  it('is refused when a line never ends', () => {
    const redactor = chunkRedactor({ key });
    const piece = 'x'.repeat(1024 * 1024);
    expect(() => {
      for (let i = 0; i < 80; i += 1) redactor.take(piece);
    }).toThrow(expect.objectContaining({ code: 'TOO_LARGE', limit: 32 * 1024 * 1024 }));
  });
});
