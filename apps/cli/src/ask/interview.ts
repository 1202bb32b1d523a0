import type { Answer, Assessed, Fact, Knowledge, NextStep, Provider } from '@causeway/rules';
import type { GivenArtifact } from '../input/artifact-files.ts';

/** What the interview has brought in, the oldest first. */
export interface Turn {
  answer: Answer;
  /** What was given for a request. */
  artifact?: GivenArtifact;
}

/** A question as it is put. */
export interface Put {
  fact: Fact;
  why: string;
  provider: Provider | undefined;
  /** 1 is the first question. */
  number: number;
  most: number;
  canGoBack: boolean;
}

export interface Requested {
  request: Extract<NextStep, { kind: 'request' }>['request'];
  why: string;
  canGoBack: boolean;
}

export const back = Symbol('back');

/** Who puts the questions: a terminal, or a test. */
export interface Asker {
  /** The id of the choice; null for "I don't know". */
  choose(put: Put): Promise<string | null | typeof back>;
  /** The artifact; null where the person has none. */
  artifact(requested: Requested): Promise<GivenArtifact | null | typeof back>;
}

/**
 * Asks one question at a time, as the engine chooses them, until it has enough or nothing left to ask.
 * @param assess diagnoses the evidence with what the turns add to it
 * @returns the last diagnosis, with the turns that led to it
 */
export async function interview(
  assess: (turns: readonly Turn[]) => Promise<Assessed>,
  knowledge: Knowledge,
  asker: Asker,
): Promise<{ assessed: Assessed; turns: readonly Turn[] }> {
  const turns: Turn[] = [];
  for (;;) {
    const assessed = await assess(turns);
    const { nextStep, provider } = assessed.diagnosis;
    const canGoBack = turns.length > 0;
    if (nextStep.kind === 'ask') {
      const fact = knowledge.facts.get(nextStep.fact);
      if (!fact) return { assessed, turns };
      const most = knowledge.weighing.questions;
      const put = { fact, why: nextStep.why, provider, number: turns.length + 1, most, canGoBack };
      const choice = await asker.choose(put);
      if (choice === back) turns.pop();
      else turns.push({ answer: { question: fact.id, choice } });
    } else if (nextStep.kind === 'request') {
      const { request } = nextStep;
      const artifact = await asker.artifact({ request, why: request.why, canGoBack });
      if (artifact === back) turns.pop();
      // The request counts as answered either way: it is not made twice.
      else turns.push({ answer: { question: request.id, choice: null }, ...(artifact ? { artifact } : {}) });
    } else return { assessed, turns };
  }
}
