import type { ColorSupportLevel } from 'chalk';

/** Where output goes, as far as it matters for what it looks like. */
export interface Screen {
  /** Columns to use. */
  width: number;
  /** Lines that fit at once; undefined where nobody scrolls. */
  rows: number | undefined;
  colours: ColorSupportLevel;
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

/** Lines longer than this are hard to read (WCAG 2.1, 1.4.8 says 80; code and paths want a little more). */
const widest = 100;
const narrowest = 30;
const whenPiped = 80;

/**
 * What the output and the environment say. Colours on a terminal only; FORCE_COLOR before NO_COLOR as
 * in Node itself, `--no-color` before both.
 */
export function screenOf(
  output: Output,
  environment: Record<string, string | undefined>,
  options: { color?: boolean; width?: number | undefined },
): Screen {
  const terminal = output.isTTY === true;
  // Terminals that do not know their size say 0.
  const columns = options.width ?? (terminal ? output.columns || whenPiped : whenPiped);
  return {
    width: Math.max(narrowest, options.width ?? Math.min(columns, widest)),
    rows: terminal ? output.rows : undefined,
    colours: coloursOf(terminal, environment, options.color !== false),
  };
}

function coloursOf(
  terminal: boolean,
  environment: Record<string, string | undefined>,
  wanted: boolean,
): ColorSupportLevel {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = environment;
  if (!wanted) return 0;
  if (force !== undefined) return force === '0' || force === 'false' ? 0 : 1;
  return none || !terminal || term === 'dumb' ? 0 : 1;
}
