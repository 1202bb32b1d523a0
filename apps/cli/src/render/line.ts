import { Chalk, type ColorSupportLevel } from 'chalk';
import { printable } from './printable.ts';

/** How a piece of text is meant; what it looks like is decided where it is printed. */
export type Style = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'label';

export interface Span {
  text: string;
  style: Style;
}

/** One line of a screen, from left to right. */
export type Line = readonly Span[];

export const blank: Line = [];

/** Text of one style. Line breaks and control characters in it become visible here, before anything measures it. */
export function span(text: string, style: Style = 'plain'): Span {
  return { text: printable(text), style };
}

/** The lines as text: with colours from `level` 1 on, without any escape sequence at 0. Ends with a line break. */
export function toText(lines: readonly Line[], level: ColorSupportLevel): string {
  const chalk = new Chalk({ level });
  const paint: Record<Style, (text: string) => string> = {
    plain: (text) => text,
    dim: chalk.dim,
    strong: chalk.bold,
    good: chalk.green,
    bad: chalk.red,
    label: chalk.cyan,
  };
  return lines
    .map(
      (line) =>
        `${line
          .map((s) => paint[s.style](s.text))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}
