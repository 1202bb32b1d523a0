import { FeatureCounts } from './feature-counts.ts';
import type { RuleSource, Wordings } from './language.ts';
import { isVendorErrorRule } from './vendor-errors.ts';
import { type Concepts, type Feature, featuresOf, isPair } from './word-features.ts';

/** How much of a feature's likelihood comes from all hypotheses together (Jelinek-Mercer smoothing). */
const background = 0.6;
/** How much of the rest comes from the hypotheses of the same area. */
const areaShare = 0.2;
/** A pair of words counts this much of a word: it is not independent of the two. */
const pairWeight = 0.5;
/** A text of this many distinct features counts in full; the features of a longer one are less independent. */
const usualFeatures = 20;

/** How "none of these" is named among causes. */
export const noneName = 'none';

/** The facts that hold which hypotheses a text is like, by kind of wording. */
export const likenessFacts = { report: 'report.reads_like', printed: 'printed.reads_like' } as const;

/** How the ids of the rules end that rest on a likeness. */
const likenessRule = '-reads-like';

/** A hypothesis that a text is like, and by how much. */
export interface Likeness {
  /** Null for "none of these". */
  cause: string | null;
  /** How much more the text is like this one than like an average one: nats, before they are weighed. */
  score: number;
}

interface Member {
  cause: string | null;
  texts: readonly string[];
}

/**
 * The texts of all hypotheses, to compare another with: a language model each over words, families of words
 * and pairs, smoothed with the models of its area and of all (query likelihood: Zhai and Lafferty, 2004,
 * ACM Transactions on Information Systems 22). Its numbers were chosen on labelled cases by log loss, with
 * the rules left out: docs/decisions.md.
 */
export class WordingIndex {
  readonly #causes: readonly (string | null)[];
  readonly #members: readonly Member[];
  readonly #concepts: Concepts;
  /** Counted when the first text is compared: half of what compiling the knowledge takes, and not every use compares. */
  #counted: Counted | undefined;

  constructor(members: readonly Member[], concepts: Concepts) {
    this.#members = members;
    this.#concepts = concepts;
    this.#causes = members.map(({ cause }) => cause);
  }

  /** The hypotheses that a text is more like than like the average one, the likest first. */
  likeness(text: string): Likeness[] {
    const features = featuresOf(text, this.#concepts);
    const scores = this.#scores(features);
    const scale = Math.sqrt(Math.max(1, features.size / usualFeatures));
    const mean = sum(scores) / Math.max(1, scores.length);
    return this.#causes
      .map((cause, member) => ({ cause, score: ((scores[member] ?? 0) - mean) / scale }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /** The index of the line that is most like the texts of a hypothesis; of equals the first. */
  likestLine(lines: readonly string[], cause: string | null): number {
    const member = this.#causes.indexOf(cause);
    const scores = lines.map((line) => this.#scores(featuresOf(line, this.#concepts), [member])[0] ?? 0);
    return Math.max(0, scores.indexOf(Math.max(...scores)));
  }

  /** How much more often each of some members has the features than all together; nats. */
  #scores(features: Iterable<Feature>, of: readonly number[] = [...this.#causes.keys()]): number[] {
    this.#counted ??= countedIn(this.#members, this.#concepts);
    const { counts, size, areaSizes, areaOf } = this.#counted;
    const scores = of.map(() => 0);
    for (const feature of features) {
      const found = counts.of(feature);
      if (!found) continue;
      const own = new Map<number, number>();
      const inArea = areaSizes.map(() => 0);
      found.members.forEach((member, i) => {
        const count = found.counts[i] ?? 0;
        const area = areaOf[member] ?? 0;
        own.set(member, count);
        inArea[area] = (inArea[area] ?? 0) + count;
      });
      const usual = background * (sum(inArea) / size);
      of.forEach((member, i) => {
        const area = areaOf[member] ?? 0;
        const ofArea = (inArea[area] ?? 0) / (areaSizes[area] ?? 1);
        if (ofArea === 0) return;
        const ofOwn = (own.get(member) ?? 0) / (counts.sizes[member] ?? 1);
        const ratio = ((1 - background) * ((1 - areaShare) * ofOwn + areaShare * ofArea)) / usual;
        scores[i] = (scores[i] ?? 0) + Math.log1p(ratio) * (isPair(feature) ? pairWeight : 1);
      });
    }
    return scores;
  }
}

interface Counted {
  counts: FeatureCounts;
  /** How many features there are in all, in each area, and the area of each member by its place. */
  size: number;
  areaSizes: readonly number[];
  areaOf: readonly number[];
}

function countedIn(members: readonly Member[], concepts: Concepts): Counted {
  const counts = new FeatureCounts(members.map(({ texts }) => featuresOfAll(texts, concepts)));
  const areas = members.map(({ cause }) => cause?.split('.')[0] ?? noneName);
  const names = [...new Set(areas)];
  return {
    counts,
    size: sum(counts.sizes),
    areaSizes: names.map((name) => sum(counts.sizes.filter((_, member) => areas[member] === name))),
    areaOf: areas.map((area) => names.indexOf(area)),
  };
}

/** The features of some texts, one after the other, so that they are never all held at once. */
function* featuresOfAll(texts: readonly string[], concepts: Concepts): Iterable<Feature> {
  for (const text of texts) yield* featuresOf(text, concepts);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

interface Worded {
  title: string;
  rules: readonly { id: string; says: string; log: number }[];
  wordings: Wordings;
}

/** The wordings of every cause and of "none", with what their titles, rules and fixes say. */
export function wordingIndex(
  causes: readonly (Worded & { id: string; fix: { steps: string } })[],
  none: Worded,
  concepts: Concepts,
): WordingIndex {
  const textsOf = ({ title, rules, wordings }: Worded) => [
    ...wordings.report,
    ...wordings.printed,
    title,
    ...rules
      .filter(({ id, log }) => log > 0 && !id.endsWith(likenessRule) && !isVendorErrorRule(id))
      .map(({ says }) => says),
  ];
  const worded = causes.filter(({ wordings }) => wordings.report.length > 0);
  return new WordingIndex(
    [
      ...worded.map((cause) => ({ cause: cause.id, texts: [...textsOf(cause), ...cause.fix.steps.split('\n')] })),
      ...(none.wordings.report.length > 0 ? [{ cause: null, texts: textsOf(none) }] : []),
    ],
    concepts,
  );
}

/** The rules by which a likeness to a hypothesis' wordings speaks for it; how much it counts is weighed. */
export function likenessRules(id: string, wordings: Wordings, facts: ReadonlyMap<string, unknown>): RuleSource[] {
  const rule = (kind: keyof Wordings, says: string): RuleSource[] =>
    wordings[kind].length > 0 && facts.has(likenessFacts[kind])
      ? [
          {
            id: `${kind}${likenessRule}`,
            says,
            when: { any: [{ fact: likenessFacts[kind], operator: 'includes', value: id }] },
            strength: 'weak',
          },
        ]
      : [];
  return [
    ...rule('report', 'The report is worded like others of this kind'),
    ...rule('printed', 'What was pasted looks like what is printed in such cases'),
  ];
}
