import type { Knowledge } from './compile.ts';
import type { Weighing } from './language.ts';

/** What a prior follows from. */
interface Rated {
  id: string;
  area: string;
  baseRate: keyof Weighing['base_rates'];
}

/**
 * The share of each cause before any evidence, by id: the share of its area, divided among the area's
 * causes by their base rates. So an area that was told apart into many causes is not thereby more likely.
 * @returns probabilities that add up to 1 less that of "none of these"
 */
export function priors(causes: readonly Rated[], weighing: Weighing): Map<string, number> {
  const rate = (cause: Rated) => weighing.base_rates[cause.baseRate];
  const sum = (list: readonly Rated[]) => list.reduce((total, cause) => total + rate(cause), 0);
  const areas = Map.groupBy(causes, (cause) => cause.area);
  const all = sum(causes);
  const declared = Object.values(weighing.areas ?? {}).reduce((total, share) => total + share, 0);
  const shareOf = (area: string, members: readonly Rated[]) => {
    const share = weighing.areas?.[area];
    return share === undefined ? sum(members) / all : share / declared;
  };
  const shares = [...areas].map(([area, members]) => ({ members, share: shareOf(area, members) }));
  const total = shares.reduce((t, { share }) => t + share, 0);
  return new Map(
    shares.flatMap(({ members, share }) =>
      members.map((cause) => [cause.id, ((1 - weighing.none) * share * rate(cause)) / (total * sum(members))] as const),
    ),
  );
}

/** The same knowledge with other numbers of the engine: what fitting tries, without compiling again. */
export function reweighed(knowledge: Knowledge, weighing: Weighing): Knowledge {
  const prior = priors([...knowledge.causes.values()], weighing);
  return {
    ...knowledge,
    weighing,
    causes: new Map([...knowledge.causes].map(([id, cause]) => [id, { ...cause, prior: prior.get(id) ?? 0 }])),
    none: { ...knowledge.none, prior: weighing.none },
  };
}
