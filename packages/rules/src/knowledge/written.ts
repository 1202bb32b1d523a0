import type { Rule } from './compile.ts';
import { isVendorErrorRule } from './vendor-errors.ts';
import { likenessFacts } from './wordings.ts';

const made: ReadonlySet<string> = new Set(Object.values(likenessFacts));

/** Whether somebody wrote a rule in its cause; others are made of wordings and of the errors in vendors' profiles. */
export function isWritten({ id, facts }: Pick<Rule, 'id' | 'facts'>): boolean {
  return !facts.some((fact) => made.has(fact)) && !isVendorErrorRule(id);
}
