const lineBreak = /\r\n|\n|\r/g;

/** Where the line after the last break before an offset begins; 0 where none ends before it. */
export function afterLastBreak(text: string, before: number): number {
  const feed = text.lastIndexOf('\n', before - 1);
  if (feed >= 0) return feed + 1;
  // Half of a \r\n ends no line.
  return before < 2 ? 0 : text.lastIndexOf('\r', before - 2) + 1;
}

/** Where the text goes on after so many lines. */
export function afterLines(text: string, lines: number): number {
  lineBreak.lastIndex = 0;
  for (let n = 0; n < lines; n += 1) if (!lineBreak.test(text)) return text.length;
  return lineBreak.lastIndex;
}
