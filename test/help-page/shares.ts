import type { Knowledge } from '@causeway/rules';
import type { LabelledCase } from '../evaluate/labelled-case.ts';
import type { ShareClaim } from './answers.ts';

export interface Share {
  /** Words of the page: credential, configuration, endpoint. */
  group: string;
  /** Share among failures before any evidence, 0 to 1. */
  assumed: number;
  /** Share of the labelled cases with an established cause, 0 to 1. */
  measured: number;
}

/** How often each group of causes is at work: as the knowledge assumes it, and in the labelled cases. */
export function sharesOf({ groups }: ShareClaim, knowledge: Knowledge, cases: readonly LabelledCase[]): Share[] {
  const causes = [...knowledge.causes.values()];
  const all = causes.reduce((sum, cause) => sum + cause.prior, 0);
  const known = cases.filter((c) => knowledge.causes.has(c.cause));
  return Object.entries(groups).map(([group, starts]) => {
    const within = (id: string) =>
      starts.some((start) => id === start || (start.endsWith('.') && id.startsWith(start)));
    return {
      group,
      assumed: causes.filter((c) => within(c.id)).reduce((sum, c) => sum + c.prior, 0) / all,
      measured: known.filter((c) => within(c.cause)).length / Math.max(1, known.length),
    };
  });
}

/** What is wrong with a claim about shares, in sentences. */
export function checkShares(claim: ShareClaim, knowledge: Knowledge, cases: readonly LabelledCase[]): string[] {
  const ids = [...knowledge.causes.keys()];
  const starts = Object.values(claim.groups).flat();
  const unknown = starts.filter(
    (start) => !ids.some((id) => id === start || (start.endsWith('.') && id.startsWith(start))),
  );
  const twice = ids.filter((id) => starts.filter((s) => id === s || (s.endsWith('.') && id.startsWith(s))).length > 1);
  const assumed = sharesOf(claim, knowledge, cases).reduce((sum, share) => sum + share.assumed, 0);
  return [
    ...unknown.map((start) => `${start} names no cause`),
    ...twice.map((id) => `${id} is in two groups`),
    ...(assumed < claim.at_least || assumed > claim.at_most
      ? [
          `the knowledge assumes ${Math.round(assumed * 100)} %, not ${claim.at_least * 100} to ${claim.at_most * 100} %`,
        ]
      : []),
  ];
}
