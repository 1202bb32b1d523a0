import { type Facts, unknown } from './check-conditions.ts';
import type { Sourced } from './gather.ts';
import type { CasesSource } from './language.ts';
import type { Problem } from './problem.ts';

/** Checks the examples of a cause: answers to questions that are there, by choices that they have; known causes. */
export function checkCases(cases: Sourced<CasesSource>, facts: Facts, causes: ReadonlySet<string>): Problem[] {
  const { leads_here, not_here } = cases.value;
  const askable = [...facts.values()].filter((fact) => fact.ask).map((fact) => fact.id);
  const examples = [
    ...leads_here.map((example, i) => ({ example, path: ['leads_here', i] })),
    ...not_here.map((example, i) => ({ example, path: ['not_here', i] })),
  ];
  return [
    ...examples.flatMap(({ example, path }) =>
      Object.entries(example.answers ?? {}).flatMap(([id, value]): Problem[] => {
        const at = [...path, 'answers', id];
        const fact = facts.get(id);
        if (!fact?.ask) {
          const none = fact && cases.problem(at, `nobody is asked for ${id}`, 'let the artifact or the report show it');
          return [none ?? unknown(cases, at, 'question', id, askable)];
        }
        const choices = Object.values(fact.ask.choices);
        if (fact.type === 'number' || fact.type === 'text' || choices.includes(value)) return [];
        return [
          cases.problem(at, `no choice of the question of ${id} is "${value}"`, `use one of: ${choices.join(', ')}`),
        ];
      }),
    ),
    ...not_here.flatMap(({ instead }, i) =>
      instead === undefined || causes.has(instead)
        ? []
        : [unknown(cases, ['not_here', i, 'instead'], 'cause', instead, [...causes])],
    ),
  ];
}
