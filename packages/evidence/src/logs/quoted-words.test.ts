import { expect, it } from 'vitest';
import { quotedWords } from './quoted-words.ts';

it.each([
  ['a  b "c d" "" e', ['a', 'b', 'c d', '', 'e']],
  ['"a \\"b\\" c" d', ['a \\"b\\" c', 'd']],
  ['a "b c', ['a', 'b c']],
  ['', []],
])('%s', (text, expected) => expect(quotedWords(text)).toEqual(expected));
