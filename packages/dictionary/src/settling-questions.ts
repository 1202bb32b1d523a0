import type { Cause, Knowledge, StrengthName } from '@causeway/rules';
import { natsOf, tellingChoices } from './telling.ts';

/** A question whose answer speaks for or against a cause. */
export interface SettlingQuestion {
  fact: string;
  text: string;
  help: string | null;
  /** 1 a glance … 5 needs another team. */
  cost: number;
  /** What each answer says about the cause; null where it says nothing. */
  choices: readonly { label: string; strength: StrengthName | null }[];
  /** Where vendors show the answer. */
  where: readonly { provider: string; name: string; text: string }[];
}

const most = 6;

/** The questions that tell most about a cause for what they cost, the best first. */
export function settlingQuestions(cause: Cause, knowledge: Knowledge): SettlingQuestion[] {
  return [...knowledge.askable.keys()]
    .map((id) => ({ id, choices: tellingChoices(id, cause, knowledge) }))
    .map(({ id, choices }) => ({ id, choices, fact: knowledge.facts.get(id), nats: choices.map(natsOf) }))
    .filter(({ nats }) => nats.some((n) => n !== 0))
    .map((question) => ({
      ...question,
      worth: (Math.max(...question.nats, 0) - Math.min(...question.nats, 0)) / (question.fact?.ask?.cost ?? 1),
    }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, most)
    .flatMap(({ id, fact, choices }): SettlingQuestion[] =>
      fact?.ask
        ? [
            {
              fact: id,
              text: fact.ask.text,
              help: fact.ask.help ?? null,
              cost: fact.ask.cost,
              choices: choices.map(({ label, rule }) => ({ label, strength: rule?.strength ?? null })),
              where: [...knowledge.providers.values()].flatMap(({ id: provider, name, find }) => {
                const text = find?.[id];
                return text ? [{ provider, name, text }] : [];
              }),
            },
          ]
        : [],
    );
}
