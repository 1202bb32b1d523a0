import { stemmer } from 'stemmer';
import type { RuleSource, Wordings } from './language.ts';

/** How much of a word's likelihood comes from all wordings together (Jelinek-Mercer smoothing). */
const background = 0.6;
/** Words of a text that are looked at: what matters is said early. */
const longestText = 1_500;
/** A text of this many distinct features counts in full; the words of a longer one are less independent. */
const usualFeatures = 20;

/** Words that say nothing of a cause. "Not" and its like are kept: "not arriving" is a pair worth knowing. */
const stopwords = new Set(
  'a an the our my your his her its their this that these those is are was were be been being am do does did has have had of to for with at by on in it we i you they he she and or so just really very please also still even there here as from if but what which how why when then than'.split(
    ' ',
  ),
);

/** How "none of these" is named among causes. */
export const noneName = 'none';

/** The facts that hold which hypotheses a text is like, by kind of wording. */
export const likenessFacts = { report: 'report.reads_like', printed: 'printed.reads_like' } as const;

/** A hypothesis that a text is like, and by how much. */
export interface Likeness {
  /** Null for "none of these". */
  cause: string | null;
  /** How much more the text is like this one than like an average one: nats, before they are weighed. */
  score: number;
}

interface Member {
  cause: string | null;
  wordings: readonly string[];
}

/**
 * The wordings of all causes, to compare a text with: a language model each over stems and pairs of
 * neighbouring stems, smoothed with the model of all (query likelihood: Zhai and Lafferty, 2004, ACM
 * Transactions on Information Systems 22). Work grows with the text alone.
 */
export class WordingIndex {
  readonly #members: readonly Member[];
  /** By feature: how often each member has it. */
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #sizes: number[];
  #all = 0;

  constructor(members: readonly Member[]) {
    this.#members = members.filter(({ wordings }) => wordings.length > 0);
    this.#sizes = this.#members.map(() => 0);
    this.#members.forEach(({ wordings }, member) => {
      for (const feature of wordings.flatMap((wording) => [...featuresOf(wording)])) {
        const counts = this.#counts.get(feature) ?? new Map<number, number>();
        this.#counts.set(feature, counts.set(member, (counts.get(member) ?? 0) + 1));
        this.#sizes[member] = (this.#sizes[member] ?? 0) + 1;
        this.#all += 1;
      }
    });
  }

  /** The hypotheses that a text is more like than like the average one, the likest first. */
  likeness(text: string): Likeness[] {
    const features = featuresOf(text);
    const scores = this.#members.map(() => 0);
    for (const feature of features) {
      for (const [member] of this.#counts.get(feature) ?? []) {
        scores[member] = (scores[member] ?? 0) + this.#weight(feature, member);
      }
    }
    const scale = Math.sqrt(Math.max(1, features.size / usualFeatures));
    const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
    return this.#members
      .map(({ cause }, member) => ({ cause, score: ((scores[member] ?? 0) - mean) / scale }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /** The index of the line that is most like a hypothesis' wordings; of equals the first. */
  likestLine(lines: readonly string[], cause: string | null): number {
    const member = this.#members.findIndex((m) => m.cause === cause);
    const scores = lines.map((line) =>
      [...featuresOf(line)].reduce((sum, feature) => sum + this.#weight(feature, member), 0),
    );
    return Math.max(0, scores.indexOf(Math.max(...scores)));
  }

  /** How much more often a member has a feature than all together, smoothed; nats. */
  #weight(feature: string, member: number): number {
    const counts = this.#counts.get(feature);
    const count = counts?.get(member);
    if (!counts || count === undefined) return 0;
    const everywhere = [...counts.values()].reduce((sum, n) => sum + n, 0) / this.#all;
    return Math.log1p(((1 - background) / background) * (count / (this.#sizes[member] ?? 1) / everywhere));
  }
}

/** The wordings of every cause and of "none", of one kind. */
export function wordingIndex(
  causes: readonly { id: string; wordings: Wordings }[],
  none: { wordings: Wordings },
  kind: keyof Wordings,
): WordingIndex {
  return new WordingIndex([
    ...causes.map(({ id, wordings }) => ({ cause: id, wordings: wordings[kind] })),
    { cause: null, wordings: none.wordings[kind] },
  ]);
}

/** The rules by which a likeness to a hypothesis' wordings speaks for it; how much it counts is weighed. */
export function likenessRules(id: string, wordings: Wordings, facts: ReadonlyMap<string, unknown>): RuleSource[] {
  const rule = (kind: keyof Wordings, says: string): RuleSource[] =>
    wordings[kind].length > 0 && facts.has(likenessFacts[kind])
      ? [
          {
            id: `${kind}-reads-like`,
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

/** Stems and pairs of neighbouring stems of a text; long numbers are one feature. */
function featuresOf(text: string): Set<string> {
  const stems: string[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+(?:['’][\p{L}]+)?/gu)) {
    if (stopwords.has(word) || word.length > 30) continue;
    stems.push(/^\d{4,}$/.test(word) ? '#' : stemmer(word));
    if (stems.length === longestText) break;
  }
  const features = new Set(stems);
  for (let i = 1; i < stems.length; i += 1) features.add(`${stems[i - 1]} ${stems[i]}`);
  return features;
}
