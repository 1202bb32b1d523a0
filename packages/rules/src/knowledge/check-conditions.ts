import { operatorsOf, valueMismatch } from './fact-values.ts';
import type { Sourced } from './gather.ts';
import type { Condition, FactSource, Scalar, When } from './language.ts';
import { knowledgePattern } from './pattern.ts';
import { nearest, type Problem } from './problem.ts';

export type Facts = ReadonlyMap<string, FactSource>;

/** Checks every comparison below a condition: known fact, an operator that means something for its type, a value it can have. */
export function checkWhen(
  source: Sourced<unknown>,
  path: (string | number)[],
  when: When,
  facts: Facts,
  problems: Problem[],
): void {
  const [level, conditions] = 'all' in when ? (['all', when.all] as const) : (['any', when.any] as const);
  for (const [i, condition] of conditions.entries()) {
    checkCondition(source, [...path, level, i], condition, facts, problems);
  }
}

function checkCondition(
  source: Sourced<unknown>,
  path: (string | number)[],
  condition: Condition,
  facts: Facts,
  problems: Problem[],
): void {
  if (!('fact' in condition)) {
    checkWhen(source, path, condition, facts, problems);
    return;
  }
  const fact = facts.get(condition.fact);
  if (!fact) {
    problems.push(unknown(source, [...path, 'fact'], 'fact', condition.fact, [...facts.keys()]));
    return;
  }
  const allowed = operatorsOf[fact.type];
  if (!allowed.includes(condition.operator)) {
    problems.push(
      source.problem(
        [...path, 'operator'],
        `${condition.operator} means nothing for ${fact.id}, which is of type ${fact.type}`,
        `use one of: ${allowed.join(', ')}`,
      ),
    );
    return;
  }
  const many = condition.operator === 'in' || condition.operator === 'notIn';
  if (many !== Array.isArray(condition.value)) {
    problems.push(
      source.problem(
        [...path, 'value'],
        `${condition.operator} takes ${many ? 'a list' : 'one value'}`,
        many ? 'write value: [a, b]' : 'write one value, or use the operator in',
      ),
    );
    return;
  }
  const values: Scalar[] = Array.isArray(condition.value) ? condition.value : [condition.value];
  const partial =
    ['matches', 'startsWith'].includes(condition.operator) ||
    (condition.operator === 'includes' && fact.type === 'text');
  for (const value of values) {
    const wrong = partial
      ? typeof value === 'string'
        ? undefined
        : { message: 'is not a text', mend: 'quote it' }
      : valueMismatch(fact, value);
    if (wrong) problems.push(source.problem([...path, 'value'], wrong.message, wrong.mend));
  }
  if (condition.operator === 'matches') checkPattern(source, [...path, 'value'], String(condition.value), problems);
}

/** Checks that a pattern is in RE2 syntax, which runs in linear time. */
export function checkPattern(
  source: Sourced<unknown>,
  path: (string | number)[],
  pattern: string,
  problems: Problem[],
): void {
  try {
    knowledgePattern(pattern);
  } catch (error) {
    problems.push(
      source.problem(
        path,
        `the pattern is not in the linear-time dialect: ${error instanceof Error ? error.message : String(error)}`,
        'write it in RE2 syntax: no lookaround, no backreference, repeats up to 1,000',
      ),
    );
  }
}

/** The problem of a name that nothing declares, with the nearest that are. */
export function unknown(
  source: Sourced<unknown>,
  path: (string | number)[],
  kind: string,
  name: string,
  allowed: string[],
): Problem {
  return source.problem(path, `unknown ${kind} "${name}"`, `did you mean ${nearest(name, allowed).join(', ')}?`);
}
