import { EvidenceError } from '@causeway/evidence';
import type { Answer } from '../evidence-input.ts';
import type { Fact, Knowledge } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { nearest } from '../knowledge/problem.ts';

/** The choice that is always there. */
export const dontKnow = { id: 'dont_know', label: "I don't know" } as const;

/** The choices of a question in the order shown, "I don't know" last. */
export function choicesOf(fact: Fact): { id: string; label: string; value: FactValue | undefined }[] {
  const own = Object.entries(fact.ask?.choices ?? {}).map(([label, value]) => ({ id: choiceId(label), label, value }));
  return [...own, { ...dontKnow, value: undefined }];
}

function choiceId(label: string): string {
  return (label.toLowerCase().match(/[a-z0-9]+/g) ?? ['choice']).join('_');
}

/**
 * What the answers say, by fact; undefined where the person does not know. The last answer to a
 * question is the one that counts.
 * @throws EvidenceError for a question or choice that does not exist
 */
export function readAnswers(answers: readonly Answer[], knowledge: Knowledge): Map<string, FactValue | undefined> {
  const requests = new Set(knowledge.requests.map((r) => r.id));
  const read = new Map<string, FactValue | undefined>();
  answers.forEach((answer, i) => {
    const field = ['answers', String(i)];
    if (requests.has(answer.question)) {
      read.set(answer.question, undefined);
      return;
    }
    const fact = knowledge.facts.get(answer.question);
    if (!fact?.ask) {
      const near = nearest(answer.question, [...knowledge.askable.keys()]).join(', ');
      throw new EvidenceError('UNKNOWN_QUESTION', `There is no question "${answer.question}".`, `Near are: ${near}.`, [
        ...field,
        'question',
      ]);
    }
    read.set(fact.id, answeredValue(answer, fact, field));
  });
  return read;
}

function answeredValue(answer: Answer, fact: Fact, field: string[]): FactValue | undefined {
  if (answer.choice !== undefined && answer.choice !== null) {
    const choice = choicesOf(fact).find((c) => c.id === answer.choice || c.label === answer.choice);
    if (choice) return fact.type === 'set' && choice.value !== undefined ? [String(choice.value)] : choice.value;
    const allowed = choicesOf(fact).map((c) => c.id);
    throw new EvidenceError(
      'UNKNOWN_CHOICE',
      `"${answer.choice}" is no choice of ${fact.id}.`,
      `Use one of: ${allowed.join(', ')}.`,
      [...field, 'choice'],
    );
  }
  if (answer.value === undefined) return undefined;
  if (fact.type === 'number') {
    const number = Number(answer.value);
    if (answer.value.trim() === '' || Number.isNaN(number)) {
      throw new EvidenceError(
        'NOT_A_NUMBER',
        `${fact.id} is a number; "${answer.value}" is not.`,
        'Give the number alone, without its unit.',
        [...field, 'value'],
      );
    }
    return number;
  }
  if (fact.type === 'text') return answer.value;
  throw new EvidenceError(
    'CHOICE_NEEDED',
    `${fact.id} has choices to choose from.`,
    `Give choice: ${choicesOf(fact)
      .map((c) => c.id)
      .join(', ')}.`,
    [...field, 'choice'],
  );
}
