import { describe, expect, it } from 'vitest';
import { textOf } from './artifact-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the text of a file', () => {
  it('is UTF-8, broken characters replaced', () => {
    expect(textOf(bytes('grün 漢'), 'a')).toBe('grün 漢');
    expect(textOf(new Uint8Array([0x67, 0xff, 0x68]), 'a')).toBe('g\ufffdh');
    expect(textOf(bytes('\ufeff{}'), 'a')).toBe('{}');
  });

  it('is UTF-16 where a byte order mark says so, as PowerShell writes it', () => {
    expect(textOf(new Uint8Array(Buffer.from('\ufeff> GET /', 'utf16le')), 'a')).toBe('> GET /');
    expect(textOf(new Uint8Array(Buffer.from('\ufeff> GET /', 'utf16le').swap16()), 'a')).toBe('> GET /');
  });

  it('may have colours and a few control characters in it', () => {
    expect(textOf(bytes('\u001b[31merror\u001b[0m something went wrong\0\n'), 'a')).toContain('error');
  });

  it('is not what is binary', () => {
    expect(() =>
      textOf(
        new Uint8Array(5000).map((_, i) => (i * 37) % 256),
        'a.bin',
      ),
    ).toThrow('a.bin is binary');
    expect(() => textOf(bytes('%PDF-1.7'), 'a.pdf')).toThrow('PDF');
  });
});
