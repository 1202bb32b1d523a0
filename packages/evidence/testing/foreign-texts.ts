import fc from 'fast-check';
import { dressings } from './dressings.ts';
import { samples } from './samples.ts';

const texts = samples().map(({ text }) => text.slice(0, 20_000));
const lines = [...new Set(texts.flatMap((text) => text.split(/\r?\n/)))];

/** Anything at all: any code units, NUL and lone surrogates among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
  fc.string({ maxLength: 400, size: 'max' }),
);

/** Characters of one part: enough for several lines of any format, and many runs a second. */
const longestCut = 2_000;

/** Part of a real input, from anywhere to anywhere. */
const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: longestCut })).map(([text, at, length]) => {
  // Every other part begins where the input does: what a format begins with is what it is known by.
  const from = at % 2 === 0 ? 0 : at % (text.length + 1);
  return text.slice(from, from + length);
});

/** Real inputs cut anywhere, repeated, dressed, and spliced together. */
export const splicedText = fc
  .tuple(
    fc.array(fc.tuple(cut, fc.constantFrom(1, 1, 1, 1, 2, 5), fc.constantFrom(...dressings, undefined)), {
      minLength: 1,
      maxLength: 3,
      size: 'max',
    }),
    fc.constantFrom('', '\n', '\r\n', '\n\n'),
  )
  .map(([parts, glue]) =>
    parts.map(([text, times, dressing]) => (dressing?.dress(text) ?? text).repeat(times)).join(glue),
  );

/** Lines of all formats in any order, whole or broken off, with what stands in front of lines. */
export const mixedLines = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(...lines),
        fc.constantFrom('', '    ', '> ', 'web-1  | ', '2024-01-01T00:00:00Z ', '12:'),
        fc.nat(),
        fc.boolean(),
      )
      .map(([text, margin, at, whole]) => margin + (whole ? text : text.slice(0, at % (text.length + 1)))),
    { maxLength: 24, size: 'max' },
  )
  .map((all) => all.join('\n'));

/** Real inputs with single characters taken out, doubled, or made others. */
export const damagedText = fc
  .tuple(
    cut,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', '{', '}', '\\', '\n', '<', '\0', '\ud800', '9e999', ':')), {
      maxLength: 8,
    }),
  )
  .map(([text, blows]) =>
    blows.reduce((left, [at, put]) => {
      const place = at % (left.length + 1);
      return left.slice(0, place) + put + left.slice(place + 1);
    }, text),
  );

/** Every kind of text that a reader may meet. */
export const foreignText = fc.oneof(anyText, splicedText, mixedLines, damagedText);
