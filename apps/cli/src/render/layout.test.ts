import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { paragraph, spread, trimmed, trimmedLeft, widthOf, wrapped } from './layout.ts';
import { span, toText } from './line.ts';

const text = fc.string({ unit: fc.constantFrom(...'ab .-/é漢字👩‍💻e\u0301ーﾊ\u001b\u202e\t\n') });
const columns = fc.integer({ min: 4, max: 60 });

describe('layout', () => {
  it('wraps and trims any text to its columns, wide and combining characters counted as shown', () => {
    fc.assert(
      fc.property(text, columns, (words, width) => {
        for (const line of wrapped(words, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(stringWidth(trimmed(words, width))).toBeLessThanOrEqual(width);
        expect(stringWidth(trimmedLeft(words, width))).toBeLessThanOrEqual(width);
        for (const line of paragraph(words, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('gives an accent without a letter a circle to stand on', () => {
    expect(wrapped('aa\t\u0301', 4)).toEqual(['aa ◌\u0301']);
  });

  it('cuts between characters as people see them', () => {
    expect(trimmed('漢字漢字', 6)).toBe('漢字…');
    expect(trimmed('👩‍💻👩‍💻👩‍💻', 5)).toBe('👩‍💻👩‍💻…');
    expect(trimmedLeft('/var/log/nginx/access.log:18', 14)).toBe('…access.log:18');
  });

  it('puts the right side flush with the width, and leaves it out where it does not fit', () => {
    expect(toText([spread([span('漢')], [span('9 %')], 10)], 0)).toBe('漢     9 %\n');
    expect(toText([spread([span('abcdefgh')], [span('9 %')], 10)], 0)).toBe('abcdefgh\n');
  });
});

describe('a line', () => {
  it('shows what a terminal would act on instead of sending it', () => {
    expect(toText([[span('a\u001b[31m\u0007b\u009b\u007f\u202e\u200b\ud800c\td')]], 0)).toBe(
      'a␛[31m␇b\\x9b␡\\u202e\\u200b\\ud800c d\n',
    );
  });

  it('keeps emoji made of several characters', () => {
    expect(toText([[span('👩‍💻 ☎️')]], 0)).toBe('👩‍💻 ☎️\n');
  });

  it('has escape sequences only where colours are wanted', () => {
    expect(toText([[span('x', 'strong')]], 1)).toBe('\u001b[1mx\u001b[22m\n');
    expect(toText([[span('x', 'strong')]], 0)).toBe('x\n');
  });
});
