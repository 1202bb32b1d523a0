import { distance } from 'fastest-levenshtein';

/** Something wrong in a knowledge file: where, what, and how to mend it. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
  mend: string;
}

/** `causes/auth/x/cause.yaml:7:15  message  → mend` */
function describeProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}  ${problem.message}  → ${problem.mend}`;
}

/** Knowledge that cannot be compiled; `problems` has every place, not just the first. */
export class KnowledgeError extends Error {
  readonly code = 'INVALID_KNOWLEDGE';
  readonly problems: readonly Problem[];
  readonly hint: string;

  constructor(problems: readonly Problem[]) {
    super(`The knowledge has ${problems.length} problem(s):\n${problems.map(describeProblem).join('\n')}`);
    this.name = 'KnowledgeError';
    this.problems = problems;
    this.hint = 'Mend the places named; docs/knowledge.md describes the language.';
  }
}

/** Up to three allowed words near to a misspelled one, else the first ones of the list. */
export function nearest(word: string, allowed: readonly string[], most = 3): string[] {
  // No allowed word is longer; what is given may be megabytes.
  const start = word.slice(0, 100);
  const scored = allowed.map((candidate) => ({ candidate, edits: distance(start, candidate) }));
  const near = scored.filter((s) => s.edits <= Math.max(2, start.length / 3)).sort((a, b) => a.edits - b.edits);
  return (near.length > 0 ? near.map((s) => s.candidate) : [...allowed]).slice(0, most);
}
