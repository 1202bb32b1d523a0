import { informationOf, type Situation, valuesOf } from './information.ts';
import type { ArtifactRequest, Knowledge } from './knowledge/compile.ts';
import { comparisonsIn, excluding, fails, holds, unknown } from './knowledge/conditions.ts';

/** A question or a request for an artifact that could be put now. */
export type OpenQuestion = ({ kind: 'ask'; fact: string } | { kind: 'request'; request: ArtifactRequest }) & {
  /** Expected drop in entropy over the causes, in bits, if it is answered. */
  bits: number;
  /** 1 a glance … 5 needs another team. */
  cost: number;
  /** Bits times the share of people who can answer at that cost, for each unit of cost. */
  worth: number;
};

/**
 * Whoever could not tell a fact, or had no artifact that shows it, seldom has another that does: the share that has,
 * for each time it was sought in vain. Without it one request after the other is put for the same status.
 */
const soughtShare = 0.3;

/** Everything that could be asked now, what settles most for its cost first; of equals the order of the knowledge. */
export function openQuestions(situation: Situation): OpenQuestion[] {
  return [...questions(situation), ...requests(situation)].sort((a, b) => b.worth - a.worth);
}

/**
 * Whether a fact's question may be put now: unknown, not put before, and applying to what is known. Where it
 * applies only to what is not known yet and could be asked, that comes first: what a check complains of is no
 * question before it is said that the check fails.
 */
export function isAskedNow(id: string, { knowledge, record, asked }: Situation): boolean {
  const fact = knowledge.facts.get(id);
  if (!fact?.ask || asked.has(id) || record[fact.slot] !== undefined) return false;
  const verdict = knowledge.askable.get(id)?.(record) ?? holds;
  if (verdict !== unknown) return verdict === holds;
  const premises = (fact.ask.applies ? comparisonsIn(fact.ask.applies) : [])
    .filter(({ operator }) => !excluding.has(operator))
    .flatMap((premise) => knowledge.facts.get(premise.fact) ?? [])
    .filter(({ slot }) => record[slot] === undefined);
  return premises.some((premise) => !premise.ask || asked.has(premise.id));
}

function questions(situation: Situation): OpenQuestion[] {
  const { knowledge } = situation;
  return [...knowledge.askable.keys()].flatMap((id): OpenQuestion[] => {
    const ask = knowledge.facts.get(id)?.ask;
    if (!ask || !isAskedNow(id, situation)) return [];
    const bits = informationOf(id, [...new Set(Object.values(ask.choices))], situation);
    return [{ kind: 'ask', fact: id, ...priced(bits, ask.cost, knowledge) }];
  });
}

function requests(situation: Situation): OpenQuestion[] {
  const { knowledge, record, asked } = situation;
  return knowledge.requests.flatMap((request): OpenQuestion[] => {
    if (asked.has(request.id) || request.applies?.(record) === fails) return [];
    const open = request.reveals.filter((id) => isUnknown(id, situation));
    // What such an artifact shows is there already: asking again would not bring more.
    if (open.length * 2 < request.reveals.length) return [];
    const promised = open.map((id) => ({
      bits: informationOf(id, valuesOf(id, knowledge, situation.probability), situation),
      share: soughtShare ** timesSought(id, situation),
    }));
    const best = promised.sort((a, b) => b.bits * b.share - a.bits * a.share)[0] ?? { bits: 0, share: 1 };
    const price = priced(best.bits, request.cost, knowledge);
    return [{ kind: 'request', request, ...price, worth: price.worth * best.share }];
  });
}

/** How often a fact that is still unknown was asked for: by its question, and by artifacts that would show it. */
function timesSought(id: string, { knowledge, asked }: Situation): number {
  const requests = knowledge.requests.filter((r) => asked.has(r.id) && r.reveals.includes(id)).length;
  return asked.has(id) ? requests + 1 : requests;
}

function priced(bits: number, cost: number, { weighing }: Knowledge): Pick<OpenQuestion, 'bits' | 'cost' | 'worth'> {
  const answered = 1 - (weighing.unknown_by_cost[cost - 1] ?? 0);
  return { bits, cost, worth: (bits * answered) / cost };
}

function isUnknown(id: string, { knowledge, record }: Situation): boolean {
  const slot = knowledge.facts.get(id)?.slot;
  return slot !== undefined && record[slot] === undefined;
}
