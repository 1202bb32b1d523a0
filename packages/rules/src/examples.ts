import { type Assessed, assess } from './diagnose.ts';
import type { Evidence } from './evidence-input.ts';
import type { Cause, Knowledge } from './knowledge/compile.ts';
import type { CasesSource } from './knowledge/language.ts';
import { choicesOf } from './observe/answers.ts';
import type { Circumstances } from './witness.ts';

export type Example = CasesSource['leads_here'][number];

/** How one example of a cause went. */
export interface ExampleResult {
  cause: string;
  name: string;
  expected: string;
  passed: boolean;
  /** The first three hypotheses with their probabilities. */
  got: { cause: string | null; probability: number }[];
}

/** Time and key for examples that name none: any fixed ones serve. */
const usual: Circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'examples' };

/**
 * Diagnoses every example of causes, and compares.
 * @param isWanted whether a cause's examples are
 * @param see is shown each example's diagnosis with what it was computed from
 */
export async function runExamples(
  knowledge: Knowledge,
  isWanted: (cause: string) => boolean = () => true,
  see: (assessed: Assessed) => void = () => {},
): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  const run = async (example: Example, cause: Cause, expected: string, passes: (first: string | null) => boolean) => {
    const { evidence, circumstances } = exampleGiven(example, knowledge);
    const assessed = await assess(evidence, knowledge, circumstances);
    see(assessed);
    const got = assessed.diagnosis.hypotheses
      .slice(0, 3)
      .map((h) => ({ cause: h.cause?.id ?? null, probability: h.probability }));
    results.push({ cause: cause.id, name: example.name, expected, passed: passes(got[0]?.cause ?? null), got });
  };
  for (const cause of knowledge.causes.values()) {
    if (!isWanted(cause.id) || !cause.cases) continue;
    for (const example of cause.cases.leads_here) {
      await run(example, cause, cause.id, (first) => first === cause.id);
    }
    for (const { instead, ...example } of cause.cases.not_here) {
      const expected = instead ?? `anything but ${cause.id}`;
      await run(example, cause, expected, (first) => (instead ? first === instead : first !== cause.id));
    }
  }
  return results;
}

/** An example as evidence: its answers are written as values and given as choices. */
export function evidenceOf(example: Example, knowledge: Knowledge): Evidence {
  return {
    report: example.report,
    artifacts: example.artifact ? [{ name: 'example', content: example.artifact }] : [],
    answers: Object.entries(example.answers ?? {}).map(([question, value]) => {
      const fact = knowledge.facts.get(question);
      const choice = fact && choicesOf(fact).find((c) => c.value === value);
      return choice ? { question, choice: choice.id } : { question, value: String(value) };
    }),
  };
}

/** What an example is diagnosed from, its time being the one that it names. */
export function exampleGiven(
  example: Example,
  knowledge: Knowledge,
): { evidence: Evidence; circumstances: Circumstances } {
  const circumstances = example.now ? { ...usual, now: Date.parse(example.now) } : usual;
  return { evidence: evidenceOf(example, knowledge), circumstances };
}
