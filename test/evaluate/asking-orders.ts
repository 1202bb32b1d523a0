import { type Answer, isAskedNow, type Knowledge, openQuestions, type Situation } from '@causeway/rules';
import type { Opened } from './first-evidence.ts';
import { answerTo, assessWith, isRight, nameOf, type OwnAnswers } from './interview.ts';

/** Chooses one of the questions that could be put now, by name. */
export type AskingOrder = (situation: Situation) => string | undefined;

/** The product's own order: most bits for the cost first. */
export const bestFirst: AskingOrder = (situation) => {
  const [best] = openQuestions(situation);
  return best && nameOf(best);
};

/** Questions in the order in which the vocabulary lists them, whatever is known. */
export const fixedOrder: AskingOrder = (situation) => askedNow(situation)[0];

/** Any question, by a generator of numbers that always gives the same ones. */
export function randomOrder(seed: number): AskingOrder {
  let state = seed;
  return (situation) => {
    // Park and Miller (1988), Communications of the ACM 31: the minimal standard generator.
    state = (state * 48271) % 2147483647;
    const open = askedNow(situation);
    return open[Math.floor((state / 2147483647) * open.length)];
  };
}

function askedNow(situation: Situation): string[] {
  return [...situation.knowledge.askable.keys()].filter((id) => isAskedNow(id, situation));
}

/**
 * How many questions an order puts until an acceptable cause comes first.
 * @param atMost questions after which it is given up
 * @returns the number, or `atMost` where it is never reached
 */
export async function questionsNeeded(
  opened: Opened,
  answers: OwnAnswers,
  knowledge: Knowledge,
  order: AskingOrder,
  atMost: number,
): Promise<number> {
  const given: Answer[] = [];
  const asked = new Set<string>();
  let last = opened.first;
  while (asked.size < atMost) {
    if (isRight(opened, last)) return asked.size;
    const next = order({ ...last.assessment.situation, asked });
    if (next === undefined) return atMost;
    asked.add(next);
    const answer = answerTo(next, answers, knowledge);
    // What nobody can answer changes nothing but what may be asked.
    if (answer.choice === null) continue;
    given.push(answer);
    last = await assessWith(opened, given, knowledge);
  }
  return isRight(opened, last) ? asked.size : atMost;
}
