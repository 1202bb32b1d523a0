import type { Fact } from '../knowledge/compile.ts';
import { gather } from '../knowledge/gather.ts';
import { loadKnowledge } from '../shipped.ts';

import { Lexicon } from './lexicon.ts';
import { compilePhrase, spelledOut } from './phrase.ts';
import { PhraseIndex } from './phrase-index.ts';

const path = (code: string) => `languages/${code}.yaml`;
const files = loadKnowledge();
const lexicons = new Map<string, Lexicon>();

/** A language as it is shipped, for tests. */
export function shippedLexicon(code = 'en'): Lexicon {
  const known = lexicons.get(code);
  if (known) return known;
  const [language] = gather({ [path(code)]: files[path(code)] ?? '' }).languages;
  if (!language) throw new Error(`there is no language ${code}`);
  const lexicon = new Lexicon(language.value);
  lexicons.set(code, lexicon);
  return lexicon;
}

const fact: Fact = { id: 'x.y', slot: 0, type: 'boolean', scope: 'case', says: 'x' };

/** What a text makes of a phrase, in the words of its stance; undefined where it does not say it. For tests. */
export function hear(
  phrase: string,
  text: string,
  options: { tried?: boolean; code?: string } = {},
): string | undefined {
  const lexicon = shippedLexicon(options.code);
  const phrases = spelledOut(phrase).map((source) => compilePhrase(source, fact, true, lexicon, options.tried));
  const match = new PhraseIndex(phrases, lexicon).hear(text).phrases[0];
  if (!match) return undefined;
  if (match.beside) return 'beside';
  return `${match.guessed ? 'guessed' : ''}${match.denied ? ' denied' : ' said'}`.trim();
}
