import { EngineRule } from './engine-rule.ts';
import type { Rule } from './knowledge/compile.ts';
import { compileCondition, factsOf } from './knowledge/conditions.ts';
import type { When } from './knowledge/language.ts';

/** A weak rule of some conditions, for tests and benchmarks; `slotOf` gives the place of a fact in a record. */
export function madeRule(index: number, when: When, slotOf: (fact: string) => number, cause = 'some.cause'): Rule {
  const id = `rule/${index}`;
  return {
    id,
    cause,
    says: id,
    strength: 'weak',
    log: Math.LN2,
    when,
    facts: factsOf(when),
    test: compileCondition(when, slotOf),
    engineRule: new EngineRule(id, when),
  };
}
