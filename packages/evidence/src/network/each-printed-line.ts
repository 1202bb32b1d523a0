import type { Section } from '../document.ts';

/** What takes a tool's output line by line: a run of the tool is open from its command or first line to its last. */
export interface PrintedLines {
  /** Takes a line without the blanks at its end, by its number in the artifact; false when it is none of the tool's. */
  take(text: string, line: number): boolean;
  /** Where a blank line parts what the tool says. */
  takeBlank?(): void;
  /** Ends the run that is open, if one is. */
  close(): void;
}

/** Gives every line of a section; one that is longer than the tool writes, or none of the tool's, closes the run. */
export function eachPrintedLine(section: Section, longest: number, to: PrintedLines): void {
  for (const [i, line] of section.lines.entries()) {
    const text = line.trimEnd();
    if (text === '') to.takeBlank?.();
    else if (text.length > longest || !to.take(text, section.firstLine + i)) to.close();
  }
  to.close();
}
