import type { Rule } from './compile.ts';
import { likenessFacts } from './wordings.ts';

const made: ReadonlySet<string> = new Set(Object.values(likenessFacts));

/** Whether somebody wrote a rule; those on the likeness to wordings are made for every cause that has any. */
export function isWritten({ facts }: Pick<Rule, 'facts'>): boolean {
  return !facts.some((fact) => made.has(fact));
}
