import type { Knowledge } from '@causeway/rules';
import { type AskingOrder, bestFirst, fixedOrder, questionsNeeded, randomOrder } from './asking-orders.ts';
import { type Opened, scoreDiagnosis } from './first-evidence.ts';
import { type Interviewed, interview, isRight, type OwnAnswers } from './interview.ts';
import { percent, row } from './print-table.ts';
import { measures } from './ranked-causes.ts';
import type { ReporterAnswers } from './reporter-answers.ts';

/** Questions after which an order is given up in the comparison. */
const atMost = 40;

/** What asking brings: the interview as the product holds it, and its order of questions against others. */
export async function interviewLines(
  opened: readonly Opened[],
  answers: ReporterAnswers,
  knowledge: Knowledge,
): Promise<string[]> {
  const none: OwnAnswers = new Map();
  const ofCase = (one: Opened) => answers.get(one.labelled.id) ?? none;
  const held: { one: Opened; interviewed: Interviewed }[] = [];
  for (const one of opened) held.push({ one, interviewed: await interview(one, ofCase(one), knowledge) });
  const asked = held.map(({ interviewed }) => interviewed.asked.length).sort((a, b) => a - b);
  const total = asked.reduce((sum, n) => sum + n, 0);
  const answered = held.reduce((sum, { interviewed }) => sum + interviewed.answered, 0);
  const last = measures(held.map(({ one, interviewed }) => scoreDiagnosis(one.labelled, interviewed.last)));
  const nones = held.filter(({ one }) => one.labelled.cause === 'none');
  const recognised = nones.filter(({ one, interviewed }) => isRight(one, interviewed.last));
  return [
    'After the interview (at most 6 questions, answered from what the reporter knows)',
    '',
    ...pair('top 1', percent(last.top1)),
    ...pair('top 3', percent(last.top3)),
    ...pair('conclusive', percent(last.conclusive)),
    ...pair('wrong and yet conclusive', percent(last.wrongAndConclusive)),
    ...pair('Brier score', last.brier.toFixed(3)),
    ...pair('expected calibration error', last.calibrationError.toFixed(3)),
    ...pair('questions asked: median, p90', `${quantile(asked, 0.5)}, ${quantile(asked, 0.9)}`),
    ...pair('share of questions answered', percent(answered / Math.max(1, total))),
    ...pair('"none" recognised', `${recognised.length} of ${nones.length}`),
    '',
    ...(await orderLines(opened, ofCase, knowledge)),
  ];
}

/** Compares orders on the cases that questions settle: not first at once, first when everything known is answered. */
async function orderLines(
  opened: readonly Opened[],
  ofCase: (one: Opened) => OwnAnswers,
  knowledge: Knowledge,
): Promise<string[]> {
  const waiting = opened.filter((one) => !isRight(one, one.first) && ofCase(one).size > 0);
  const needed = async (order: AskingOrder) => {
    const counts: number[] = [];
    for (const one of waiting) counts.push(await questionsNeeded(one, ofCase(one), knowledge, order, atMost));
    return counts;
  };
  const best = await needed(bestFirst);
  const fixed = await needed(fixedOrder);
  const random = [await needed(randomOrder(1)), await needed(randomOrder(2)), await needed(randomOrder(3))].flat();
  const line = (name: string, counts: readonly number[]) =>
    row([
      name,
      mean(counts).toFixed(1),
      percent(counts.filter((n) => n <= 6).length / Math.max(1, counts.length)),
      `${(mean(counts) / Math.max(1e-9, mean(random))).toFixed(2)} ×`,
    ]);
  return [
    `Questions until the cause comes first, on the ${waiting.length} cases where it did not at once (given up at ${atMost})`,
    row(['', 'mean', 'within 6', 'of random']),
    line('most bits for the cost', best),
    line('order of the vocabulary', fixed),
    line('random order (3 runs)', random),
  ];
}

function pair(name: string, value: string): string[] {
  return [row([name, value])];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
