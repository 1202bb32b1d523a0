import type { Fact } from '../knowledge/compile.ts';
import { type LanguageSource, languageFile } from '../knowledge/spoken-language.ts';
import { Lexicon } from './lexicon.ts';
import { compilePhrase, type Phrase, spelledOut } from './phrase.ts';
import { type HeardText, PhraseIndex } from './phrase-index.ts';

/** The language of the phrases that stand with the facts. */
const native = 'en';
/** English with no more than its stemmer and its plainest negations, where no file tells more. */
const plainEnglish: LanguageSource = languageFile.parse({ stemmer: 'english' });

const lexicons = new WeakMap<LanguageSource, Lexicon>();

/** How a language is read: made once for what a file says. */
function lexiconOf(source: LanguageSource = plainEnglish): Lexicon {
  const lexicon = lexicons.get(source) ?? new Lexicon(source);
  lexicons.set(source, lexicon);
  return lexicon;
}

/** How the phrases that stand with the facts are read. */
export function nativeLexicon(languages: ReadonlyMap<string, LanguageSource> = new Map()): Lexicon {
  return lexiconOf(languages.get(native));
}

interface Spoken {
  /** Words by which the language is recognised: those that hardly any text does without, and those of its phrases. */
  typical: ReadonlySet<string>;
  index: PhraseIndex;
}

/** The phrases of all facts in every language. */
export class SpokenCues {
  readonly #languages: readonly Spoken[];

  constructor(facts: ReadonlyMap<string, Fact>, languages: ReadonlyMap<string, LanguageSource>) {
    const codes = [native, ...[...languages.keys()].filter((code) => code !== native)];
    this.#languages = codes.map((code) => {
      const lexicon = lexiconOf(languages.get(code));
      const phrases: Phrase[] = [];
      const add = (fact: Fact, cues: LanguageSource['cues'][string]) => {
        for (const cue of cues) {
          const isTried = 'tried' in cue;
          for (const source of (isTried ? cue.tried : cue.say).flatMap(spelledOut)) {
            phrases.push(compilePhrase(source, fact, cue.value, lexicon, isTried));
          }
        }
      };
      if (code === native)
        for (const fact of facts.values())
          add(
            fact,
            (fact.cues ?? []).flatMap((cue) => ('match' in cue ? [] : [cue])),
          );
      for (const [id, cues] of Object.entries(lexicon.source.cues)) {
        const fact = facts.get(id);
        if (fact) add(fact, cues);
      }
      const index = new PhraseIndex(phrases, lexicon);
      return { typical: new Set([...lexicon.functionWords, ...lexicon.words, ...index.words]), index };
    });
  }

  /** What a text says in each of the languages that it may be written in; the likeliest first, at least one. */
  hear(text: string): HeardText[] {
    return this.#languagesOf(text).map(({ index }) => index.hear(text));
  }

  /** The languages of which a text has most words, or at least half as many. */
  #languagesOf(text: string): readonly Spoken[] {
    if (this.#languages.length === 1) return this.#languages;
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const counted = this.#languages
      .map((language) => ({ language, count: words.filter((word) => language.typical.has(word)).length }))
      .sort((a, b) => b.count - a.count);
    const most = counted[0]?.count ?? 0;
    return counted.filter(({ count }) => count * 2 >= most).map(({ language }) => language);
  }
}
