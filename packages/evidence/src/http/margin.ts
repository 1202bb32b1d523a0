/** What stands left of the text on every line of a paste: indentation, quoting, line numbers, a log's time. */
export interface Margin {
  /** Takes the margin off a line; a line without it comes back as it is. */
  strip(line: string): string;
  /** The time in the margin of that line, as printed. */
  time(line: string): string | undefined;
}

const patterns: readonly RegExp[] = [
  /^[ \t]*(?:> ?)+/,
  /^[ \t]*\| /,
  /^[ \t]*\d{1,6}(?:[:|)]| \||\t)[ \t]?/,
  /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?)\]? /,
  /^(\d\d:\d\d:\d\d\.\d{3,6}) /,
  /^[\w.-]{1,40} +\| /,
];

const none: Margin = { strip: (line) => line, time: () => undefined };

/**
 * The margin of a line whose own text matches `content`; `undefined` when no margin leaves such a text.
 * Plain text and indentation come before quoting, so that `> GET / HTTP/1.1` is what curl printed.
 */
export function marginOf(line: string, content: RegExp): Margin | undefined {
  if (content.test(line)) return none;
  const indent = /^[ \t]+/.exec(line)?.[0].length ?? 0;
  if (indent && content.test(line.slice(indent))) return indentation(indent);
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.[0];
    if (found === undefined) continue;
    const shorter = found.replace(/> ?$/, '');
    if (content.test(line.slice(found.length))) return prefix(pattern);
    if (shorter.length && shorter !== found && content.test(line.slice(shorter.length))) return quote(shorter);
  }
  return undefined;
}

function indentation(width: number): Margin {
  const strip = (line: string) => {
    let n = 0;
    while (n < width && (line[n] === ' ' || line[n] === '\t')) n += 1;
    return line.slice(n);
  };
  return { strip, time: () => undefined };
}

function prefix(pattern: RegExp): Margin {
  return {
    // The separator's blank is often trimmed off an otherwise empty line.
    strip: (line) => line.slice((pattern.exec(line) ?? pattern.exec(`${line} `))?.[0].length ?? 0),
    time: (line) => pattern.exec(line)?.[1],
  };
}

/** The margin that is exactly this mark, with or without the blank at its end. */
export function quote(mark: string): Margin {
  const bare = mark.trimEnd();
  const strip = (line: string) =>
    line.startsWith(mark) ? line.slice(mark.length) : line.startsWith(bare) ? line.slice(bare.length) : line;
  return { strip, time: () => undefined };
}
