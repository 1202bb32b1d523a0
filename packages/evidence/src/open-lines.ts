import type { Section } from './document.ts';

/** Which lines of an artifact no reader has claimed yet. */
export class OpenLines {
  readonly #artifact: string;
  readonly #before: number;
  readonly #claimed: boolean[];
  /** Until the next claim: readers are many, and most claim nothing. */
  readonly #sections = new Map<readonly string[], readonly Section[]>();

  /** @param before lines of the artifact that stand before these */
  constructor(artifact: string, before: number, count: number) {
    this.#artifact = artifact;
    this.#before = before;
    this.#claimed = new Array(count).fill(false);
  }

  claim({ firstLine, lastLine }: { firstLine: number; lastLine: number }): void {
    this.#claimed.fill(true, firstLine - 1 - this.#before, lastLine - this.#before);
    this.#sections.clear();
  }

  /** The runs of open lines, in order. @param lines all lines, as they stand or without margins */
  sections(lines: readonly string[], margins?: readonly string[]): readonly Section[] {
    const known = this.#sections.get(lines);
    if (known) return known;
    const sections: Section[] = [];
    let start = -1;
    for (let i = 0; i <= lines.length; i += 1) {
      const isOpen = i < lines.length && !this.#claimed[i];
      if (isOpen && start < 0) start = i;
      if (!isOpen && start >= 0) {
        sections.push({
          artifact: this.#artifact,
          firstLine: this.#before + start + 1,
          lines: start === 0 && i === lines.length ? lines : lines.slice(start, i),
          ...(margins && { margins: margins.slice(start, i) }),
        });
        start = -1;
      }
    }
    this.#sections.set(lines, sections);
    return sections;
  }

  /** As many lines, those that are claimed being blank. */
  blanked(lines: readonly string[]): readonly string[] {
    return lines.map((line, i) => (this.#claimed[i] ? '' : line));
  }
}
