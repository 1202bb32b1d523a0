import { readFileSync } from 'node:fs';
import { z } from 'zod';

const labelledCase = z.object({
  id: z.string(),
  report: z.string(),
  artifacts: z.array(z.object({ name: z.string(), content: z.string() })).default([]),
  /** What the reporter would answer if asked, as it was said. */
  knows: z.array(z.object({ question: z.string(), answer: z.string() })).default([]),
  /** Id of the established cause; `none` where it is no integration failure. */
  cause: z.string(),
  also_acceptable: z.array(z.string()).default([]),
});
export type LabelledCase = z.infer<typeof labelledCase>;

/**
 * Reads cases, one JSON object a line.
 * @throws Error naming file and line of one that is not a case
 */
export function readLabelledCases(file: string): LabelledCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [labelledCase.parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(
          `${file}:${i + 1} is not a labelled case: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    });
}

/** Every cause that counts as right. */
export function acceptableIn({ cause, also_acceptable }: LabelledCase): readonly string[] {
  return [cause, ...also_acceptable];
}
