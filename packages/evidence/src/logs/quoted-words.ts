const word = /"((?:[^"\\]|\\.)*)(?:"|$)|[^\s"]\S*/g;

/** The words of a line, apart by blanks; what stands in quotes is one word, without them. */
export function quotedWords(text: string): string[] {
  return Array.from(text.matchAll(word), (match) => match[1] ?? match[0]);
}
