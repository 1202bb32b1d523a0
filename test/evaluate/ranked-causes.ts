import { acceptableIn, type LabelledCase } from './labelled-case.ts';

/** How one labelled case went. */
export interface Scored {
  id: string;
  expected: string;
  acceptable: readonly string[];
  /** Whether the knowledge has the established cause at all. */
  known: boolean;
  /** Ids, the most probable first; `none` for none of these. */
  ranking: { cause: string; probability: number }[];
  /** Place of the first acceptable cause, 1 is first; infinite where none is listed. */
  rank: number;
  conclusive: boolean;
}

/** Compares a ranking with what was established. */
export function scored(
  labelled: LabelledCase,
  ranking: Scored['ranking'],
  { known, conclusive }: Pick<Scored, 'known' | 'conclusive'>,
): Scored {
  const acceptable = acceptableIn(labelled);
  const at = ranking.findIndex((h) => acceptable.includes(h.cause));
  return {
    id: labelled.id,
    expected: labelled.cause,
    acceptable,
    known,
    ranking,
    rank: at < 0 ? Infinity : at + 1,
    conclusive,
  };
}

export interface Measures {
  cases: number;
  top1: number;
  top3: number;
  /** Share of all cases that are called conclusive and wrong. */
  wrongAndConclusive: number;
  conclusive: number;
  /** Mean squared error of the probabilities over all hypotheses, Brier (1950), Monthly Weather Review 78. */
  brier: number;
  /** Expected calibration error of the first hypothesis, ten bins: Guo et al. (2017), arXiv 1706.04599. */
  calibrationError: number;
}

export function measures(list: readonly Scored[]): Measures {
  const share = (test: (s: Scored) => boolean) => list.filter(test).length / Math.max(1, list.length);
  return {
    cases: list.length,
    top1: share((s) => s.rank === 1),
    top3: share((s) => s.rank <= 3),
    conclusive: share((s) => s.conclusive),
    wrongAndConclusive: share((s) => s.conclusive && s.rank > 1),
    brier: list.reduce((sum, s) => sum + brierOf(s), 0) / Math.max(1, list.length),
    calibrationError: calibration(list).reduce(
      (sum, bin) => sum + (bin.cases / Math.max(1, list.length)) * Math.abs(bin.right - bin.said),
      0,
    ),
  };
}

function brierOf({ ranking, acceptable, expected }: Scored): number {
  const truth = ranking.find((h) => acceptable.includes(h.cause))?.cause ?? expected;
  const listed = ranking.reduce((sum, h) => sum + (h.probability - (h.cause === truth ? 1 : 0)) ** 2, 0);
  return ranking.some((h) => h.cause === truth) ? listed : listed + 1;
}

export interface Bin {
  /** Probabilities from here to a tenth more. */
  from: number;
  cases: number;
  /** Mean probability of the first hypothesis. */
  said: number;
  /** Share in which it was right. */
  right: number;
}

/** The first hypotheses by how sure they were called, against how often they were right. */
export function calibration(list: readonly Scored[]): Bin[] {
  const bins = Map.groupBy(list, (s) => Math.min(9, Math.floor((s.ranking[0]?.probability ?? 0) * 10)));
  return [...bins]
    .sort((a, b) => a[0] - b[0])
    .map(([index, members]) => ({
      from: index / 10,
      cases: members.length,
      said: members.reduce((sum, s) => sum + (s.ranking[0]?.probability ?? 0), 0) / members.length,
      right: members.filter((s) => s.rank === 1).length / members.length,
    }));
}
