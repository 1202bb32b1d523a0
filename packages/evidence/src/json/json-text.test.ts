import { describe, expect, it } from 'vitest';
import { blockAt, flatten, jsonStart, parseJson } from './json-text.ts';

describe('JSON among lines', () => {
  it('finds where an object starts and where it ends', () => {
    const lines = ['it said: {', '  "a": "}",', '  "b": [1]', '} and more'];
    expect(jsonStart(lines, 0)).toBe(9);
    expect(blockAt(lines, 0, 9)).toMatchObject({ last: 3, truncated: false, rest: ' and more' });
  });

  it('stops an object that is cut off where the JSON stops', () => {
    const lines = ['{', '  "a": {', '    "b": "cut', 'Then somebody writes.'];
    expect(blockAt(lines, 0, 0)).toMatchObject({ last: 2, truncated: true });
    expect(parseJson(blockAt(lines, 0, 0).text)).toEqual({ a: { b: 'cut' } });
  });

  it('does not take code for JSON', () => {
    expect(jsonStart(['if (x) {', '  return 1;'], 0)).toBe(-1);
    expect(jsonStart(['const a = [1, 2];'], 0)).toBe(-1);
  });

  it('gives scalars dotted names', () => {
    expect(flatten({ a: { b: [1, { c: null }] }, d: true })).toEqual({ 'a.b.0': '1', 'a.b.1.c': 'null', d: 'true' });
  });

  it('does not look into what is nested beyond reason', () => {
    expect(parseJson('['.repeat(100_000))).toBeUndefined();
    expect(parseJson('no json')).toBeUndefined();
  });
});
