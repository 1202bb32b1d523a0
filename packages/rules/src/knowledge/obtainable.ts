import { compilePhrase, spelledOut } from '../words/phrase.ts';
import { nativeLexicon } from '../words/spoken-cues.ts';
import type { Fact } from './compile.ts';
import { predicate } from './conditions.ts';
import type { FactValue } from './fact-values.ts';
import type { Comparison, Condition } from './language.ts';

/** Enough to tell which phrases have a "not" of their own. */
const plainEnglish = nativeLexicon();

/** Whether something can ever come to hold, and to fail. */
export interface Possible {
  holds: boolean;
  fails: boolean;
}

/**
 * The values that a fact can come to have; undefined where that may be anything. Of a set: the members.
 * @param noted facts that code notes, with whatever value it sees
 */
export function obtainableValues(fact: Fact, noted: ReadonlySet<string>): readonly FactValue[] | undefined {
  const declared = fact.type === 'boolean' ? [true, false] : fact.type === 'enum' ? fact.values : undefined;
  if (noted.has(fact.id)) return declared;
  // A number or a text is answered freely.
  if (fact.ask && (fact.type === 'number' || fact.type === 'text')) return undefined;
  const values = new Set<FactValue>(Object.values(fact.ask?.choices ?? {}));
  for (const cue of fact.cues ?? []) {
    values.add(fact.type === 'time' ? Date.parse(String(cue.value)) : cue.value);
    const isTurned =
      'say' in cue &&
      cue.say.flatMap(spelledOut).some((words) => !compilePhrase(words, fact, cue.value, plainEnglish).negative);
    if (isTurned && typeof cue.value === 'boolean') values.add(!cue.value);
  }
  return [...values];
}

/**
 * Whether a condition can ever hold, and ever fail, by the values that its facts can come to have, each taken by
 * itself. "Can" is not certain, "cannot" is.
 */
export function possibleOf(
  condition: Condition,
  facts: ReadonlyMap<string, Fact>,
  noted: ReadonlySet<string>,
): Possible {
  if ('fact' in condition) return comparisonPossible(condition, facts, noted);
  const members = ('all' in condition ? condition.all : condition.any).map((c) => possibleOf(c, facts, noted));
  return 'all' in condition
    ? { holds: members.every((m) => m.holds), fails: members.some((m) => m.fails) }
    : { holds: members.some((m) => m.holds), fails: members.every((m) => m.fails) };
}

function comparisonPossible(
  { fact: id, operator, value }: Comparison,
  facts: ReadonlyMap<string, Fact>,
  noted: ReadonlySet<string>,
): Possible {
  const fact = facts.get(id);
  const values = fact && obtainableValues(fact, noted);
  if (!values) return { holds: true, fails: true };
  const test = predicate(operator, value);
  if (fact.type !== 'set') return { holds: values.some(test), fails: !values.every(test) };
  // A set is known with at least one member; it may have several.
  const includes = values.some((member) => member === value);
  const others = values.some((member) => member !== value);
  return operator === 'includes' ? { holds: includes, fails: others } : { holds: others, fails: includes };
}
