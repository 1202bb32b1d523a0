import { stemmer } from 'stemmer';
import type { Fact } from './compile.ts';
import type { Scalar } from './language.ts';

/** One word of a text: its stem, and where it stands. */
interface Word {
  stem: string;
  start: number;
  end: number;
  /** Number of the clause it belongs to: negation does not reach across. */
  clause: number;
}

/** A phrase that people say, as stems with the gap allowed before each. */
export interface Phrase {
  fact: Fact;
  value: Scalar;
  terms: { stems: readonly string[]; gap: number }[];
  /** A phrase with its own "not" means what it says; others are turned round by one in front. */
  negative: boolean;
}

export interface PhraseMatch {
  phrase: Phrase;
  negated: boolean;
  start: number;
  end: number;
}

/** Words that carry no meaning for a cue. "Not" and its like are never among them. */
const stopwords = new Set(
  'a an the our my your his her its their this that these those is are was were be been being am do does did has have had of to for with at by on in it we i you they he she and or so just really very please also still even there here'.split(
    ' ',
  ),
);
const negations = new Set(['not', 'no', 'never', 'without', 'neither', 'nor', 'cannot', 'none', 'nothing', 'nobody']);
/** How many words may stand between two words of a phrase: by default, and where it says `...`. */
const gaps = { usual: 1, long: 6 };
/** A negation this many words before a phrase still turns it round. */
const negationReach = 3;

/** Contractions are undone ("doesn't" and "doesnt" become "does not") before a text is taken apart. */
const contraction = /\b(is|are|was|were|do|does|did|has|have|had|ca|wo|could|would|should|must)n['’]?t\b/gi;

/** Splits a text into stemmed words without stopwords; positions are those of the text. */
function toWords(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_'’-]*|(?<![.,;:!?()\n])[.,;:!?()\n]+(?=\s|$)/gu)) {
    const token = match[0];
    const start = match.index;
    if (!/[\p{L}\p{N}]/u.test(token)) {
      clause += 1;
      continue;
    }
    const lower = token.toLowerCase();
    if (lower === 'but') clause += 1;
    const end = start + token.length;
    contraction.lastIndex = 0;
    if (contraction.test(lower) || lower === 'cannot') {
      words.push({ stem: 'not', start, end, clause });
      continue;
    }
    if (stopwords.has(lower)) continue;
    words.push({ stem: negations.has(lower) ? lower : stemmer(lower.replace(/['’]s$/, '')), start, end, clause });
  }
  return words;
}

/** Whether a negation stands shortly before a position of a text, in the same clause. */
export function negatedAt(text: string, position: number): boolean {
  const words = toWords(text);
  const at = words.findIndex((word) => word.end > position);
  return at >= 0 && deniedAt(words, at, at);
}

/** `webhook ... (stopped|quit) firing`: words in order, alternatives in brackets, `...` for a longer gap. */
export function compilePhrase(source: string, fact: Fact, value: Scalar): Phrase {
  const terms: Phrase['terms'] = [];
  let gap = gaps.usual;
  for (const part of source.split(/\s+/)) {
    if (part === '...') {
      gap = gaps.long;
      continue;
    }
    const stems = stemsOf(part);
    if (stems.length > 0) terms.push({ stems, gap });
    gap = gaps.usual;
  }
  return { fact, value, terms, negative: terms.some((t) => t.stems.some((s) => negations.has(s))) };
}

/** `(not found|404) page` as phrases whose brackets hold single words only: `not found page`, `(404) page`. */
export function spelledOut(source: string): string[] {
  const brackets = [...source.matchAll(/\(([^)]*)\)/g)].find((match) => match[1]?.includes(' '));
  if (!brackets) return [source];
  const options = (brackets[1] ?? '').split('|').map((option) => option.trim());
  const single = options.filter((option) => !option.includes(' '));
  const variants = [
    ...options.filter((option) => option.includes(' ')),
    ...(single.length > 0 ? [`(${single.join('|')})`] : []),
  ];
  const end = brackets.index + brackets[0].length;
  return variants.flatMap((variant) => spelledOut(source.slice(0, brackets.index) + variant + source.slice(end)));
}

/** Why a phrase cannot mean what it says, or undefined where it can. */
export function phraseMistake(source: string): { message: string; mend: string } | undefined {
  for (const phrase of spelledOut(source)) {
    const words = phrase.split(/\s+/).filter((word) => word !== '...');
    const kept = words.filter((word) => stemsOf(word).length > 0);
    if (
      kept.length === 0 ||
      (words.length > 1 && kept.length === 1 && !stemsOf(kept[0] ?? '').some((s) => negations.has(s)))
    ) {
      return {
        message: `of "${phrase}" only ${kept[0] ? `"${kept[0]}"` : 'nothing'} is left once words without meaning are gone`,
        mend: 'use words that carry meaning, or a pattern in the zone words',
      };
    }
  }
  return undefined;
}

/** The stems of one word of a phrase, or of the alternatives in its brackets. */
function stemsOf(part: string): string[] {
  return part
    .replace(/^\(|\)$/g, '')
    .split('|')
    .flatMap((word) => toWords(word)[0]?.stem ?? []);
}

/** Phrases filed under their first words, so that a text is compared with those that could begin there. */
export class PhraseIndex {
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) {
      for (const stem of phrase.terms[0]?.stems ?? []) {
        this.#byFirst.set(stem, [...(this.#byFirst.get(stem) ?? []), phrase]);
      }
    }
  }

  /** Every phrase that the text says, the first place of each, with whether it is denied there. */
  find(text: string): PhraseMatch[] {
    const words = toWords(text);
    const found = new Map<Phrase, PhraseMatch>();
    words.forEach((word, at) => {
      for (const phrase of this.#byFirst.get(word.stem) ?? []) {
        const last = found.has(phrase) ? undefined : endOf(phrase, words, at);
        const end = last === undefined ? undefined : words[last]?.end;
        if (last === undefined || end === undefined) continue;
        found.set(phrase, { phrase, negated: !phrase.negative && deniedAt(words, at, last), start: word.start, end });
      }
    });
    return [...found.values()];
  }
}

/** Index of the phrase's last word when it begins at `at`, or undefined. Each term takes its nearest place. */
function endOf(phrase: Phrase, words: readonly Word[], at: number): number | undefined {
  let position = at;
  for (const term of phrase.terms.slice(1)) {
    let next = -1;
    for (let i = position + 1; i <= Math.min(position + 1 + term.gap, words.length - 1); i += 1) {
      const candidate = words[i];
      if (candidate && candidate.clause === words[at]?.clause && term.stems.includes(candidate.stem)) {
        next = i;
        break;
      }
    }
    if (next < 0) return undefined;
    position = next;
  }
  return position;
}

function deniedAt(words: readonly Word[], first: number, last: number): boolean {
  const clause = words[first]?.clause;
  for (let i = Math.max(0, first - negationReach); i <= last; i += 1) {
    const word = words[i];
    if (word && word.clause === clause && negations.has(word.stem)) return true;
  }
  return false;
}
