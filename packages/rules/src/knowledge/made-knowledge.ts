import { compileKnowledge, type Knowledge } from './compile.ts';
import type { FactSource, RuleSource, Scalar, StrengthName, Weighing, When } from './language.ts';

/** A fact of a made knowledge: what is not said is `boolean` and of the case. */
type MadeFact = Pick<FactSource, 'id'> & Partial<FactSource>;

interface MadeRequest {
  id: string;
  reveals: readonly string[];
  cost: number;
  applies?: When;
}

/** What a test's knowledge is about. */
export interface Made {
  facts: readonly MadeFact[];
  /** By id, `area.name`; base rates are alike. */
  causes: Readonly<Record<string, { rules: readonly RuleSource[]; outranks?: readonly string[] }>>;
  none?: readonly RuleSource[];
  requests?: readonly MadeRequest[];
  /** Numbers other than the usual of tests: no temperature, "none of these" as likely as anything. */
  weighing?: Partial<Weighing>;
}

/** Compiles a knowledge of just this, for tests whose numbers are worked out by hand. All hypotheses are alike likely. */
export function madeKnowledge({ facts, causes, none, requests, weighing }: Made): Knowledge {
  const spare = 'made.spare';
  const ids = Object.keys(causes);
  const usual: Weighing = {
    base_rates: { very_common: 8, common: 4, uncommon: 2, rare: 1 },
    none: 1 / (ids.length + 1),
    temperature: 1,
    said: 1,
    hedged: 1,
    likeness: { report: 1, printed: 1, most: 3 },
    conclusive: 0.75,
    margin: 3,
    proof: 1,
    worth_asking_bits: 0.02,
    questions: 6,
    unknown_by_cost: [0, 0, 0, 0, 0],
  };
  const files: Record<string, unknown> = {
    'facts/made.yaml': [...facts, { id: spare }].map((fact) => ({
      type: 'boolean',
      scope: 'case',
      says: `${fact.id} is {value}`,
      ...fact,
    })),
    'symptoms.yaml': [{ id: 'trouble', title: 'Something is wrong' }],
    'none.yaml': { title: 'None of these', rules: none ?? [rule('weak', { [spare]: true })] },
    'weighing.yaml': { ...usual, ...weighing },
    'requests.yaml': requests?.map((request) => ({ ...request, formats: ['any'], instructions: 'x', why: 'x' })) ?? [],
  };
  for (const [id, { rules, outranks }] of Object.entries(causes)) {
    const folder = `causes/${id.replace('.', '/')}`;
    files[`${folder}/cause.yaml`] = {
      title: `It is ${id}`,
      base_rate: 'common',
      symptoms: ['trouble'],
      outranks: outranks ?? [],
      rules,
      sources: ['https://example.org/'],
    };
    files[`${folder}/cases.yaml`] = {
      leads_here: [{ name: 'a', report: 'x' }],
      not_here: [{ name: 'b', report: 'x' }],
    };
  }
  // JSON is YAML.
  const texts = Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)] as const);
  const fixes = ids.map(
    (id) => [`causes/${id.replace('.', '/')}/fix.md`, '## Fix\nMend it.\n## Verify\nLook.\n'] as const,
  );
  return compileKnowledge(Object.fromEntries([...texts, ...fixes]), new Set([spare, ...facts.map(({ id }) => id)]));
}

/** A rule that needs each of these facts to have this value. */
export function rule(strength: StrengthName, facts: Readonly<Record<string, Scalar>>): RuleSource {
  const all = Object.entries(facts).map(([fact, value]) => ({ fact, operator: 'equal' as const, value }));
  return { says: all.map(({ fact, value }) => `${fact} ${value}`).join(' and '), when: { all }, strength };
}
