import type { Fact } from '../knowledge/compile.ts';
import type { Scalar } from '../knowledge/language.ts';
import type { Lexicon } from './lexicon.ts';

/** One word of a phrase: the keys that it is found by, and how many words may stand before it. */
interface Term {
  keys: ReadonlySet<string>;
  gap: number;
}

/** A phrase that people say. */
export interface Phrase {
  fact: Fact;
  value: Scalar;
  terms: readonly Term[];
  /** Its words as they are written. */
  words: readonly string[];
  /** A phrase with its own "not" means what it says; others are turned round by one in front. */
  negative: boolean;
  /** Counts only where it was tried and changed nothing; others do not count there. */
  tried: boolean;
  /** Words that may not follow its first, a "no": that would deny something else. */
  narrowing: ReadonlySet<string>;
}

/** How many words may stand between two words of a phrase: by default, and where it says `...`. */
const gaps = { usual: 1, long: 6 };

/**
 * `webhook ... (stopped|quit) firing`: words in order, alternatives in brackets, `...` for a longer gap, `=` before
 * a word that stands for itself alone and not for what else says the same.
 */
export function compilePhrase(source: string, fact: Fact, value: Scalar, lexicon: Lexicon, tried = false): Phrase {
  const terms: Term[] = [];
  let gap = gaps.usual;
  let negative = false;
  const parts = source.split(/\s+/);
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] ?? '';
    if (part === '...') {
      gap = gaps.long;
      continue;
    }
    const run = synonymAt(parts, i, lexicon);
    const keys = run ? new Set(run.keys) : new Set(keysOf(part, lexicon));
    if (run) i = run.last;
    else if (ownKeys(part, lexicon).some((key) => lexicon.negations.has(key))) negative = true;
    if (keys.size > 0) terms.push({ keys, gap });
    gap = gaps.usual;
  }
  const words = parts.flatMap(choicesIn).map(({ word }) => word);
  const isNo = choicesIn(parts[0] ?? '').some(({ word }) => lexicon.directNegations.has(lexicon.plain(word)));
  return { fact, value, terms, words, negative, tried, narrowing: isNo ? lexicon.narrowing : new Set() };
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
export function phraseMistake(source: string, lexicon: Lexicon): { message: string; mend: string } | undefined {
  for (const phrase of spelledOut(source)) {
    const words = phrase.split(/\s+/).filter((word) => word !== '...');
    const kept = words.filter((word) => ownKeys(word, lexicon).length > 0);
    if (
      kept.length === 0 ||
      (words.length > 1 &&
        kept.length === 1 &&
        !ownKeys(kept[0] ?? '', lexicon).some((key) => lexicon.negations.has(key)))
    ) {
      return {
        message: `of "${phrase}" only ${kept[0] ? `"${kept[0]}"` : 'nothing'} is left once words without meaning are gone`,
        mend: 'use words that carry meaning, or a pattern in the zone words',
      };
    }
  }
  return undefined;
}

/** The words of one place of a phrase, with whether each stands for itself alone. */
function choicesIn(part: string): { word: string; isLiteral: boolean }[] {
  return part
    .replace(/^\(|\)$/g, '')
    .split('|')
    .filter((word) => word !== '')
    .map((word) => (word.startsWith('=') ? { word: word.slice(1), isLiteral: true } : { word, isLiteral: false }));
}

/** The keys of the words themselves that carry a meaning. */
function ownKeys(part: string, lexicon: Lexicon): string[] {
  return choicesIn(part).flatMap(({ word }) => keysOfWord(word, lexicon));
}

function keysOf(part: string, lexicon: Lexicon): string[] {
  return choicesIn(part).flatMap(({ word, isLiteral }) => {
    const keys = keysOfWord(word, lexicon);
    return isLiteral ? keys : keys.flatMap((key) => lexicon.wanted(key));
  });
}

/** The key of a word, and of one with hyphens as it is written without; none where it carries no meaning. */
function keysOfWord(written: string, lexicon: Lexicon): string[] {
  // A text is taken apart at dots: of an address its first number is what can be found.
  const word = /[\p{L}\p{N}_][\p{L}\p{N}_'’-]*/u.exec(written)?.[0];
  if (word === undefined || lexicon.functionWords.has(lexicon.plain(word))) return [];
  const key = lexicon.keyOf(word);
  return word.includes('-') ? [key, lexicon.keyOf(word.replaceAll('-', ''))] : [key];
}

/** Several words of a phrase that a group of synonyms has as one: `web hook`. */
function synonymAt(
  parts: readonly string[],
  first: number,
  lexicon: Lexicon,
): { keys: string[]; last: number } | undefined {
  const keys: string[] = [];
  for (const part of parts.slice(first)) {
    if (!/^[\p{L}\p{N}'’]+$/u.test(part)) break;
    keys.push(lexicon.keyOf(part));
  }
  const found = lexicon.expressions
    .at(keys, 0)
    .flatMap(({ meaning, last }) =>
      meaning.kind === 'stands_for' && meaning.isSynonym ? [{ key: meaning.key, last }] : [],
    );
  const last = Math.max(...found.map((f) => f.last));
  return found.length > 0
    ? { keys: found.filter((f) => f.last === last).map((f) => f.key), last: first + last }
    : undefined;
}
