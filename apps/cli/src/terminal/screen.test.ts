import { describe, expect, it } from 'vitest';
import { screenOf } from './screen.ts';

const terminal = { isTTY: true, columns: 120, rows: 30 };

describe('a screen', () => {
  it.each([
    ['a terminal', terminal, {}, {}, 1],
    ['a pipe', {}, {}, {}, 0],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, {}, 0],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, {}, 1],
    ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, {}, 1],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, {}, 0],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, {}, 0],
    ['--no-color', terminal, { FORCE_COLOR: '1' }, { color: false }, 0],
  ])('has the right colours for %s', (_, output, environment, options, colours) => {
    expect(screenOf(output, environment, options).colours).toBe(colours);
  });

  it('is as wide as the terminal up to 100, 80 when piped, or as told', () => {
    expect(screenOf(terminal, {}, {}).width).toBe(100);
    expect(screenOf({ isTTY: true, columns: 64 }, {}, {}).width).toBe(64);
    expect(screenOf({ isTTY: true, columns: 0 }, {}, {}).width).toBe(80);
    expect(screenOf({}, {}, {}).width).toBe(80);
    expect(screenOf({}, {}, { width: 140 }).width).toBe(140);
  });

  it('scrolls on terminals only', () => {
    expect(screenOf(terminal, {}, {}).rows).toBe(30);
    expect(screenOf({}, {}, {}).rows).toBeUndefined();
  });
});
