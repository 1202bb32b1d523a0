import type { Section } from '../document.ts';
import type { Found } from '../reader.ts';

/** What takes a tool's output line by line: a run of the tool is open from its command or first line to its last. */
export interface PrintedLines {
  /** The runs that ended. */
  readonly found: Found[];
  /** Takes a line without the blanks at its end, by its number in the artifact; false when it is none of the tool's. */
  take(text: string, line: number): boolean;
  /** Where a blank line parts what the tool says. */
  takeBlank?(): void;
  /** Ends the run that is open, if one is. */
  close(): void;
}

/** Gives every line of a section; one that is longer than the tool writes, or none of the tool's, closes the run. */
export function readPrinted(section: Section, longest: number, by: PrintedLines): Found[] {
  for (const [i, line] of section.lines.entries()) {
    const text = line.trimEnd();
    if (text === '') by.takeBlank?.();
    else if (text.length > longest || !by.take(text, section.firstLine + i)) by.close();
  }
  by.close();
  return by.found;
}
