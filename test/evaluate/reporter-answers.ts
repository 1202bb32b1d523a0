import { existsSync, readFileSync } from 'node:fs';
import { choicesOf, type Knowledge } from '@causeway/rules';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LabelledCase } from './labelled-case.ts';

const answersFile = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])));

/** What the simulated reporter answers, by case and by fact: a value of the fact. What is not listed is not known. */
export type ReporterAnswers = ReadonlyMap<string, ReadonlyMap<string, string | number | boolean>>;

/** Where the answers for a file of cases are kept: `dev.jsonl` has `dev.answers.yaml` beside it. */
function answersFileOf(casesFile: string): string {
  return casesFile.replace(/\.jsonl$/, '.answers.yaml');
}

/**
 * Reads the answers beside a file of cases; none where there is no such file.
 * @throws Error naming each answer whose case, question or choice does not exist
 */
export function readReporterAnswers(
  casesFile: string,
  cases: readonly LabelledCase[],
  knowledge: Knowledge,
): ReporterAnswers {
  const file = answersFileOf(casesFile);
  if (!existsSync(file)) return new Map();
  const known = new Set(cases.map((c) => c.id));
  const read = answersFile.parse(parse(readFileSync(file, 'utf8')) ?? {});
  const mistakes: string[] = [];
  for (const [id, answers] of Object.entries(read)) {
    if (!known.has(id)) mistakes.push(`${id}: there is no such case`);
    for (const [question, value] of Object.entries(answers)) {
      const fact = knowledge.facts.get(question);
      if (!fact?.ask) mistakes.push(`${id}: ${question} is no question`);
      else if (!choicesOf(fact).some((choice) => choice.value === value)) {
        const allowed = choicesOf(fact).flatMap((choice) => (choice.value === undefined ? [] : String(choice.value)));
        mistakes.push(`${id}: ${question} has no choice of value ${value}; it has ${allowed.join(', ')}`);
      }
    }
  }
  if (mistakes.length > 0) throw new Error([`${file} does not fit the knowledge:`, ...mistakes].join('\n  '));
  return new Map(Object.entries(read).map(([id, answers]) => [id, new Map(Object.entries(answers))]));
}
