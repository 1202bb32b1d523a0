import type { Section } from '../document.ts';
import type { Exchange, LogRecord } from '../exchange.ts';
import type { Found } from '../reader.ts';

/** What one piece of a section amounts to, with the indices of the lines that it rests on, in order. */
export interface Claim {
  indices: readonly number[];
  exchanges?: Exchange[];
  records?: LogRecord[];
}

/**
 * Turns claims into what a reader returns: a run of lines each, so that a log line in the middle of a
 * transcript stays free for others. Blank lines within a claim go with it; claims that share a line become one.
 */
export function foundOf(section: Section, claims: readonly Claim[]): Found[] {
  const found: Found[] = [];
  for (const claim of claims) {
    let isFirst = true;
    for (const [from, to] of runs(section.lines, claim.indices)) {
      const firstLine = section.firstLine + from;
      const lastLine = section.firstLine + to;
      const previous = found.at(-1);
      const target = previous && previous.lastLine >= firstLine ? previous : { firstLine, lastLine };
      if (target !== previous) found.push(target);
      target.lastLine = Math.max(target.lastLine, lastLine);
      if (isFirst && claim.exchanges?.length) target.exchanges = [...(target.exchanges ?? []), ...claim.exchanges];
      if (isFirst && claim.records?.length) target.records = [...(target.records ?? []), ...claim.records];
      isFirst = false;
    }
  }
  return found;
}

function runs(lines: readonly string[], indices: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (const index of indices) {
    const last = result.at(-1);
    if (last && index <= last[1]) continue;
    if (last && onlyBlank(lines, last[1] + 1, index)) last[1] = index;
    else result.push([index, index]);
  }
  return result;
}

function onlyBlank(lines: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (lines[i]?.trim()) return false;
  return true;
}
