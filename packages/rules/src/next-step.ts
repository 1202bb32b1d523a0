import { informationOf, type Situation, toldApart, valuesOf } from './information.ts';
import type { ArtifactRequest, Knowledge } from './knowledge/compile.ts';
import { fails } from './knowledge/conditions.ts';

export type NextStep =
  | { kind: 'ask'; fact: string; bits: number; why: string }
  | { kind: 'request'; request: ArtifactRequest; bits: number }
  | { kind: 'fix'; cause: string }
  | { kind: 'escalate'; reason: string };

/** Whether the first hypothesis is sure enough to propose its fix. */
export function isConclusive(situation: Pick<Situation, 'probability' | 'knowledge' | 'held'>): boolean {
  const { conclusive, margin } = situation.knowledge.weighing;
  const [first, second] = ranked(situation.probability);
  if (!first || first[0] === null || first[1] < conclusive || first[1] < margin * (second?.[1] ?? 0)) return false;
  return situation.held.some((h) => h.rule.cause === first[0] && h.rule.log > 0);
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
  const best = [...questions(situation), ...requests(situation)].sort((a, b) => b.worth - a.worth)[0];
  if (!best || best.worth < knowledge.weighing.worth_asking_bits) {
    return {
      kind: 'escalate',
      reason: `No question that is left would settle it${between(first, second, knowledge)}.`,
    };
  }
  return best.step.kind === 'ask' ? { ...best.step, why: whyAsked(best.step.fact, situation) } : best.step;
}

interface Candidate {
  /** Expected bits for each unit of cost. */
  worth: number;
  step: NextStep;
}

/** Whether a fact's question may be put now: unknown, not put before, and applying to what is known. */
export function isAskedNow(id: string, { knowledge, record, asked }: Situation): boolean {
  const fact = knowledge.facts.get(id);
  if (!fact?.ask || asked.has(id) || record[fact.slot] !== undefined) return false;
  return knowledge.askable.get(id)?.(record) !== fails;
}

function questions(situation: Situation): Candidate[] {
  const { knowledge } = situation;
  const candidates: Candidate[] = [];
  for (const id of knowledge.askable.keys()) {
    const fact = knowledge.facts.get(id);
    if (!fact?.ask || !isAskedNow(id, situation)) continue;
    const values = [...new Set(Object.values(fact.ask.choices))];
    const bits = informationOf(id, values, situation);
    candidates.push({
      worth: (bits * answered(fact.ask.cost, knowledge)) / fact.ask.cost,
      step: { kind: 'ask', fact: id, bits, why: '' },
    });
  }
  return candidates;
}

function requests(situation: Situation): Candidate[] {
  const { knowledge, record, asked } = situation;
  return knowledge.requests.flatMap((request): Candidate[] => {
    if (asked.has(request.id) || request.applies?.(record) === fails) return [];
    const open = request.reveals.filter((id) => isUnknown(id, situation));
    // What such an artifact shows is there already: asking again would not bring more.
    if (open.length * 2 < request.reveals.length) return [];
    const bits = Math.max(
      0,
      ...open.map((id) => informationOf(id, valuesOf(id, knowledge, situation.probability), situation)),
    );
    return [
      {
        worth: (bits * answered(request.cost, knowledge)) / request.cost,
        step: { kind: 'request', request, bits },
      },
    ];
  });
}

function isUnknown(id: string, { knowledge, record }: Situation): boolean {
  const slot = knowledge.facts.get(id)?.slot;
  return slot !== undefined && record[slot] === undefined;
}

/** Share of people who can answer at all. */
function answered(cost: number, knowledge: Knowledge): number {
  return 1 - (knowledge.weighing.unknown_by_cost[cost - 1] ?? 0);
}

function between(
  first: [string | null, number] | undefined,
  second: [string | null, number] | undefined,
  knowledge: Knowledge,
): string {
  const title = (id: string | null) => (id === null ? knowledge.none.title : (knowledge.causes.get(id)?.title ?? id));
  if (!first || !second) return '';
  const percent = (p: number) => `${Math.round(p * 100)} %`;
  return `: most likely "${title(first[0])}" (${percent(first[1])}), then "${title(second[0])}" (${percent(second[1])})`;
}

function whyAsked(id: string, situation: Situation): string {
  const { knowledge } = situation;
  const titles = toldApart(id, [...new Set(Object.values(knowledge.facts.get(id)?.ask?.choices ?? {}))], situation).map(
    (cause) => `"${knowledge.causes.get(cause)?.title ?? cause}"`,
  );
  if (titles.length === 2) return `The answer speaks for or against ${titles[0]} and ${titles[1]}.`;
  return titles.length === 1
    ? `The answer speaks for or against ${titles[0]}.`
    : 'The answer narrows down what can be wrong.';
}
