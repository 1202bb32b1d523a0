/** Which characters make up a run: a table of ASCII codes. */
export type RunAlphabet = Uint8Array;

export function runAlphabet(characters: string): RunAlphabet {
  const table = new Uint8Array(128);
  for (const c of characters) table[c.charCodeAt(0)] = 1;
  return table;
}

/**
 * Visits every unbroken run of at least `shortest` characters of an alphabet, in order. A run that long
 * covers every step of that length, so only one character a step is looked at elsewhere.
 * @param visit returns where the search goes on, at least the run's end
 */
export function eachRun(
  text: string,
  alphabet: RunAlphabet,
  shortest: number,
  visit: (start: number, end: number) => number,
): void {
  const isIn = (i: number) => {
    const c = text.charCodeAt(i);
    return c < 128 && alphabet[c] === 1;
  };
  let from = 0;
  for (let probe = shortest - 1; probe < text.length; ) {
    if (!isIn(probe)) {
      from = probe + 1;
      probe += shortest;
      continue;
    }
    let start = probe;
    while (start > from && isIn(start - 1)) start -= 1;
    let end = probe + 1;
    while (end < text.length && isIn(end)) end += 1;
    from = end - start >= shortest ? Math.max(end, visit(start, end)) : end;
    probe = from + shortest - 1;
  }
}
