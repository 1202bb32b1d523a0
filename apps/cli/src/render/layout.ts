import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { type Line, type Span, type Style, span } from './line.ts';
import { printable } from './printable.ts';

/** Columns that a line takes: wide characters two, combining ones none. */
export function widthOf(line: Line): number {
  return line.reduce((sum, s) => sum + stringWidth(s.text), 0);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text of at most so many columns, cut between characters as people see them; `…` stands for the rest. */
export function trimmed(text: string, columns: number): string {
  const shown = printable(text);
  if (stringWidth(shown) <= columns) return shown;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(shown)) {
    used += stringWidth(segment);
    if (used > columns) break;
    kept += segment;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}

/** Like `trimmed`, keeping the end: of a path, that is what tells. */
export function trimmedLeft(text: string, columns: number): string {
  const shown = printable(text);
  if (stringWidth(shown) <= columns) return shown;
  let kept = '';
  let used = 1;
  for (const { segment } of [...graphemes.segment(shown)].reverse()) {
    used += stringWidth(segment);
    if (used > columns) break;
    kept = segment + kept;
  }
  return columns < 1 ? '' : `…${kept}`;
}

/**
 * Text in lines of at most so many columns, broken between words and, where one is too long, within it. An
 * accent with no letter before it gets a circle to stand on: by itself it takes one column or none.
 */
export function wrapped(text: string, columns: number): string[] {
  const shown = printable(text).replace(/(^|\s)(?=[\p{M}\u200d])/gu, '$1◌');
  return wrapAnsi(shown, Math.max(columns, 2), { hard: true, trim: true }).split('\n');
}

/** Paragraph of one style, each line indented. */
export function paragraph(text: string, width: number, indent: number, style: Style = 'plain'): Line[] {
  return wrapped(text, width - indent).map((line) => [...margin(indent), span(line, style)]);
}

/** `left … right`: the right side flush with the width, where both fit; else the left side is kept. */
export function spread(left: Line, right: Line, width: number): Line {
  const gap = width - widthOf(left) - widthOf(right);
  if (right.length === 0 || gap < 1) return left;
  return [...left, span(' '.repeat(gap)), ...right];
}

export function margin(columns: number): Span[] {
  return columns > 0 ? [span(' '.repeat(columns))] : [];
}

/** Where the text beside a label begins. */
export const labelColumn = 10;

/**
 * A block with its label in the margin of the first line: lines are given without their indentation.
 * A label that is too long for its column stands on a line of its own.
 */
export function labelled(label: string, lines: readonly Line[], column: number = labelColumn): Line[] {
  return lines.map((line, i) => {
    if (i > 0) return line.length === 0 ? line : [...margin(column), ...line];
    return [...margin(2), span(label.padEnd(column - 2), 'label'), ...line];
  });
}

/** Wrapped text as lines without indentation, for `labelled`. */
export function textLines(text: string, columns: number, style: Style = 'plain'): Line[] {
  return wrapped(text, columns).map((line) => [span(line, style)]);
}
