import type { Section } from '../document.ts';
import type { Exchange, LogRecord, Place } from '../exchange.ts';
import { placeIn } from '../place.ts';
import type { Found } from '../reader.ts';

/** What one piece of a section amounts to, with the indices of the lines that it rests on, in order. */
export interface Claim {
  indices: readonly number[];
  exchanges?: Exchange[];
  records?: LogRecord[];
}

/** The indices of a run of lines, both ends included: what a claim rests on that leaves none of them free. */
export function indicesFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The claim of one exchange, which reaches from the first to the last of the lines it was read from. */
export function exchangeClaim(
  section: Section,
  reader: string,
  indices: readonly number[],
  told: Omit<Exchange, keyof Place>,
): Claim & { exchanges: [Exchange] } {
  return { indices, exchanges: [{ ...placeIn(section, reader, indices[0] ?? 0, indices.at(-1) ?? 0), ...told }] };
}

/** Sorts claims, in place, by the first line of each. */
export function inOrder(claims: Claim[]): Claim[] {
  return claims.sort((a, b) => (a.indices[0] ?? 0) - (b.indices[0] ?? 0));
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
      const target: Found = previous && previous.lastLine >= firstLine ? previous : { firstLine, lastLine };
      if (target !== previous) found.push(target);
      target.lastLine = Math.max(target.lastLine, lastLine);
      if (isFirst) add(target, claim);
      isFirst = false;
    }
  }
  return found;
}

/** Adds in place: on a line that holds thousands, copying what is there each time would not end. */
function add(to: Found, claim: Omit<Claim, 'indices'>): void {
  for (const exchange of claim.exchanges ?? []) {
    to.exchanges ??= [];
    to.exchanges.push(exchange);
  }
  for (const record of claim.records ?? []) {
    to.records ??= [];
    to.records.push(record);
  }
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
