import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * The shape of `answers.yaml`: for every line of the help page, the scenarios that show the product
 * answering it. Every expectation is checked on the shipped knowledge by `check-scenario.ts`.
 */

const text = z.string().trim().min(1);
const scalar = z.union([z.boolean(), z.number(), z.string()]);
const words = z.array(text).min(1);

const expectation = z
  .strictObject({
    /** This cause comes first, or `within` the first so many. `none`: no failing call or webhook at all. */
    cause: text.optional(),
    within: z.int().min(2).optional(),
    /** Whether the evidence is enough to propose the fix at once. */
    conclusive: z.boolean().optional(),
    /** Words of a finding that speaks for the cause: what the evidence is taken to mean. */
    finding_says: words.optional(),
    /** Words that Fix, Verify or Prevent of the cause must have. */
    fix_says: words.optional(),
    verify_says: words.optional(),
    prevent_says: words.optional(),
    /** Words of the command that checks the fix. */
    command_says: words.optional(),
    /** Id of a symptom that is named. */
    symptom: text.optional(),
    /** The fact that is asked next. */
    question: text.optional(),
    /** Words of the question, or of where its answer is found. */
    question_says: words.optional(),
    /** Where the vendor has the answer to a question, by fact: words of it. */
    finds: z.record(z.string(), words).optional(),
    /** The artifact that is asked for next. */
    request: text.optional(),
    request_says: words.optional(),
    /** Words of the reason for handing over to a person, as the next step. */
    escalates: words.optional(),
    /** Words that the command line prints for the report alone. */
    command_line_says: words.optional(),
    /** Ids of good practices that are advised; `advice_says` are words of the first. */
    advice: words.optional(),
    advice_says: words.optional(),
    /** Ids of good practices that are not advised, for the evidence shows them kept. */
    no_advice: words.optional(),
    /** Id of the vendor that is recognised. */
    provider: text.optional(),
    /** Where that vendor has the settings of webhooks. */
    provider_setting: text.optional(),
    /** Address of that vendor's API reference; null where its profile knows none. */
    api_reference: z.url().nullable().optional(),
    /** Words of the failing request made into something to send again. */
    reproduction: z.strictObject({ curl: words.optional(), postman: words.optional() }).optional(),
  })
  .refine((e) => Object.keys(e).length > 0, 'a scenario expects something')
  .refine((e) => e.cause || !(e.within || e.fix_says || e.finding_says || e.command_says), 'name the cause');

const scenario = z.strictObject({
  /** Names the test; says what the evidence is. */
  name: text,
  report: text.optional(),
  artifact: text.optional(),
  /** Answers already given, by fact; null for "I don't know". */
  answers: z.record(z.string(), scalar.nullable()).optional(),
  provider: text.optional(),
  /** The time of the diagnosis, where it matters. */
  now: z.iso.datetime().optional(),
  expect: expectation,
});
export type Scenario = z.infer<typeof scenario>;
export type Expectation = z.infer<typeof expectation>;

const shareClaim = z.strictObject({
  name: text,
  /** Groups of causes, by the words of the page: ids, or their beginnings. */
  groups: z.record(text, words),
  /** The product assumes at least, and at most, this share for the groups together. */
  at_least: z.number(),
  at_most: z.number(),
});
export type ShareClaim = z.infer<typeof shareClaim>;

const answer = z.union([
  z.strictObject({ line: text, heading: z.literal(true) }),
  z.strictObject({ line: text, says_nothing: text }),
  z
    .strictObject({
      line: text,
      /** What the support team has to know about this answer, where the product differs from the line. */
      note: text.optional(),
      scenarios: z.array(scenario).min(1).optional(),
      shares: z.array(shareClaim).min(1).optional(),
    })
    .refine((a) => a.scenarios || a.shares, 'needs scenarios, or shares, or be a heading or say nothing'),
]);
export type LineAnswer = z.infer<typeof answer>;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The lines of the help page, in its order. */
export function readHelpPage(): string[] {
  return readFileSync(here('help-page.txt'), 'utf8').trimEnd().split('\n');
}

/**
 * What answers each line.
 * @throws Error that names the place of every mistake in `answers.yaml`
 */
export function readAnswers(): LineAnswer[] {
  const parsed = z.array(answer).safeParse(parse(readFileSync(here('answers.yaml'), 'utf8')));
  if (!parsed.success) throw new Error(`answers.yaml:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
