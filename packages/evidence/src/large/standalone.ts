/**
 * The same text in memory of its own. What is cut out of a text keeps the whole of it in memory in
 * JavaScript engines, so that one kept line of each piece would keep every piece of a large file.
 */
export function standalone(text: string): string {
  // Joining makes a new text, and cutting makes the engine lay it out.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** A copy of plain data with all its texts in memory of their own. */
export function standaloneCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
