import type { Fact, Knowledge } from './compile.ts';
import { comparisonsIn, factsOf, predicate } from './conditions.ts';
import type { Gathered } from './gather.ts';
import type { Comparison, Scalar, When } from './language.ts';
import { possibleOf } from './obtainable.ts';
import type { Warning } from './warning.ts';
import { likenessFacts } from './wordings.ts';

/** Facts that code reads by their id. */
const readByCode = ['report.direction', ...Object.values(likenessFacts)];

/** Facts, questions and values that are of no use, and values that are used and that nothing gives. */
export function checkUse(gathered: Gathered, knowledge: Knowledge, noted: ReadonlySet<string>): Warning[] {
  const used = new Set([...knowledge.rules.flatMap((rule) => rule.facts), ...usedBeside(gathered)]);
  const compared = Map.groupBy(
    knowledge.rules.flatMap((rule) => comparisonsIn(rule.when)),
    (comparison) => comparison.fact,
  );
  return [
    ...gathered.facts.flatMap((source): Warning[] => {
      const { id } = source.value;
      const fact = knowledge.facts.get(id);
      if (!fact) return [];
      if (!used.has(id)) {
        const message = `nothing uses ${id}: no rule, symptom, advice, question or request names it`;
        return [{ kind: 'unused', ...source.problem(['id'], message, 'write a rule with it, or remove it') }];
      }
      const at = (message: string, mend: string) => source.problem(['ask'], message, mend);
      const comparisons = compared.get(id) ?? [];
      const useless = uselessQuestion(fact, comparisons);
      if (useless) return [{ kind: 'no_benefit', ...at(...useless) }];
      const missing = missingChoices(fact, comparisons);
      if (missing.length === 0) return [];
      const message = `rules use ${id} with ${missing.join(', ')}, which no choice of its question gives`;
      const mend = 'add a choice for it, or leave it out of the rules where it cannot be';
      return [{ kind: 'missing_choice', ...source.problem(['ask', 'choices'], message, mend) }];
    }),
    ...unobtainable(gathered, knowledge, noted),
  ];
}

/** The facts that are read beside those of rules. */
function usedBeside(gathered: Gathered): string[] {
  const conditions: (When | undefined)[] = [
    ...gathered.symptoms.map((symptom) => symptom.value.when),
    ...gathered.advice.map((advice) => advice.value.when),
    ...gathered.facts.map((fact) => fact.value.ask?.applies),
    ...gathered.requests.map((request) => request.value.applies),
  ];
  return [
    ...conditions.flatMap((when) => (when ? factsOf(when) : [])),
    ...gathered.requests.flatMap((request) => request.value.reveals),
    ...gathered.causes.flatMap((cause) => Object.keys(cause.value.verify?.expect ?? {})),
    ...readByCode,
  ];
}

/** Why nobody benefits from a question, and the mend; undefined where somebody does, or where there is none. */
function uselessQuestion({ id, ask }: Fact, comparisons: readonly Comparison[]): [string, string] | undefined {
  if (!ask) return undefined;
  if (comparisons.length === 0) {
    return [`the answer to the question of ${id} is of no use: no rule names it`, 'write a rule with it, or drop ask:'];
  }
  const choices = Object.values(ask.choices);
  const tells = comparisons.some(({ operator, value }) => {
    const test = predicate(operator, value);
    return new Set(choices.map((choice) => test(asAnswered(operator, choice)))).size > 1;
  });
  return tells
    ? undefined
    : [
        `every choice of the question of ${id} makes the same difference to every cause`,
        'let rules tell its choices apart, or drop ask:',
      ];
}

/** An answer as the operator meets it: that of a set is a list of one. */
function asAnswered(operator: Comparison['operator'], choice: Scalar): Scalar | readonly string[] {
  if (operator === 'excludes' || operator === 'includes') return [String(choice)];
  return operator === 'before' || operator === 'after' ? Date.parse(String(choice)) : choice;
}

/** The values that rules look for and that no choice gives, of a fact with a closed list of values. */
function missingChoices({ ask, type }: Fact, comparisons: readonly Comparison[]): string[] {
  if (!ask || type === 'number' || type === 'text' || type === 'time') return [];
  const choices = new Set<unknown>(Object.values(ask.choices));
  const wanted = comparisons
    .filter(({ operator }) => ['equal', 'in', 'includes'].includes(operator))
    .flatMap(({ value }) => value);
  return [...new Set(wanted.filter((value) => !choices.has(value)).map(String))];
}

/** Rules that no evidence makes hold, and comparisons inside others: nothing gives their fact such a value. */
function unobtainable({ causes, none }: Gathered, knowledge: Knowledge, noted: ReadonlySet<string>): Warning[] {
  return [...causes, ...(none ? [none] : [])].flatMap((source) =>
    source.value.rules.flatMap(({ when }, i) =>
      comparisonsIn(when)
        .filter((comparison) => !possibleOf(comparison, knowledge.facts, noted).holds)
        .map(({ fact, operator, value }): Warning => {
          const never = possibleOf(when, knowledge.facts, noted).holds ? '' : ': the rule never holds';
          const message = `no cue, choice or observer makes ${fact} ${operator} ${[value].flat().join(', ')}${never}`;
          return {
            kind: 'unobtainable',
            ...source.problem(['rules', i, 'when'], message, 'give the fact a cue or a choice, or take it out'),
          };
        }),
    ),
  );
}
