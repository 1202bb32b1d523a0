import { type Situation, toldApart } from './information.ts';
import type { ArtifactRequest, Knowledge } from './knowledge/compile.ts';
import { openQuestions } from './open-questions.ts';
import { proofFor } from './weigh.ts';

export type NextStep =
  | { kind: 'ask'; fact: string; bits: number; why: string }
  | { kind: 'request'; request: ArtifactRequest; bits: number }
  | { kind: 'fix'; cause: string }
  | { kind: 'escalate'; reason: string };

/** Whether the first hypothesis is sure enough to propose its fix. */
export function isConclusive(situation: Pick<Situation, 'probability' | 'knowledge' | 'held'>): boolean {
  const { knowledge, held, probability } = situation;
  const { conclusive, margin, proof } = knowledge.weighing;
  const [first, second] = ranked(probability);
  if (!first || first[0] === null || first[1] < conclusive || first[1] < margin * (second?.[1] ?? 0)) return false;
  const proven = proofFor(first[0], held, knowledge);
  return proven > 0 && proven >= Math.log(proof);
}

/** Hypotheses, the most probable first; equal ones in the order of their ids, so that the order never wavers. */
export function ranked(probability: ReadonlyMap<string | null, number>): [string | null, number][] {
  return [...probability].sort((a, b) => b[1] - a[1] || ((a[0] ?? '~') < (b[0] ?? '~') ? -1 : 1));
}

/** Chooses what to do next: the fix when the evidence is enough, else what settles most for its cost, else a person. */
export function nextStep(situation: Situation): NextStep {
  const { knowledge, probability, asked } = situation;
  const [first, second] = ranked(probability);
  if (first?.[0] && isConclusive(situation)) return { kind: 'fix', cause: first[0] };
  // More likely than not no failing integration at all: more questions about one would be a guess's questions.
  if (first?.[0] === null && first[1] >= 0.5) {
    return {
      kind: 'escalate',
      reason: 'This does not look like a failing API call or webhook that I know of; a person should read it.',
    };
  }
  if (asked.size >= knowledge.weighing.questions) {
    return {
      kind: 'escalate',
      reason: `After ${asked.size} questions it is still open${between(first, second, knowledge)}.`,
    };
  }
  const [best] = openQuestions(situation);
  if (!best || best.worth < knowledge.weighing.worth_asking_bits) {
    return {
      kind: 'escalate',
      reason: leftOpen(first, second, knowledge),
    };
  }
  const { bits } = best;
  return best.kind === 'ask'
    ? { kind: 'ask', fact: best.fact, bits, why: whyAsked(best.fact, situation) }
    : { kind: 'request', request: best.request, bits };
}

/** Why a person takes over where no question helps: what is likely may still lack its proof. */
function leftOpen(
  first: [string | null, number] | undefined,
  second: [string | null, number] | undefined,
  knowledge: Knowledge,
): string {
  if (first?.[0] && first[1] >= knowledge.weighing.conclusive) {
    return `Most likely it is ${sure(first, knowledge)}, but no line proves it, and no question that is left would. If the fix does not help, a person should look.`;
  }
  return `No question that is left would settle it${between(first, second, knowledge)}.`;
}

function sure([id, p]: [string | null, number], knowledge: Knowledge): string {
  return `${titleOf(id, knowledge)} (${Math.round(p * 100)} %)`;
}

function between(
  first: [string | null, number] | undefined,
  second: [string | null, number] | undefined,
  knowledge: Knowledge,
): string {
  if (!first || !second) return '';
  const then = second[1] < 0.01 ? '' : `, then ${sure(second, knowledge)}`;
  return `: most likely ${sure(first, knowledge)}${then}`;
}

function whyAsked(id: string, situation: Situation): string {
  const { knowledge } = situation;
  const choices = Object.values(knowledge.facts.get(id)?.ask?.choices ?? {});
  const titles = toldApart(id, choices, situation).map((cause) => titleOf(cause, knowledge));
  return titles.length > 0
    ? `The answer makes ${titles.join(' and ')} more or less likely.`
    : 'The answer narrows down what can be wrong.';
}

/** A hypothesis as people read it. */
function titleOf(id: string | null, { causes, none }: Knowledge): string {
  return `"${id === null ? none.title : (causes.get(id)?.title ?? id)}"`;
}
