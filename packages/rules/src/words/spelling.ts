import distance from 'damerau-levenshtein';
import { isKnownWord, type ListName } from './known-words.ts';
import type { Lexicon } from './lexicon.ts';

/** Shorter words are too like others. */
const shortest = 5;
/** From this length on two letters may be wrong. */
const long = 9;
/** Longer ones are no words. */
const longest = 30;

/**
 * Finds the word that was meant by one with a typing mistake. Known words are filed under what is left of them
 * when a letter or two are missing, so that a word is compared with few of them (symmetric delete spelling
 * correction, W. Garbe 2012).
 */
export class Spelling {
  readonly #lexicon: Lexicon;
  readonly #written = new Set<string>();
  /** The key of every known word, and of every key. */
  readonly #known = new Map<string, string>();
  readonly #filed = new Map<string, string[]>();

  /** `words`: all that phrases use. */
  constructor(lexicon: Lexicon, words: Iterable<string>) {
    this.#lexicon = lexicon;
    for (const word of new Set([...words, ...lexicon.words])) {
      if (!/^\p{Ll}+$/u.test(word) || lexicon.functionWords.has(word)) continue;
      const key = lexicon.keyOf(word);
      this.#written.add(word);
      this.#known.set(word, key);
      this.#known.set(key, key);
    }
  }

  /** The key of the one known word that a word is nearest to; undefined where it is right as it stands, or like several. */
  correct(token: string, key: string): string | undefined {
    const list = this.#lexicon.source.known_words;
    if (!list || token.length < shortest || token.length > longest || this.#known.has(key)) return undefined;
    const word = token.toLowerCase();
    if (!/^\p{Lu}?\p{Ll}+$/u.test(token) || isForm(word, list, this.#written) || this.#isDerived(word, list))
      return undefined;
    let best = { edits: Infinity, keys: new Set<string>() };
    for (const given of new Set([word, key])) {
      for (const known of this.#near(given)) {
        if (!this.#written.has(known) && !isForm(known + word.slice(key.length), list, this.#written)) continue;
        const edits = distance(given, known).steps;
        if (edits > allowed(Math.min(given.length, known.length)) || edits > best.edits) continue;
        if (edits < best.edits) best = { edits, keys: new Set() };
        best.keys.add(this.#known.get(known) ?? known);
      }
    }
    const [only] = best.keys;
    return best.keys.size === 1 ? only : undefined;
  }

  #isDerived(word: string, list: ListName): boolean {
    const prefixes = this.#lexicon.source.prefixes.filter((prefix) => word.startsWith(prefix));
    return prefixes.some((prefix) => isForm(word.slice(prefix.length), list, this.#written));
  }

  /** Known words and keys that may be meant. Hardly anybody mistypes the first letter. */
  #near(word: string): Set<string> {
    const near = withoutLetters(word).flatMap((left) => this.#index.get(left) ?? []);
    return new Set(near.filter((known) => known[0] === word[0]));
  }

  /** Made when the first unknown word is met. */
  get #index(): ReadonlyMap<string, readonly string[]> {
    if (this.#filed.size > 0) return this.#filed;
    for (const known of this.#known.keys()) {
      if (known.length < shortest - 1) continue;
      for (const left of withoutLetters(known)) {
        const filed = this.#filed.get(left);
        if (filed) filed.push(known);
        else this.#filed.set(left, [known]);
      }
    }
    return this.#filed;
  }
}

/** Whether a word is one: the end of a mistyped word must make one of a known key, which alone is like too much. */
function isForm(word: string, list: ListName, written: ReadonlySet<string>): boolean {
  return written.has(word) || isKnownWord(list, word);
}

function allowed(length: number): number {
  return length >= long ? 2 : 1;
}

/** A word, and what is left of it without each of its letters; without each two where it is long. */
function withoutLetters(word: string): string[] {
  const left = new Set([word]);
  let newest = [word];
  for (let missing = 1; missing <= allowed(word.length); missing += 1) {
    newest = newest.flatMap((one) => [...one].map((_, i) => one.slice(0, i) + one.slice(i + 1)));
    for (const one of newest) left.add(one);
  }
  return [...left];
}
