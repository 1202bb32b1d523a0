import { EvidenceError } from '@causeway/evidence';
import { z } from 'zod';
import { assess } from './diagnose.ts';
import { type Example, exampleGiven } from './examples.ts';
import type { Knowledge } from './knowledge/compile.ts';
import type { NextStep } from './next-step.ts';

/** Evidence to compare knowledges on. */
export interface ComparedCase {
  id: string;
  example: Example & { artifacts?: readonly { name: string; content: string }[] };
  /** Whether a first hypothesis is right, `none` standing for none of these; undefined where nobody knows. */
  isRight?: (first: string) => boolean;
}

/** What a knowledge makes of a case. */
export interface Outcome {
  /** Null for "none of these". */
  first: string | null;
  conclusive: boolean;
  nextStep: NextStep;
  probability: ReadonlyMap<string | null, number>;
}

export interface CaseChange {
  id: string;
  before: Outcome;
  after: Outcome;
  /** Whether the first hypothesis was right before and is now; undefined where that is not known. */
  right: { before: boolean; after: boolean } | undefined;
}

const caseLine = z.object({
  id: z.string(),
  report: z.string().optional(),
  artifacts: z.array(z.object({ name: z.string(), content: z.string() })).optional(),
  cause: z.string().optional(),
  also_acceptable: z.array(z.string()).optional(),
});

/**
 * Reads cases, one JSON object a line: `id`, `report`, `artifacts`; where it is known, `cause` and `also_acceptable`.
 * @param name of the file, for what is said of it
 * @throws EvidenceError naming the line that is none
 */
export function readCaseLines(text: string, name: string): ComparedCase[] {
  return text.split('\n').flatMap((line, i): ComparedCase[] => {
    if (line.trim() === '') return [];
    try {
      const { id, report, artifacts = [], cause, also_acceptable = [] } = caseLine.parse(JSON.parse(line));
      const right = cause ? [cause, ...also_acceptable] : undefined;
      const isRight = right && ((first: string) => right.includes(first));
      return [{ id, example: { name: id, report, artifacts }, ...(isRight ? { isRight } : {}) }];
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new EvidenceError(
        'NO_CASE',
        `Line ${i + 1} of ${name} is no case: ${why}`,
        'Write one JSON object a line: {"id": "…", "report": "…", "artifacts": [{"name": "…", "content": "…"}]}.',
        ['cases'],
      );
    }
  });
}

/** The examples of knowledges as cases; of two of one cause and name the last. */
export function exampleCases(knowledges: readonly Knowledge[]): ComparedCase[] {
  const cases = new Map<string, ComparedCase>();
  for (const { causes } of knowledges) {
    for (const { id: cause, cases: examples } of causes.values()) {
      const add = (example: Example, isRight: (first: string) => boolean) => {
        const id = `${cause}: ${example.name}`;
        cases.set(id, { id, example, isRight });
      };
      for (const example of examples?.leads_here ?? []) add(example, (first) => first === cause);
      for (const { instead, ...example } of examples?.not_here ?? []) {
        add(example, (first) => (instead ? first === instead : first !== cause));
      }
    }
  }
  return [...cases.values()];
}

/**
 * The cases whose first hypothesis, conclusiveness or next step is not the same under two knowledges: first those
 * that were right and are no longer, last those that have become so.
 */
export async function changedCases(
  cases: readonly ComparedCase[],
  before: Knowledge,
  after: Knowledge,
): Promise<CaseChange[]> {
  const changes: CaseChange[] = [];
  for (const one of cases) {
    const [old, now] = [await outcomeOf(one, before), await outcomeOf(one, after)];
    const isSame =
      old.first === now.first && old.conclusive === now.conclusive && stepName(old.nextStep) === stepName(now.nextStep);
    if (isSame) continue;
    const { isRight } = one;
    const right = isRight && { before: isRight(old.first ?? 'none'), after: isRight(now.first ?? 'none') };
    changes.push({ id: one.id, before: old, after: now, right });
  }
  const gravity = ({ right }: CaseChange) => (right ? Number(right.after) - Number(right.before) : 0);
  return changes.sort((a, b) => gravity(a) - gravity(b));
}

async function outcomeOf({ example }: ComparedCase, knowledge: Knowledge): Promise<Outcome> {
  const { evidence, circumstances } = caseGiven(example, knowledge);
  const { diagnosis, assessment } = await assess(evidence, knowledge, circumstances);
  return {
    first: diagnosis.hypotheses[0]?.cause?.id ?? null,
    conclusive: diagnosis.conclusive,
    nextStep: diagnosis.nextStep,
    probability: assessment.probability,
  };
}

/** Answers to questions that the knowledge does not have are left out. */
function caseGiven({ artifacts = [], ...example }: ComparedCase['example'], knowledge: Knowledge) {
  const answers = Object.entries(example.answers ?? {}).filter(([id, value]) => {
    const fact = knowledge.facts.get(id);
    if (!fact?.ask) return false;
    return fact.type === 'number' || fact.type === 'text' || Object.values(fact.ask.choices).includes(value);
  });
  const { evidence, circumstances } = exampleGiven({ ...example, answers: Object.fromEntries(answers) }, knowledge);
  return { evidence: { ...evidence, artifacts: [...(evidence.artifacts ?? []), ...artifacts] }, circumstances };
}

/** What tells a next step from others: not its reasons, in which there are figures. */
function stepName(step: NextStep): string {
  switch (step.kind) {
    case 'ask':
      return `ask ${step.fact}`;
    case 'request':
      return `request ${step.request.id}`;
    case 'fix':
      return `fix ${step.cause}`;
    case 'escalate':
      return 'escalate';
  }
}
