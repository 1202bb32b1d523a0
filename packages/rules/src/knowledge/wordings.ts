import type { RuleSource, Wordings } from './language.ts';
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

/** How often something has a feature, and how many features it has in all. */
class Tally {
  readonly #counts = new Map<Feature, number>();
  #size = 0;

  add(feature: Feature): void {
    this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + 1);
    this.#size += 1;
  }

  share(feature: Feature): number {
    const count = this.#counts.get(feature);
    return count === undefined ? 0 : count / this.#size;
  }
}

/**
 * The texts of all hypotheses, to compare another with: a language model each over words, families of words
 * and pairs, smoothed with the models of its area and of all (query likelihood: Zhai and Lafferty, 2004,
 * ACM Transactions on Information Systems 22). Its numbers were chosen on labelled cases by log loss, with
 * the rules left out: docs/decisions.md.
 */
export class WordingIndex {
  readonly #members: readonly { cause: string | null; own: Tally; area: Tally }[];
  readonly #all = new Tally();
  readonly #concepts: Concepts;

  constructor(members: readonly Member[], concepts: Concepts) {
    this.#concepts = concepts;
    const areas = new Map<string, Tally>();
    this.#members = members.map(({ cause, texts }) => {
      const own = new Tally();
      const areaName = cause?.split('.')[0] ?? noneName;
      const area = areas.get(areaName) ?? new Tally();
      areas.set(areaName, area);
      for (const feature of texts.flatMap((text) => [...featuresOf(text, concepts)])) {
        for (const tally of [own, area, this.#all]) tally.add(feature);
      }
      return { cause, own, area };
    });
  }

  /** The hypotheses that a text is more like than like the average one, the likest first. */
  likeness(text: string): Likeness[] {
    const features = featuresOf(text, this.#concepts);
    const scores = this.#members.map((_, member) => this.#score(features, member));
    const scale = Math.sqrt(Math.max(1, features.size / usualFeatures));
    const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
    return this.#members
      .map(({ cause }, member) => ({ cause, score: ((scores[member] ?? 0) - mean) / scale }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /** The index of the line that is most like the texts of a hypothesis; of equals the first. */
  likestLine(lines: readonly string[], cause: string | null): number {
    const member = this.#members.findIndex((m) => m.cause === cause);
    const scores = lines.map((line) => this.#score(featuresOf(line, this.#concepts), member));
    return Math.max(0, scores.indexOf(Math.max(...scores)));
  }

  /** How much more often a member has the features than all together; nats. */
  #score(features: Iterable<Feature>, member: number): number {
    const { own, area } = this.#members[member] ?? { own: this.#all, area: this.#all };
    let score = 0;
    for (const feature of features) {
      const ofArea = area.share(feature);
      if (ofArea === 0) continue;
      const special = (1 - areaShare) * own.share(feature) + areaShare * ofArea;
      const ratio = ((1 - background) * special) / (background * this.#all.share(feature));
      score += Math.log1p(ratio) * (isPair(feature) ? pairWeight : 1);
    }
    return score;
  }
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
    ...rules.filter(({ id, log }) => log > 0 && !id.endsWith(likenessRule)).map(({ says }) => says),
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
