import type { Section } from './document.ts';
import type { Place } from './exchange.ts';

/** The place of what a reader found in a run of a section's lines: indices of the section, both ends included. */
export function placeIn(section: Section, reader: string, first: number, last = first): Place {
  return {
    reader,
    artifact: section.artifact,
    firstLine: section.firstLine + first,
    lastLine: section.firstLine + last,
  };
}
