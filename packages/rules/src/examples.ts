import { diagnose } from './diagnose.ts';
import type { Evidence } from './evidence-input.ts';
import type { Cause, Knowledge } from './knowledge/compile.ts';
import type { CasesSource } from './knowledge/language.ts';
import { choicesOf } from './observe/answers.ts';
import type { Circumstances } from './witness.ts';

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

/** Diagnoses every example of the causes whose id begins with `prefix`, and compares. */
export async function runExamples(knowledge: Knowledge, prefix = ''): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const cause of knowledge.causes.values()) {
    if (!cause.id.startsWith(prefix) || !cause.cases) continue;
    for (const example of cause.cases.leads_here) {
      results.push(await run(example, knowledge, cause, cause.id, (first) => first === cause.id));
    }
    for (const { instead, ...example } of cause.cases.not_here) {
      const expected = instead ?? `anything but ${cause.id}`;
      results.push(
        await run(example, knowledge, cause, expected, (first) => (instead ? first === instead : first !== cause.id)),
      );
    }
  }
  return results;
}

async function run(
  example: CasesSource['leads_here'][number],
  knowledge: Knowledge,
  cause: Cause,
  expected: string,
  passes: (first: string | null) => boolean,
): Promise<ExampleResult> {
  const diagnosis = await diagnose(evidenceOf(example, knowledge), knowledge, {
    ...usual,
    ...(example.now ? { now: Date.parse(example.now) } : {}),
  });
  const got = diagnosis.hypotheses.slice(0, 3).map((h) => ({ cause: h.cause?.id ?? null, probability: h.probability }));
  return { cause: cause.id, name: example.name, expected, passed: passes(got[0]?.cause ?? null), got };
}

/** An example as evidence: its answers are written as values and given as choices. */
export function evidenceOf(example: CasesSource['leads_here'][number], knowledge: Knowledge): Evidence {
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
