import { isConclusive, type Knowledge, probabilities, ranked, reweighed, score } from '@causeway/rules';
import { isKnown, type Opened } from './first-evidence.ts';
import { fitWeighing } from './fit-weighing.ts';
import { type Scored, scored } from './ranked-causes.ts';

/**
 * Each case scored with numbers that were fitted without it (Stone, 1974, Journal of the Royal Statistical
 * Society B 36). What rules say is written by people and stays the same in every fold.
 * @param folds into how many parts the cases are divided, by turns
 */
export function crossValidated(opened: readonly Opened[], knowledge: Knowledge, folds: number): Scored[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const inFold = (_: unknown, i: number) => i % folds === fold;
    const fittedKnowledge = reweighed(
      knowledge,
      fitWeighing(
        opened.filter((_, i) => !inFold(_, i)),
        knowledge,
      ),
    );
    return opened.filter(inFold).map((one) => scoreWith(one, fittedKnowledge));
  });
}

/** A case's first evidence weighed again with other numbers. */
export function scoreWith({ labelled, first }: Opened, knowledge: Knowledge): Scored {
  const scores = first.assessment.held.map((held) => score(held, knowledge));
  const probability = probabilities(scores);
  const ranking = ranked(probability).map(([cause, p]) => ({ cause: cause ?? 'none', probability: p }));
  const conclusive = isConclusive({ ...first.assessment.situation, probability, knowledge });
  return scored(labelled, ranking, { known: isKnown(labelled, { knowledge }), conclusive });
}
