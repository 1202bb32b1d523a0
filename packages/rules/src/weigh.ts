import type { Held } from './judge.ts';
import type { Knowledge, Rule } from './knowledge/compile.ts';
import { logRatio } from './knowledge/strength.ts';
import { likenessFacts, noneName } from './knowledge/wordings.ts';

/** What weighing needs of a finding: the facts it rests on, and the natural log of its likelihood ratio. */
export interface Weighed {
  facts: readonly string[];
  log: number;
}

/**
 * The findings of one cause that count. One observation counts once: the strongest finding first, each
 * next one only if it rests on a fact that none before it has used.
 */
export function counted<F extends Weighed>(findings: readonly F[]): F[] {
  if (findings.length < 2) return [...findings];
  const used = new Set<string>();
  return [...findings]
    .sort((a, b) => Math.abs(b.log) - Math.abs(a.log))
    .filter((finding) => {
      if (finding.facts.every((fact) => used.has(fact))) return false;
      for (const fact of finding.facts) used.add(fact);
      return true;
    });
}

/** Summed log-odds of a cause's findings, prior left out. */
export function evidenceFor(findings: readonly Weighed[]): number {
  return counted(findings).reduce((sum, finding) => sum + finding.log, 0);
}

/** A finding as it is weighed. */
export interface WeighedFinding extends Weighed {
  rule: Rule;
}

/**
 * What a finding counts: its rule's strength, less where it rests on nothing but what somebody says, and
 * still less on nothing but what they suppose. A likeness counts by how great it is.
 */
export function weighFinding({ rule, observations }: Held, { weighing }: Pick<Knowledge, 'weighing'>): WeighedFinding {
  const { facts } = rule;
  for (const { fact, likeness } of observations) {
    if (likeness) return { rule, facts, log: likenessFor(rule.cause, likeness, fact, weighing) };
  }
  const said = observations.length > 0 && observations.every(({ source }) => source.kind === 'report');
  if (!said) return { rule, facts, log: rule.log };
  const guessed = observations.every(({ source }) => source.kind === 'report' && source.hedged);
  return { rule, facts, log: rule.log * weighing.said * (guessed ? weighing.hedged : 1) };
}

/** What a likeness is worth to one hypothesis: what is above the most is taken from all, so that the differences stay. */
function likenessFor(
  cause: string | null,
  likeness: Readonly<Record<string, number>>,
  fact: string,
  weighing: Knowledge['weighing'],
): number {
  const { most, ...counts } = weighing.likeness;
  const counted = counts[fact === likenessFacts.printed ? 'printed' : 'report'];
  const excess = Math.max(0, Math.max(...Object.values(likeness)) * counted - most);
  return Math.max(0, (likeness[cause ?? noneName] ?? 0) * counted - excess);
}

/**
 * What the findings for a cause are worth together, likeness to wordings left out; nats. A decisive one proves
 * as much as it says, also where it rests on what somebody tells.
 */
export function proofFor(cause: string, held: readonly Held[], knowledge: Pick<Knowledge, 'weighing'>): number {
  const proving = held.filter(
    ({ rule, observations }) =>
      rule.cause === cause && rule.log > 0 && !observations.some((observation) => observation.likeness),
  );
  const decisive = proving.some(({ rule }) => rule.log >= logRatio.decisive) ? logRatio.decisive : 0;
  return Math.max(decisive, evidenceFor(proving.map((one) => weighFinding(one, knowledge))));
}

/** Scores of all hypotheses on one record: natural logs, not normalised. The key null is "none of these". */
export type Scores = ReadonlyMap<string | null, number>;

/**
 * Scores every cause on the findings of one failure. Where a specific cause has strong support, what
 * its support rests on no longer speaks for the causes that it outranks: it is explained.
 */
export function score(held: readonly Held[], knowledge: Knowledge): Scores {
  const byCause = Map.groupBy(held, (h) => h.rule.cause);
  const explained = explainedFacts(byCause, knowledge);
  const { temperature } = knowledge.weighing;
  const scores = new Map<string | null, number>();
  const scoreOf = (cause: string | null, prior: number) => {
    const taken = explained.get(cause);
    const left = (byCause.get(cause) ?? [])
      .map((h) => weighFinding(h, knowledge))
      .filter(({ log, facts }) => log < 0 || !taken || !facts.every((fact) => taken.has(fact)));
    scores.set(cause, Math.log(prior) + evidenceFor(left) / temperature);
  };
  for (const cause of knowledge.causes.values()) scoreOf(cause.id, cause.prior);
  scoreOf(null, knowledge.none.prior);
  return scores;
}

/** For each cause: the facts that a better explanation has taken over. */
function explainedFacts(
  byCause: ReadonlyMap<string | null, readonly Held[]>,
  knowledge: Knowledge,
): Map<string | null, Set<string>> {
  const explained = new Map<string | null, Set<string>>();
  const rulesOf = (cause: string) => (byCause.get(cause) ?? []).map((h) => h.rule);
  for (const { id, outranks } of knowledge.causes.values()) {
    const rules = rulesOf(id);
    // One finding must be strong in itself: several general ones add up without explaining anything.
    const strong = rules.filter((rule) => rule.log >= logRatio.strong);
    if (strong.length === 0 || evidenceFor(rules) < logRatio.strong) continue;
    const facts = new Set(rules.filter((rule) => rule.log > 0).flatMap((rule) => rule.facts));
    for (const lower of outranks) {
      // And it must not be one that the other cause has as well: that a check fails is true of every cause of it.
      const shared = new Set(rulesOf(lower).flatMap((rule) => (rule.log >= logRatio.strong ? rule.facts : [])));
      if (strong.every((rule) => rule.facts.every((fact) => shared.has(fact)))) continue;
      explained.set(lower, facts.union(explained.get(lower) ?? new Set()));
    }
  }
  return explained;
}

/**
 * Probabilities of all hypotheses from the scores on each failure: a cause is taken at the failure
 * that it explains best, then all add up to 1 (softmax).
 */
export function probabilities(scoresByFailure: readonly Scores[]): Map<string | null, number> {
  const best = new Map<string | null, number>();
  for (const scores of scoresByFailure) {
    for (const [cause, value] of scores) best.set(cause, Math.max(best.get(cause) ?? -Infinity, value));
  }
  const highest = Math.max(...best.values());
  const weights = [...best].map(([cause, value]) => [cause, Math.exp(value - highest)] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([cause, weight]) => [cause, weight / total]));
}
