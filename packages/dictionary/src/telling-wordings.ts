import type { Knowledge } from '@causeway/rules';

type Kind = 'report' | 'printed';

/** Longer ones are read by nobody who looks for something; they come last. */
const longest: Record<Kind, number> = { report: 150, printed: 120 };
/** Texts that share more of their words than this say the same. */
const sameWords = 0.5;

/** How many wordings of all causes have a word, by kind. */
export type WordUse = Record<Kind, ReadonlyMap<string, number>>;

export function wordUse({ causes }: Knowledge): WordUse {
  const all = [...causes.values()];
  return {
    report: counts(all.flatMap(({ wordings }) => wordings.report.map(wordsOf))),
    printed: counts(all.flatMap(({ wordings }) => wordings.printed.map(wordsOf))),
  };
}

/**
 * The wordings of a cause, the most telling first: short, of words that this cause's wordings have and others lack, and
 * each unlike those before it. All of them stay.
 */
export function tellingFirst(texts: readonly string[], kind: Kind, use: WordUse): string[] {
  const own = counts(texts.map(wordsOf));
  const worth = (text: string) => {
    const words = wordsOf(text);
    const sum = [...words].reduce((total, word) => {
      const here = own.get(word) ?? 0;
      return total + Math.log(Math.max(1, here)) * (here / (use[kind].get(word) ?? here));
    }, 0);
    const isHard = text.length > longest[kind] || text.includes('\n') || /[*#]{2}/.test(text);
    return sum / Math.sqrt(words.size + 1) - (isHard ? 100 : 0);
  };
  const ranked = texts
    .map((text) => ({ text, words: wordsOf(text), worth: worth(text) }))
    .toSorted((a, b) => b.worth - a.worth);
  const first: typeof ranked = [];
  const later: typeof ranked = [];
  for (const one of ranked) {
    const isNew = first.every((other) => overlap(one.words, other.words) < sameWords);
    (isNew ? first : later).push(one);
  }
  return [...first, ...later].map(({ text }) => text);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}

function counts(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const word of sets.flatMap((set) => [...set])) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

/** Share of the words of the shorter of two that the other one has. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : a.intersection(b).size / least;
}
