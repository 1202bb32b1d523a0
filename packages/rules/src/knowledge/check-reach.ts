import type { Held } from '../judge.ts';
import { isConclusive, ranked } from '../next-step.ts';
import { probabilities, score } from '../weigh.ts';
import type { Cause, Knowledge, Rule } from './compile.ts';
import type { Gathered } from './gather.ts';
import { follows, waysToHold } from './implies.ts';
import type { Comparison } from './language.ts';
import { possibleOf } from './obtainable.ts';
import { contradiction } from './reachable.ts';
import type { Warning } from './warning.ts';
import { isWritten } from './written.ts';

/** What evidence makes of a cause. */
interface Standing {
  evidence: readonly Comparison[];
  probability: number;
  conclusive: boolean;
  /** The most probable other hypothesis. */
  other: string;
}

/** How many of its own rules a search begins with, one after the other. */
const beginnings = 6;

/**
 * Causes that no evidence was found to bring to the first place and make conclusive. Evidence is made of what their
 * own rules, and rules against their rivals, ask for, as far as it can be had and goes together; of the other causes
 * only those rules hold that this makes hold. So what is not reached here is out of reach, or nearly.
 */
export function checkReach({ causes }: Gathered, knowledge: Knowledge, noted: ReadonlySet<string>): Warning[] {
  return causes.flatMap((source): Warning[] => {
    const cause = knowledge.causes.get(source.id);
    const best = cause && bestStanding(cause, new Search(knowledge, noted));
    if (!best || best.conclusive) return [];
    const percent = `${Math.floor(best.probability * 100)} %`;
    const message = `no evidence was found that settles it: at best it has ${percent}, beside ${best.other}`;
    const mend = 'add a stronger rule, or rules against what looks alike, or let it outrank that';
    return [{ kind: 'out_of_reach', ...source.problem(['rules'], message, mend) }];
  });
}

function bestStanding(cause: Cause, search: Search): Standing | undefined {
  const own = cause.rules.filter((rule) => rule.log > 0 && isWritten(rule)).toSorted((a, b) => b.log - a.log);
  const starts = own.flatMap((rule) => search.ways(rule).slice(0, 3)).slice(0, beginnings);
  let best: Standing | undefined;
  for (const start of starts) {
    const found = search.improve(search.standing(cause, start), cause, own);
    if (!best || found.probability > best.probability) best = found;
    if (found.conclusive) return found;
  }
  return best;
}

/** Looks for evidence that speaks for one cause and for no other. */
class Search {
  readonly #knowledge: Knowledge;
  readonly #noted: ReadonlySet<string>;

  constructor(knowledge: Knowledge, noted: ReadonlySet<string>) {
    this.#knowledge = knowledge;
    this.#noted = noted;
  }

  /** The ways in which a rule can hold on evidence that can be had. */
  ways(rule: Rule): Comparison[][] {
    const { facts } = this.#knowledge;
    return (waysToHold(rule.when) ?? []).filter(
      (way) =>
        way.length > 0 &&
        way.every((comparison) => possibleOf(comparison, facts, this.#noted).holds) &&
        contradiction({ all: way }, facts) === undefined,
    );
  }

  /** Adds what its own rules, then what rules against the strongest rival ask for, as long as it helps. */
  improve(start: Standing, cause: Cause, own: readonly Rule[]): Standing {
    let best = this.#withRules(start, cause, own);
    const tried = new Set<string>();
    while (!best.conclusive && !tried.has(best.other)) {
      tried.add(best.other);
      const rival = this.#knowledge.causes.get(best.other)?.rules ?? this.#knowledge.none.rules;
      best = this.#withRules(
        best,
        cause,
        rival.filter((rule) => rule.log < 0),
      );
    }
    return best;
  }

  #withRules(start: Standing, cause: Cause, rules: readonly Rule[]): Standing {
    let best = start;
    for (const way of rules.flatMap((rule) => this.ways(rule))) {
      if (best.conclusive) break;
      const evidence = [...best.evidence, ...way];
      if (contradiction({ all: evidence }, this.#knowledge.facts) !== undefined) continue;
      const next = this.standing(cause, evidence);
      if (next.probability > best.probability) best = next;
    }
    return best;
  }

  /** What becomes of a cause where just this is known. */
  standing(cause: Cause, evidence: readonly Comparison[]): Standing {
    const knowledge = this.#knowledge;
    const held = this.#heldBy(evidence);
    const probability = probabilities([score(held, knowledge)]);
    const [first, second] = ranked(probability);
    const isFirst = first?.[0] === cause.id;
    return {
      evidence,
      probability: probability.get(cause.id) ?? 0,
      conclusive: isFirst && isConclusive({ probability, knowledge, held }),
      other: (isFirst ? second : first)?.[0] ?? 'none of these',
    };
  }

  #heldBy(evidence: readonly Comparison[]): Held[] {
    const { facts, rulesByFact } = this.#knowledge;
    const named = new Set(evidence.map((comparison) => comparison.fact));
    const rules = new Set([...named].flatMap((fact) => [...(rulesByFact.get(fact)?.values() ?? [])].flat()));
    return [...rules].filter((rule) => follows(evidence, rule.when, facts)).map((rule) => ({ rule, observations: [] }));
  }
}
