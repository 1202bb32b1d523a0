import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LongLines } from './long-lines.ts';

function cut(text: string, longest: number, chunk: number): { text: string; cut: number } {
  const lines = new LongLines(longest);
  let done = '';
  for (let at = 0; at < text.length; at += chunk) done += lines.take(text.slice(at, at + chunk));
  return { text: done + lines.end(), cut: lines.cut };
}

it('leaves a text alone whose lines are not too long, however it comes', () => {
  const lines = fc.array(fc.string({ maxLength: 20 }), { maxLength: 30 });
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(50), (parts, end, chunk) => {
      const text = parts.map((part) => part.replaceAll(/[\r\n]/g, '')).join(end);
      expect(cut(text, 30, chunk + 1)).toEqual({ text, cut: 0 });
    }),
  );
});

it.each([1, 7, 1000])('cuts what is too long at a word, and goes on behind it, in pieces of %i', (chunk) => {
  const text = `before\n${'word '.repeat(100)}\r\nafter\n${'x'.repeat(99)}`;
  expect(cut(text, 32, chunk)).toEqual({ text: `before\n${'word '.repeat(6)}…\r\nafter\n…`, cut: 2 });
});

it('leaves out all of a word that the cut goes through, which may be a secret', () => {
  const { text } = cut(`key="${'s'.repeat(40)}" and more`, 30, 10);
  expect(text).toBe('key="…');
});
