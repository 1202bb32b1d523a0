import { EngineRule } from '../engine-rule.ts';
import { observedFacts } from '../observe/observed-facts.ts';
import { Screen } from '../screen.ts';
import { SpokenCues } from '../words/spoken-cues.ts';
import { check, ruleSlug } from './check.ts';
import { type CompiledCondition, compileCondition, factsOf, holds } from './conditions.ts';
import { contentHash } from './content-hash.ts';
import { CueIndex } from './cues.ts';
import { parseFix } from './fix.ts';
import { gather } from './gather.ts';
import type { Area, CasesSource, FactSource, RuleSource, StrengthName, Weighing, When, Wordings } from './language.ts';
import type { KnowledgeFiles } from './load.ts';
import { priors } from './prior.ts';
import { KnowledgeError, nearest } from './problem.ts';
import type { ProviderCases, ProviderSource } from './provider-language.ts';
import { logRatio } from './strength.ts';
import { vendorErrorRules } from './vendor-errors.ts';
import { conceptsOf } from './word-features.ts';
import { likenessRules, noneName, type WordingIndex, wordingIndex } from './wordings.ts';

export interface Fact extends FactSource {
  slot: number;
}

export interface Rule {
  /** `auth.missing_credentials/the-request-carried-no-credential`. */
  id: string;
  /** Null for a rule that speaks for "none of these". */
  cause: string | null;
  says: string;
  strength: StrengthName;
  /** Natural log of the strength's likelihood ratio. */
  log: number;
  when: When;
  facts: readonly string[];
  test: CompiledCondition;
  /** The same conditions for json-rules-engine, built once. */
  engineRule: EngineRule;
}

export interface Fix {
  /** Markdown: what to do, in steps. */
  steps: string;
  verify: string;
  prevent: string | null;
  command: string | null;
}

export interface Cause {
  id: string;
  area: string;
  /** Ids that it had before. */
  formerly: readonly string[];
  title: string;
  symptoms: readonly string[];
  outranks: readonly string[];
  baseRate: keyof Weighing['base_rates'];
  /** Share before any evidence; all causes and "none of these" add up to 1. */
  prior: number;
  rules: readonly Rule[];
  fix: Fix;
  sources: readonly string[];
  cases: CasesSource | undefined;
  wordings: Wordings;
}

interface Guarded {
  when: When;
  test: CompiledCondition;
  facts: readonly string[];
}
interface Advice extends Guarded {
  id: string;
  title: string;
  text: string;
}
interface Symptom extends Partial<Guarded> {
  id: string;
  title: string;
}
export interface ArtifactRequest {
  id: string;
  formats: readonly string[];
  instructions: string;
  why: string;
  reveals: readonly string[];
  cost: number;
  applies: CompiledCondition | undefined;
}
export interface Provider extends ProviderSource {
  id: string;
  /** What it sends and answers, to try the profile on. */
  cases?: ProviderCases | undefined;
}

export interface Release {
  version: string;
  /** SHA-256 over all files, hex. */
  hash: string;
  causes: number;
  rules: number;
}

/** Knowledge ready to diagnose with. Never changes once made. */
export interface Knowledge {
  release: Release;
  facts: ReadonlyMap<string, Fact>;
  symptoms: ReadonlyMap<string, Symptom>;
  /** What areas are called; not every area has to be here. */
  areas: ReadonlyMap<string, Area>;
  causes: ReadonlyMap<string, Cause>;
  none: { title: string; prior: number; rules: readonly Rule[]; wordings: Wordings };
  rules: readonly Rule[];
  /** The rules that name a fact, by cause. */
  rulesByFact: ReadonlyMap<string, ReadonlyMap<string | null, readonly Rule[]>>;
  screen: Screen<Rule>;
  cues: CueIndex;
  spoken: SpokenCues;
  wordings: WordingIndex;
  advice: readonly Advice[];
  requests: readonly ArtifactRequest[];
  providers: ReadonlyMap<string, Provider>;
  /** Whether to ask for a fact at all; what its question only excludes is taken as excluded while it is unknown. */
  askable: ReadonlyMap<string, CompiledCondition | undefined>;
  weighing: Weighing;
}

/** Version of the knowledge's language; the content is told apart by its hash. */
const languageVersion = '1';

/**
 * Checks and compiles knowledge files.
 * @param observable facts that code observes; any other fact needs a cue or a question
 * @throws KnowledgeError naming every file, line and mend
 */
export function compileKnowledge(files: KnowledgeFiles, observable: ReadonlySet<string> = observedFacts): Knowledge {
  const gathered = gather(files);
  const problems = check(gathered, observable);
  const { weighing, none } = gathered;
  if (problems.length > 0 || !weighing || !none) throw new KnowledgeError(problems);

  const facts = new Map(gathered.facts.map((f, slot): [string, Fact] => [f.value.id, { ...f.value, slot }]));
  const slotOf = (id: string): number => {
    const fact = facts.get(id);
    if (!fact) throw new Error(`${id} is not in the vocabulary: near are ${nearest(id, [...facts.keys()]).join(', ')}`);
    return fact.slot;
  };
  const compileRule = (cause: string | null, source: RuleSource): Rule => {
    const id = `${cause ?? 'none'}/${ruleSlug(source)}`;
    return {
      id,
      cause,
      says: source.says,
      strength: source.strength,
      log: logRatio[source.strength],
      ...guarded(source.when, slotOf),
      engineRule: new EngineRule(id, source.when),
    };
  };
  const prior = priors(
    gathered.causes.map(({ id, area, value }) => ({ id, area, baseRate: value.base_rate })),
    weighing.value,
  );
  const providers = new Map(
    gathered.providers.map(({ id, cases, value }): [string, Provider] => [id, { id, cases, ...value }]),
  );
  const causes = gathered.causes.map((cause): Cause => {
    const { title, formerly, symptoms, outranks, rules, command, sources } = cause.value;
    return {
      id: cause.id,
      area: cause.area,
      formerly: formerly ?? [],
      title,
      symptoms,
      outranks: outranks ?? [],
      baseRate: cause.value.base_rate,
      prior: prior.get(cause.id) ?? 0,
      rules: [
        ...rules,
        ...likenessRules(cause.id, cause.wordings, facts),
        ...vendorErrorRules(cause.id, providers.values()),
      ].map((rule) => compileRule(cause.id, rule)),
      fix: { ...parseFix(cause.fix ?? ''), command: command ?? null },
      sources,
      cases: cause.cases?.value,
      wordings: cause.wordings,
    };
  });
  const noneRules = [...none.value.rules, ...likenessRules(noneName, none.wordings, facts)].map((rule) =>
    compileRule(null, rule),
  );
  const noneHypothesis = {
    title: none.value.title,
    prior: weighing.value.none,
    rules: noneRules,
    wordings: none.wordings,
  };
  const rules = [...causes.flatMap((c) => c.rules), ...noneRules];
  return {
    release: { version: languageVersion, hash: contentHash(files), causes: causes.length, rules: rules.length },
    facts,
    symptoms: new Map(
      gathered.symptoms.map(({ value: { when, ...symptom } }) => [
        symptom.id,
        { ...symptom, ...(when ? guarded(when, slotOf) : {}) },
      ]),
    ),
    areas: new Map(gathered.areas.map(({ value }) => [value.id, value])),
    causes: new Map(causes.map((c) => [c.id, c])),
    none: noneHypothesis,
    rules,
    rulesByFact: groupByFact(rules),
    screen: new Screen(rules, facts),
    cues: new CueIndex([...facts.values()]),
    spoken: new SpokenCues(facts, new Map(gathered.languages.map(({ code, value }) => [code, value]))),
    wordings: wordingIndex(causes, noneHypothesis, conceptsOf(gathered.concepts)),
    advice: gathered.advice.map(({ value }) => ({ ...value, ...guarded(value.when, slotOf) })),
    requests: gathered.requests.map(({ value }) => ({
      ...value,
      applies: value.applies && compileCondition(value.applies, slotOf),
    })),
    providers,
    askable: new Map(
      [...facts.values()].flatMap((f) =>
        f.ask ? [[f.id, f.ask.applies && compileCondition(f.ask.applies, slotOf, holds)]] : [],
      ),
    ),
    weighing: weighing.value,
  };
}

function guarded(when: When, slotOf: (id: string) => number): Guarded {
  return { when, test: compileCondition(when, slotOf), facts: factsOf(when) };
}

function groupByFact(rules: readonly Rule[]): Knowledge['rulesByFact'] {
  const byFact = new Map<string, Map<string | null, Rule[]>>();
  for (const rule of rules) {
    for (const fact of rule.facts) {
      const byCause = byFact.get(fact) ?? new Map<string | null, Rule[]>();
      byFact.set(fact, byCause);
      byCause.set(rule.cause, [...(byCause.get(rule.cause) ?? []), rule]);
    }
  }
  return byFact;
}
