import { describe, expect, it } from 'vitest';
import { sentenceAround } from './text-cues.ts';

/** What is quoted of a text for words in it. */
function quoted(text: string, words: string): string {
  const start = text.indexOf(words);
  return sentenceAround(text, start, start + words.length);
}

describe('the sentence around words', () => {
  it.each([
    ['It worked. The hook is off! Why?', 'hook is off', 'The hook is off!'],
    ['How do I call it? The url is localhost.', 'localhost', 'The url is localhost.'],
    ['Version 2.1 fails.\nThe rest is fine', 'rest', 'The rest is fine'],
    ['The key acme.test gave', 'gave', 'The key acme.test gave'],
  ])('ends where it ends: %j', (text, words, sentence) => {
    expect(quoted(text, words)).toBe(sentence);
  });

  it('shows the words found where it is long, whole words around them, and that it was cut', () => {
    const text = `${'before '.repeat(40)}the hook is off ${'behind '.repeat(40)}`;
    const quote = quoted(text, 'hook is off');
    expect(quote).toMatch(/^…(before )+the hook is off (behind )+behind…$/);
    expect(quote.length).toBeLessThan(140);
  });

  it('says whatever stands there, also where that has no end', () => {
    const text = 'x'.repeat(5_000);
    const quote = sentenceAround(text, 2_000, 2_010);
    expect(quote.length).toBeLessThan(400);
    expect(text).toContain(quote.replaceAll('…', ''));
  });
});
