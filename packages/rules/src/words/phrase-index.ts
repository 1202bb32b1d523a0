import type { Lexicon } from './lexicon.ts';
import type { Phrase } from './phrase.ts';
import { type Corrector, type ReadText, readWords, type Word } from './read-words.ts';
import { Spelling } from './spelling.ts';
import { type Run, type Stance, Stances } from './stance.ts';

interface PhraseMatch extends Stance {
  phrase: Phrase;
  start: number;
  end: number;
}

/** A text that was read in one language. */
export interface HeardText {
  phrases: readonly PhraseMatch[];
  stances: Stances;
}

/** Phrases of one language, filed under the words of theirs that the fewest others have: a text is compared with few. */
export class PhraseIndex {
  /** All words of the phrases, as they are written. */
  readonly words: ReadonlySet<string>;
  readonly #lexicon: Lexicon;
  readonly #correct: Corrector;
  readonly #filed = new Map<string, Phrase[]>();
  /** In the order given. */
  readonly #order: ReadonlyMap<Phrase, number>;

  constructor(phrases: readonly Phrase[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#order = new Map(phrases.map((phrase, i) => [phrase, i]));
    const uses = new Map<string, number>();
    for (const { terms } of phrases) {
      for (const { keys } of terms) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
    }
    for (const phrase of phrases) {
      for (const key of rarestTerm(phrase, uses)) {
        const filed = this.#filed.get(key);
        if (filed) filed.push(phrase);
        else this.#filed.set(key, [phrase]);
      }
    }
    this.words = new Set(phrases.flatMap(({ words }) => words));
    let spelling: Spelling | undefined;
    this.#correct = (token, key) => {
      spelling ??= new Spelling(lexicon, this.words);
      return spelling.correct(token, key);
    };
  }

  /** Every phrase that the text says, once each: where it is said most firmly. By where they begin. */
  hear(text: string): HeardText {
    const read = readWords(text, this.#lexicon, this.#correct);
    const stances = new Stances(read, this.#lexicon);
    const places = placesIn(read);
    const phrases: PhraseMatch[] = [];
    for (const phrase of this.#candidates(places)) {
      const match = firmest(phrase, places, read, stances);
      if (match) phrases.push(match);
    }
    const order = ({ phrase }: PhraseMatch) => this.#order.get(phrase) ?? 0;
    return { phrases: phrases.sort((a, b) => a.start - b.start || order(a) - order(b)), stances };
  }

  #candidates(places: ReadonlyMap<string, readonly Run[]>): Set<Phrase> {
    const candidates = new Set<Phrase>();
    for (const key of places.keys()) for (const phrase of this.#filed.get(key) ?? []) candidates.add(phrase);
    return candidates;
  }
}

function rarestTerm({ terms }: Phrase, uses: ReadonlyMap<string, number>): ReadonlySet<string> {
  let rarest: { keys: ReadonlySet<string>; count: number } = { keys: new Set(), count: Infinity };
  for (const { keys } of terms) {
    const count = [...keys].reduce((sum, key) => sum + (uses.get(key) ?? 0), 0);
    if (count < rarest.count) rarest = { keys, count };
  }
  return rarest.keys;
}

/** Where each key is said, in order. */
function placesIn({ words }: ReadText): Map<string, Run[]> {
  const places = new Map<string, Run[]>();
  words.forEach(({ options }, at) => {
    for (const { key, last } of options) {
      const runs = places.get(key);
      if (runs) runs.push([at, last]);
      else places.set(key, [[at, last]]);
    }
  });
  return places;
}

/**
 * The first match of a phrase that is neither a guess nor beside the failure, else the first that is not beside it, else
 * the first. A denial comes last where it would say nothing: "this one is not expired, that one is expired".
 */
function firmest(
  phrase: Phrase,
  places: ReadonlyMap<string, readonly Run[]>,
  read: ReadText,
  stances: Stances,
): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  const starts = [...(phrase.terms[0]?.keys ?? [])].flatMap((key) => places.get(key) ?? []);
  for (const start of starts.sort((a, b) => a[0] - b[0])) {
    const runs = runsOf(phrase, read, start);
    const match = runs && matchOf(phrase, runs, read, stances);
    if (!match || match.tried !== phrase.tried) continue;
    const isMute = match.denied && typeof phrase.value !== 'boolean';
    if (!match.beside && !match.guessed && !isMute) return match;
    if (!best || (best.beside && !match.beside)) best = match;
  }
  return best;
}

function matchOf(phrase: Phrase, runs: readonly Run[], { words }: ReadText, stances: Stances): PhraseMatch {
  const first = runs[0]?.[0] ?? 0;
  const last = runs.at(-1)?.[1] ?? first;
  return {
    phrase,
    ...stances.of([first, last], runs, phrase.negative),
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
  };
}

/** The words that say the phrase when it begins with a given run, or undefined. Each term takes its nearest place. */
function runsOf(phrase: Phrase, { words }: ReadText, first: Run): Run[] | undefined {
  const runs = [first];
  const clause = words[first[0]]?.clause;
  let end = first[1];
  for (const [i, term] of phrase.terms.slice(1).entries()) {
    const run = nearest(words, end + 1, term, clause, i === 0 ? phrase.narrowing : nothing);
    if (!run) return undefined;
    runs.push(run);
    end = run[1];
  }
  return runs;
}

const nothing: ReadonlySet<string> = new Set();

/** The nearest place of a term from a word on, in the same clause; undefined where a word that is barred comes first. */
function nearest(
  words: readonly Word[],
  from: number,
  { keys, gap }: Phrase['terms'][number],
  clause: number | undefined,
  barred: ReadonlySet<string>,
): Run | undefined {
  let passed = 0;
  for (let i = from; passed <= gap; i += 1) {
    const word = words[i];
    if (!word || word.clause !== clause) return undefined;
    const option = word.options.find(({ key }) => keys.has(key));
    if (option) return [i, option.last];
    if (barred.has(word.key)) return undefined;
    if (!word.isLight) passed += 1;
  }
  return undefined;
}
