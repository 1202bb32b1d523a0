import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GramFilter, requiredClauses } from './gram-filter.ts';

describe('what a pattern requires', () => {
  it.each<[string, string[][][]]>([
    ['certificate has expired', [[['certificate has expired']]]],
    ['certificate (has|is) expired', [[['certificate '], ['has', 'is'], [' expired']]]],
    ['(missing|invalid) key', [[['missing', 'invalid'], [' key']]]],
    ['econnrefused|connection refused', [[['econnrefused']], [['connection refused']]]],
    ['token.{0,30}expired', [[['token'], ['expired']]]],
    ['unauthori[sz]ed', [[['unauthori'], ['ed']]]],
    ['colou?r of money', [[['colo'], ['r of money']]]],
    ['(optional)?required', [[['required']]]],
    ['a{0,3}bcde', [[['bcde']]]],
    ['x\\.y\\.z\\(', [[['x.y.z(']]]],
    ['\\berror\\b', [[['error']]]],
    ['(?i)flags', [[['flags']]]],
    ['(?:alpha|beta)+', [[['alpha', 'beta']]]],
    ['(one and|[0-9])two', [[['two']]]],
    ['[a-z]+', [[]]],
  ])('%j is %j', (source, expected) => {
    expect(requiredClauses(source)).toEqual(expected);
  });
});

const atom = fc.constantFrom(
  'expired',
  'token',
  'key',
  ' ',
  '\\.',
  '[a-z]',
  '.',
  '\\d',
  '(missing|no)',
  '(?:x|yz)',
  '\\(',
);
const piece = fc
  .tuple(atom, fc.constantFrom('', '', '', '?', '*', '+', '{0,2}', '{2}'))
  .map(([a, q]) => (a.length > 2 && /^[a-z]/.test(a) && q ? `(${a})${q}` : a + q));
const pattern = fc
  .array(fc.array(piece, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((alternatives) => alternatives.map((pieces) => pieces.join('')).join('|'));

describe('the filter', () => {
  it('never passes over a pattern that occurs', () => {
    fc.assert(
      fc.property(
        pattern.chain((source) => fc.tuple(fc.constant(source), fc.stringMatching(new RegExp(`^(?:${source})$`)))),
        fc.string(),
        fc.string(),
        ([source, match], before, after) => {
          expect(new GramFilter([source]).candidates((before + match + after).toLowerCase())).toEqual([0]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('passes over what cannot occur, and keeps the order of the patterns', () => {
    const filter = new GramFilter([
      'gateway timeout',
      'certificate has expired',
      '[0-9]+',
      'bad gateway|gateway error',
    ]);
    expect(filter.candidates('502 bad gateway')).toEqual([2, 3]);
    expect(filter.candidates('certificate has expired: gateway timeout')).toEqual([0, 1, 2]);
  });
});
