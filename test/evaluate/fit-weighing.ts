import { type Knowledge, probabilities, reweighed, score, type Weighing } from '@causeway/rules';
import type { Opened } from './first-evidence.ts';
import { acceptableIn } from './labelled-case.ts';

/**
 * How many cases the declared base rates are worth when counts adjust them: the concentration of the
 * Dirichlet prior over areas. With as many cases as this, data and declaration weigh the same.
 */
const declaredCases = 30;

/** Weight of the penalty: nats for each case that a factor e from the declared number must bring, squared. */
const penalty = 0.02;

/** What is tried for each fitted number, and the declared value that it is held near to. */
const tried = {
  temperature: { near: 1, values: steps(0.6, 2.4, 10) },
  said: { near: 0.5, values: steps(0.3, 1, 8) },
  report: { near: 0.4, values: steps(0.1, 1.6, 9) },
  printed: { near: 0.4, values: steps(0.1, 1.6, 9) },
} as const;
type Fitted = keyof typeof tried;

/** Numbers from low to high, each the same factor above the one before. */
function steps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}

/**
 * Fits the engine's numbers to labelled cases: shares of areas and of "none" by counts over the declared
 * shares (posterior mean of a Dirichlet prior), then each number in turn by the least penalised log loss
 * over a grid, until none moves (coordinate descent).
 * @returns the whole weighing, with the fitted numbers in it
 */
export function fitWeighing(opened: readonly Opened[], knowledge: Knowledge): Weighing {
  let best = fitShares(opened, knowledge);
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const before = least;
    for (const name of ['temperature', 'said', 'report', 'printed'] as const) {
      for (const candidate of candidates(best, name)) {
        const loss = logLoss(opened, reweighed(knowledge, candidate)) + strayed(candidate);
        if (loss < least) [best, least] = [candidate, loss];
      }
    }
    if (least === before) break;
  }
  return best;
}

function candidates(weighing: Weighing, name: Fitted): Weighing[] {
  return tried[name].values.map((value) =>
    name === 'temperature' || name === 'said'
      ? { ...weighing, [name]: value }
      : { ...weighing, likeness: { ...weighing.likeness, [name]: value } },
  );
}

/** How far the numbers are from the declared ones, as nats a case. */
function strayed({ temperature, said, likeness }: Weighing): number {
  const far = (value: number, name: Fitted) => Math.log(value / tried[name].near) ** 2;
  return (
    penalty *
    (far(temperature, 'temperature') +
      far(said, 'said') +
      far(likeness.report, 'report') +
      far(likeness.printed, 'printed'))
  );
}

function fitShares(opened: readonly Opened[], knowledge: Knowledge): Weighing {
  const { weighing, causes } = knowledge;
  const declared = new Map<string, number>();
  for (const { area, baseRate } of causes.values()) {
    declared.set(area, (declared.get(area) ?? 0) + weighing.base_rates[baseRate]);
  }
  const total = [...declared.values()].reduce((sum, n) => sum + n, 0);
  const counts = Map.groupBy(opened, ({ labelled }) => labelled.cause.split('.')[0] ?? '');
  const integration = opened.length - (counts.get('none')?.length ?? 0);
  const areas = [...declared].map(([area, rates]): [string, number] => [
    area,
    ((counts.get(area)?.length ?? 0) + (declaredCases * rates) / total) / (integration + declaredCases),
  ]);
  const none = ((counts.get('none')?.length ?? 0) + declaredCases * 0.05) / (opened.length + declaredCases);
  return { ...weighing, none, areas: Object.fromEntries(areas) };
}

/** Mean negative natural log of the probability that all acceptable causes get together. */
export function logLoss(opened: readonly Opened[], knowledge: Knowledge): number {
  return (
    opened.reduce((sum, one) => sum - Math.log(Math.max(1e-4, probabilityOfTruth(one, knowledge))), 0) / opened.length
  );
}

function probabilityOfTruth({ labelled, first }: Opened, knowledge: Knowledge): number {
  const probability = probabilities(first.assessment.held.map((held) => score(held, knowledge)));
  return acceptableIn(labelled).reduce(
    (sum, cause) => sum + (probability.get(cause === 'none' ? null : cause) ?? 0),
    0,
  );
}
