import { z } from 'zod';

/**
 * The knowledge language: the shape of every YAML file under `knowledge/`. What a shape cannot say
 * (known facts, operators of a type, reachable rules) is checked in `check.ts`.
 */

/** `response.status`: lower case words, a group before the dot. */
export const factId = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'an id looks like group.some_name');
const slug = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'use lower case letters, digits, - and _');
export const text = z.string().trim().min(1);

const scalar = z.union([z.boolean(), z.number(), z.string()]);
export type Scalar = z.infer<typeof scalar>;

const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'matches',
  'includes',
  'excludes',
  'startsWith',
  'before',
  'after',
] as const;
export type Operator = (typeof operators)[number];

const comparison = z.strictObject({
  fact: factId,
  operator: z.enum(operators),
  value: z.union([scalar, z.array(scalar).min(1)]),
});
export type Comparison = z.infer<typeof comparison>;

export type When = { all: Condition[] } | { any: Condition[] };
export type Condition = When | Comparison;

const conditions: z.ZodType<Condition[]> = z.lazy(() => z.array(condition).min(1, 'needs at least one condition'));
const when: z.ZodType<When> = z.union([z.strictObject({ all: conditions }), z.strictObject({ any: conditions })]);
const condition: z.ZodType<Condition> = z.lazy(() => z.union([comparison, when]));

/** Likelihood ratios: see `weigh.ts`. */
const strengths = [
  'decisive',
  'strong',
  'moderate',
  'weak',
  'weakly_against',
  'moderately_against',
  'strongly_against',
  'decisively_against',
  'rules_out',
] as const;
export type StrengthName = (typeof strengths)[number];

/** Where a machine pattern is looked for. `words` are the report's own words; `log` is every line that is no body. */
const zones = ['request_body', 'response_body', 'error', 'log', 'words'] as const;
export type Zone = (typeof zones)[number];

/** Phrases of the report: words in this order, inflected as they like; `...` allows a longer gap. */
export const spokenCue = z.union([
  z.strictObject({ value: scalar, say: z.array(text).min(1) }),
  /** They count only where people tell that they did it and that it changed nothing. */
  z.strictObject({ value: scalar, tried: z.array(text).min(1) }),
]);

const cue = z.union([
  z.strictObject({
    /** What the fact becomes. For a set: the member that is added. */
    value: scalar,
    /** RE2 patterns, upper and lower case alike. */
    match: z.array(text).min(1),
    in: z.array(z.enum(zones)).min(1),
  }),
  spokenCue,
]);

const ask = z.strictObject({
  text,
  help: text.optional(),
  /** Label to value, in the order shown. "I don't know" is always added. */
  choices: z.record(text, scalar).refine((c) => Object.keys(c).length >= 2, 'needs at least two choices'),
  /** 1 a glance … 5 needs another team. */
  cost: z.int().min(1).max(5),
  /** Asked only where this does not fail. */
  applies: when.optional(),
});

const fact = z.strictObject({
  id: factId,
  type: z.enum(['boolean', 'number', 'text', 'enum', 'set', 'time']),
  /** `exchange`: may differ from failure to failure. `case`: one value for the whole case. */
  scope: z.enum(['exchange', 'case']),
  /** Unit of a number, as people read it. */
  unit: text.optional(),
  values: z.array(text).min(1).optional(),
  /** A statement a value, or one for all with `{value}` in it. */
  says: z.union([text, z.record(z.string(), text)]),
  ask: ask.optional(),
  cues: z.array(cue).optional(),
});
export type FactSource = z.infer<typeof fact>;
export const factsFile = z.array(fact).min(1);

export const symptomsFile = z.array(
  z.strictObject({ id: slug, title: text, /** Evidence that shows it. */ when: when.optional() }),
);

const rule = z.strictObject({
  /** Kept when the words change; made from `says` otherwise. */
  id: slug.optional(),
  says: text,
  when,
  strength: z.enum(strengths),
});
export type RuleSource = z.infer<typeof rule>;

export const causeId = z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/, 'a cause is named area.name');
export const causeFile = z.strictObject({
  title: text,
  base_rate: z.enum(['very_common', 'common', 'uncommon', 'rare']),
  symptoms: z.array(slug).min(1),
  outranks: z.array(causeId).optional(),
  rules: z.array(rule).min(1),
  verify: z
    .strictObject({
      /** `request`: send the failing request again. `probe`: look at the endpoint. `event`: send a test event. */
      replay: z.enum(['request', 'probe', 'event']),
      expect: z.record(factId, z.partialRecord(z.enum(operators), z.union([scalar, z.array(scalar)]))),
    })
    .optional(),
  /** One command to paste that checks the fix; secrets as shell variables. `{url}`, `{host}`, `{method}` are filled in. */
  command: text.optional(),
  sources: z.array(z.url()).min(1),
  /** Ids that it had before: what led to them leads here. */
  formerly: z.array(causeId).optional(),
});

/** What the areas are called, for those who read about causes. */
export const areasFile = z.array(z.strictObject({ id: slug, title: text, text }));
export type Area = z.infer<typeof areasFile>[number];

/** How a cause is put, in one language: what people write and what programs print while it is at work. */
export const wordingsFile = z.strictObject({
  report: z.array(text).min(1),
  printed: z.array(text).default([]),
});
export type Wordings = z.infer<typeof wordingsFile>;

/** Families of words that tell of one thing. */
export const conceptsFile = z.array(z.array(text).min(2));

export const noneFile = z.strictObject({ title: text, rules: z.array(rule).min(1) });

export const adviceFile = z.array(z.strictObject({ id: slug, title: text, text, when }));

export const requestsFile = z.array(
  z.strictObject({
    id: slug,
    formats: z.array(text).min(1),
    instructions: text,
    /** Why it is worth the effort, one sentence to the person who is asked. */
    why: text,
    /** Facts that such an artifact usually settles. */
    reveals: z.array(factId).min(1),
    cost: z.int().min(1).max(5),
    applies: when.optional(),
  }),
);

const example = z.strictObject({
  name: text,
  report: text.optional(),
  artifact: text.optional(),
  /** Answers already given, by fact. */
  answers: z.record(factId, scalar).optional(),
  /** The time at which it is diagnosed; 2026-01-01T00:00:00Z where it does not matter. */
  now: z.iso.datetime().optional(),
});
export const casesFile = z.strictObject({
  /** Evidence that must lead here. */
  leads_here: z.array(example).min(1),
  /** Evidence that looks alike and must not; `instead` is the cause that must come first. */
  not_here: z.array(example.extend({ instead: causeId.optional() })).min(1),
});
export type CasesSource = z.infer<typeof casesFile>;

export const weighingFile = z.strictObject({
  /** Shares of a cause before any evidence, relative to each other. */
  base_rates: z.strictObject({ very_common: z.number(), common: z.number(), uncommon: z.number(), rare: z.number() }),
  /** Share of each area among all cases, relative to each other; an area without one has the share of its causes. */
  areas: z.record(slug, z.number().positive()).optional(),
  /** Probability of "none of these" before any evidence. */
  none: z.number().gt(0).lt(1),
  /** Divides the summed log-odds: above 1 where findings are not independent. */
  temperature: z.number().positive(),
  /** What a finding that rests on the report's words alone counts, against one that rests on what was seen. */
  said: z.number().positive().max(1).default(1),
  /** What of that counts where it rests on guesses alone. */
  hedged: z.number().positive().max(1).default(0.4),
  /**
   * What a nat of likeness to a cause's wordings counts, for the report's words and for what programs printed,
   * and how many nats the likest hypothesis gets at most: each other gets as many less as it is less like.
   */
  likeness: z
    .strictObject({ report: z.number().min(0), printed: z.number().min(0), most: z.number().positive().default(3) })
    .default({ report: 0.2, printed: 0.2, most: 3 }),
  /** A diagnosis is conclusive from this probability on … */
  conclusive: z.number().gt(0.5).lt(1),
  /** … and this many times the second hypothesis … */
  margin: z.number().positive(),
  /** … where its findings, likeness left out, are together worth this likelihood ratio: likeness proves nothing. */
  proof: z.number().min(1).default(1),
  /** A question must promise this many bits for each unit of cost. */
  worth_asking_bits: z.number().positive(),
  questions: z.int().positive(),
  /** Share of people who answer "I don't know", by cost 1 to 5. */
  unknown_by_cost: z.array(z.number().min(0).max(1)).length(5),
});
export type Weighing = z.infer<typeof weighingFile>;
