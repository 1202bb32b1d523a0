import { scanJson } from '../json/json-tape.ts';

const list = '"entries":[';

/** A HAR that stands whole on one line: what it holds beside its entries, and each of them for itself. */
export interface HarOnLine {
  /** The file without its entries. */
  frame: unknown;
  /** Behind its last character. */
  end: number;
  /** Parses the entries one by one, so that none is kept longer than it is looked at; false when one cannot be. */
  eachEntry(use: (entry: unknown) => void): boolean;
}

/**
 * Finds where the entries of a HAR that begins at a place of a line are apart: each begins with the same name as the
 * first, behind `},`. Undefined where they are not so written; whether they are is seen when each parses alone.
 */
export function harOnLine(text: string, column: number): HarOnLine | undefined {
  const start = text.indexOf(list, column);
  const open = start + list.length;
  const named = text.indexOf('"', open + 2);
  if (start < 0 || !text.startsWith('{"', open) || named < 0 || named - open > 60) return undefined;
  const between = `},${text.slice(open, named + 1)}:`;
  const last = Math.max(open, text.lastIndexOf(between) + 2);
  const end = endOf(text, last);
  const close = text.lastIndexOf('}') + 1;
  if (end < 0 || text.charAt(end) !== ']' || close <= end) return undefined;
  const frame = parsed(text.slice(column, open) + text.slice(end, close));
  if (frame === undefined) return undefined;
  const eachEntry = (use: (entry: unknown) => void): boolean => {
    for (let at = open; at <= last; ) {
      const next = at === last ? -1 : text.indexOf(between, at);
      const entry = parsed(text.slice(at, next < 0 ? end : next + 1));
      if (entry === undefined) return false;
      use(entry);
      if (next < 0) return true;
      at = next + 2;
    }
    return true;
  };
  return { frame, end: close, eachEntry };
}

function endOf(text: string, at: number): number {
  const tape = scanJson([text], 0, at, false);
  return tape?.isComplete(0) ? tape.end(0) : -1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What parses neither in parts nor whole is read bit by bit.
    return undefined;
  }
}
