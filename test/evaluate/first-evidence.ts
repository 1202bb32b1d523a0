import { type Assessed, type Assessment, assess, type Knowledge } from '@causeway/rules';
import type { LabelledCase } from './labelled-case.ts';
import { type Scored, scored } from './ranked-causes.ts';

/** The time and key that every case is diagnosed with: any fixed ones serve. */
export const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'evaluate' };

/** A labelled case with its diagnosis on report and artifacts alone, nothing asked. */
export interface Opened {
  labelled: LabelledCase;
  first: Assessed;
}

/** Diagnoses every case on its first evidence. */
export async function openCases(cases: readonly LabelledCase[], knowledge: Knowledge): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const labelled of cases) {
    const { report, artifacts } = labelled;
    opened.push({ labelled, first: await assess({ report, artifacts }, knowledge, circumstances) });
  }
  return opened;
}

/** How a diagnosis of a case compares with what was established. */
export function scoreDiagnosis(labelled: LabelledCase, { diagnosis, assessment }: Assessed): Scored {
  const ranking = diagnosis.hypotheses.map((h) => ({ cause: h.cause?.id ?? 'none', probability: h.probability }));
  return scored(labelled, ranking, {
    known: isKnown(labelled, assessment),
    conclusive: diagnosis.conclusive,
  });
}

export function isKnown({ cause }: LabelledCase, { knowledge }: Pick<Assessment, 'knowledge'>): boolean {
  return cause === 'none' || knowledge.causes.has(cause);
}
