import { RE2JS } from 're2js';

/** Compiled once a process: the checker, the cues and json-rules-engine ask for the same ones. */
const compiled = new Map<string, RE2JS>();

/**
 * Compiles a pattern of the knowledge. Case does not matter, and still the pattern is compiled
 * case-sensitive and in lower case, to be looked for in lower-case text: only so can its plain letters be
 * told and searched for. `^` and `$` match at line ends.
 * @throws RE2JS's own error for what is not RE2 syntax
 */
export function knowledgePattern(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  const pattern = RE2JS.compile(lowerCasePattern(source), RE2JS.MULTILINE);
  compiled.set(source, pattern);
  return pattern;
}

/** A pattern in lower case, but for what follows a backslash: `\S` is not `\s`. */
export function lowerCasePattern(source: string): string {
  return source.replace(/\\[pP]\{[^}]*\}|\\.|[^\\]+/gs, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));
}

/** Lower case with every character at its place: where Unicode would change the length, ASCII letters only. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
