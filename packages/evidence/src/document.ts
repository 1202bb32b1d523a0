/** An artifact as readers see it: redacted, split into lines, terminal colours taken out. */
export interface Document {
  name: string;
  /** One entry a line of the given text (`\n`, `\r\n` and lone `\r` all end a line); index 0 is line 1. */
  lines: readonly string[];
  /** The number of each line, ascending, where some are left out: of a large artifact what is cited or new is kept. */
  numbers?: readonly number[];
  /** How many lines the artifact has, where some are left out. */
  lineCount?: number;
}

/** The number of the line at an index of `lines`. */
export function lineNumber({ numbers }: Document, index: number): number {
  return numbers ? (numbers[index] ?? 0) : index + 1;
}

/** How many lines the artifact has, left out or not. */
export function lineCount({ lines, lineCount: all }: Document): number {
  return all ?? lines.length;
}

/** The lines with the numbers from `first` to `last`, as far as they are there. */
export function linesBetween({ lines, numbers }: Document, first: number, last: number): readonly string[] {
  if (!numbers) return lines.slice(first - 1, last);
  return lines.slice(firstIndex(numbers, first), firstIndex(numbers, last + 1));
}

/** The index of the first number that is not below one. */
function firstIndex(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** CSI and OSC sequences, as ECMA-48 sections 5.4 and 8.3.89 define them. */
const terminalSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/**
 * Splits redacted text into lines; the number of lines is that of the text. U+2028 and U+2029 end no line
 * for anybody but JavaScript's regular expressions, which would stumble over them: they become blanks.
 */
export function toDocument(name: string, text: string): Document {
  const spaced = /[\u2028\u2029]/.test(text) ? text.replace(/[\u2028\u2029]/g, ' ') : text;
  const plain = spaced.includes('\u001b') ? spaced.replace(terminalSequences, '') : spaced;
  return { name, lines: plain.split(/\r\n|\n|\r/) };
}

/** A run of lines that no reader has claimed yet. `firstLine` is the number of `lines[0]` in the document. */
export interface Section {
  artifact: string;
  firstLine: number;
  lines: readonly string[];
  /** What was taken off each line on its left, where margins were. */
  margins?: readonly string[];
}
