/** Where an unquoted value ends that begins at `at`. */
export interface RunEnds {
  /** Up to white space or what separates values in queries, lists and code. */
  value: (at: number) => number;
  /** Up to white space, quotes or tags. */
  word: (at: number) => number;
  /** As `value`, inside a percent-encoded text: `%26` and the like separate there too. */
  encoded: (at: number) => number;
}

/**
 * Ends of unquoted values of one text. Each remembers the last run: names inside a value, such as
 * `a=token=token=…`, would otherwise have it walked through once a name.
 */
export function runEnds(text: string): RunEnds {
  return {
    value: remembered(text, /[^\s"'`<>&;,|\\)\]}]*/y),
    word: remembered(text, /[^\s"'`<>]*/y),
    encoded: remembered(text, /(?:(?!%26|%23|%22|%2C|%7D|%20|%0A)[^\s"'`<>&;,|\\)\]}])*/iy),
  };
}

function remembered(text: string, pattern: RegExp): (at: number) => number {
  let from = 0;
  let to = -1;
  return (at) => {
    if (at < from || at > to) {
      pattern.lastIndex = at;
      from = at;
      to = pattern.test(text) ? pattern.lastIndex : at;
    }
    return to;
  };
}
