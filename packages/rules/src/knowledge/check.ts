import type { Lexicon } from '../words/lexicon.ts';
import { phraseMistake } from '../words/phrase.ts';
import { nativeLexicon } from '../words/spoken-cues.ts';
import { checkCases } from './check-cases.ts';
import { checkPattern, checkWhen, type Facts, unknown } from './check-conditions.ts';
import { checkLanguages } from './check-languages.ts';
import { checkAreas, checkFormerIds } from './check-names.ts';
import { valueMismatch } from './fact-values.ts';
import type { Gathered, Sourced } from './gather.ts';
import type { Condition, FactSource, When } from './language.ts';
import type { Problem } from './problem.ts';
import { contradiction } from './reachable.ts';

/**
 * Checks how the files fit together: known names, types, duplicates, rules that can never hold.
 * @param observable facts that code can observe; any other needs a cue or a question
 */
export function check(gathered: Gathered, observable: ReadonlySet<string>): Problem[] {
  // A file that does not parse declares nothing: what others then miss is no problem of theirs.
  if (gathered.problems.length > 0) return gathered.problems;
  const problems: Problem[] = [];
  const lexicon = nativeLexicon(new Map(gathered.languages.map(({ code, value }) => [code, value])));
  const facts = checkFacts(gathered.facts, observable, lexicon, problems);
  problems.push(...checkLanguages(gathered, facts));
  const symptoms = new Set(unique(gathered.symptoms, (s) => s.value.id, ['id'], problems));
  const causes = new Set(gathered.causes.map((c) => c.id));
  const seen = new Map<string, string>();

  for (const cause of gathered.causes) {
    cause.value.symptoms.forEach((id, i) => {
      if (!symptoms.has(id)) problems.push(unknown(cause, ['symptoms', i], 'symptom', id, [...symptoms]));
    });
    cause.value.outranks?.forEach((id, i) => {
      if (!causes.has(id)) problems.push(unknown(cause, ['outranks', i], 'cause', id, [...causes]));
      if (id === cause.id) problems.push(cause.problem(['outranks', i], 'a cause cannot outrank itself', 'remove it'));
    });
    for (const name of Object.keys(cause.value.verify?.expect ?? {})) {
      if (!facts.has(name)) problems.push(unknown(cause, ['verify', 'expect', name], 'fact', name, [...facts.keys()]));
    }
    if (cause.cases) problems.push(...checkCases(cause.cases, facts, causes));
    checkRules(cause.id, cause, cause.value.rules, facts, seen, problems);
    if (!cause.value.rules.some((r) => !r.strength.includes('against') && r.strength !== 'rules_out')) {
      problems.push(cause.problem(['rules'], `nothing can ever speak for ${cause.id}`, 'add a rule that supports it'));
    }
    if (!cause.fix)
      problems.push(
        cause.problem([], `${cause.id} has no fix.md`, 'write one beside cause.yaml: Fix, Verify, Prevent'),
      );
    if (!cause.cases)
      problems.push(
        cause.problem([], `${cause.id} has no cases.yaml`, 'write an example that leads here and a near miss'),
      );
  }
  checkFormerIds(gathered, causes, problems);
  checkAreas(gathered, problems);
  if (gathered.none) checkRules('none', gathered.none, gathered.none.value.rules, facts, seen, problems);
  else problems.push(missingFile('none.yaml'));
  if (!gathered.weighing) problems.push(missingFile('weighing.yaml'));
  for (const advice of gathered.advice) checkWhen(advice, ['when'], advice.value.when, facts, problems);
  for (const symptom of gathered.symptoms) {
    if (symptom.value.when) checkWhen(symptom, ['when'], symptom.value.when, facts, problems);
  }
  for (const request of gathered.requests) {
    request.value.reveals.forEach((id, i) => {
      if (!facts.has(id)) problems.push(unknown(request, ['reveals', i], 'fact', id, [...facts.keys()]));
    });
    if (request.value.applies) checkWhen(request, ['applies'], request.value.applies, facts, problems);
  }
  for (const provider of gathered.providers) {
    for (const id of Object.keys(provider.value.find ?? {})) {
      if (!facts.has(id)) problems.push(unknown(provider, ['find', id], 'fact', id, [...facts.keys()]));
    }
    provider.value.errors?.forEach(({ cause }, i) => {
      if (!causes.has(cause)) problems.push(unknown(provider, ['errors', i, 'cause'], 'cause', cause, [...causes]));
    });
  }
  return problems;
}

function checkFacts(
  list: Sourced<FactSource>[],
  observable: ReadonlySet<string>,
  lexicon: Lexicon,
  problems: Problem[],
): Facts {
  unique(list, (f) => f.value.id, ['id'], problems);
  const facts = new Map(list.map((f) => [f.value.id, f.value]));
  for (const fact of list) {
    if (fact.value.type === 'enum' && !fact.value.values) {
      problems.push(fact.problem([], `${fact.value.id} is an enum without values`, 'add values: [ … ]'));
    }
    const { ask, cues } = fact.value;
    if (!ask && !cues && !observable.has(fact.value.id)) {
      problems.push(
        fact.problem(
          ['id'],
          `nothing can ever observe ${fact.value.id}`,
          'give it cues or a question, or write an observer for it',
        ),
      );
    }
    for (const [label, value] of Object.entries(ask?.choices ?? {})) {
      const wrong = valueMismatch(fact.value, value);
      if (wrong) problems.push(fact.problem(['ask', 'choices', label], wrong.message, wrong.mend));
    }
    if (ask?.applies) checkWhen(fact, ['ask', 'applies'], ask.applies, facts, problems);
    cues?.forEach((cue, i) => {
      const wrong = valueMismatch(fact.value, cue.value);
      if (wrong) problems.push(fact.problem(['cues', i, 'value'], wrong.message, wrong.mend));
      for (const [j, phrase] of ('say' in cue ? cue.say : 'tried' in cue ? cue.tried : []).entries()) {
        const wrong = phraseMistake(phrase, lexicon);
        if (wrong)
          problems.push(fact.problem(['cues', i, 'say' in cue ? 'say' : 'tried', j], wrong.message, wrong.mend));
      }
      const patterns = 'match' in cue ? cue.match : [];
      for (const [j, pattern] of patterns.entries()) checkPattern(fact, ['cues', i, 'match', j], pattern, problems);
    });
  }
  return facts;
}

interface RuleLike {
  id?: string | undefined;
  says: string;
  when: When;
  strength: string;
}

function checkRules(
  owner: string,
  source: Sourced<unknown>,
  rules: RuleLike[],
  facts: Facts,
  seen: Map<string, string>,
  problems: Problem[],
): void {
  const ids = new Map<string, number>();
  rules.forEach((rule, i) => {
    checkWhen(source, ['rules', i, 'when'], rule.when, facts, problems);
    const key = `${owner} ${JSON.stringify(sorted(rule.when))}`;
    const twin = seen.get(key);
    if (twin) {
      problems.push(source.problem(['rules', i], `has the same conditions as "${twin}"`, 'keep one of the two rules'));
    } else seen.set(key, rule.says);
    const id = ruleSlug(rule);
    if (ids.has(id))
      problems.push(source.problem(['rules', i], `the rule id "${id}" is taken`, 'add an id: of its own'));
    ids.set(id, i);
    const never = contradiction(rule.when, facts);
    if (never)
      problems.push(source.problem(['rules', i, 'when'], `can never hold: ${never}`, 'change or remove a condition'));
  });
}

/** The id of a rule inside its cause: its own, or the first words of what it says. */
export function ruleSlug(rule: { id?: string | undefined; says: string }): string {
  if (rule.id) return rule.id;
  const words = rule.says.toLowerCase().match(/[a-z0-9]+/g) ?? ['rule'];
  return words.slice(0, 9).join('-');
}

function unique<T>(
  list: Sourced<T>[],
  key: (item: Sourced<T>) => string,
  path: string[],
  problems: Problem[],
): string[] {
  const seen = new Set<string>();
  for (const item of list) {
    if (seen.has(key(item)))
      problems.push(item.problem(path, `"${key(item)}" is declared twice`, 'remove or rename one'));
    seen.add(key(item));
  }
  return [...seen];
}

function missingFile(file: string): Problem {
  return { file, line: 1, column: 1, message: 'is missing', mend: `add ${file}: docs/knowledge.md describes it` };
}

/** Conditions in one order, so that two rules that say the same compare equal. */
function sorted(condition: Condition): unknown {
  if ('fact' in condition) return [condition.fact, condition.operator, condition.value];
  const [level, list] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
  return [level, list.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
}
