import { expect, it } from 'vitest';
import { withOwnStamp } from './own-stamp.ts';

it.each([
  ['> 2026-03-02T09:14:07.130902Z ', '2026-03-02T09:14:07.130902Z x'],
  ['2026-03-02T09:14:01Z 2026-03-02T09:14:07Z ', '2026-03-02T09:14:07Z x'],
  ['> ', 'x'],
  ['', 'x'],
])('%j', (margin, expected) =>
  expect(withOwnStamp({ artifact: 'a', firstLine: 1, lines: ['x'], margins: [margin] }, 0)).toBe(expected),
);
