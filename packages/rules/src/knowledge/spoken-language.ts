import { z } from 'zod';
import { factId, spokenCue, text } from './language.ts';

/** Single words, as they are written in lower case. */
const words = z.array(z.string().regex(/^\S+$/, 'one word without spaces'));
/** Words in a row; `(a|b c)` stands for one of several wordings. */
const expressions = z.array(text);

/** Stemmers that a language can name. */
const stemmerNames = ['english', 'german', 'french', 'spanish', 'portuguese', 'italian', 'dutch'] as const;
/** Lists of words that are no typing mistakes. */
const wordListNames = ['english'] as const;

/**
 * How reports in one language are understood: `languages/<code>.yaml`. English is the language of the phrases that
 * stand with the facts; any other brings its own under `cues`. What each list does is told in docs/knowledge.md.
 */
export const languageFile = z.strictObject({
  stemmer: z.enum(stemmerNames),
  known_words: z.enum(wordListNames).optional(),
  /** What words are made from others with: "deduplicated" is no typing mistake for "duplicated". */
  prefixes: words.default([]),
  function_words: words.default([]),
  contractions: z
    .strictObject({
      /** Ends of words, and the word that is left of the whole; nothing where only the end is taken off. */
      endings: z.record(text, z.string()).default({}),
      /** Words, and what they stand for. */
      words: z.record(text, text).default({}),
    })
    .default({ endings: {}, words: {} }),
  /** A word, and forms of it that the stemmer does not know. */
  irregular: z.record(text, words).default({}),
  negations: z
    .strictObject({
      words,
      expressions: expressions.default([]),
      /** They deny the word right after them where it has this ending: "stopped working". */
      ceasing: z.strictObject({ words: expressions, ending: text }).optional(),
      whole_clause: expressions.default([]),
      behind: expressions.default([]),
      /** Those of `words` that deny the thing right behind them even where a program's words are quoted: "no timeout". */
      directly: words.default([]),
      /** Between a "no" and a thing, they leave the thing itself undenied: "no duplicate events". */
      narrowing: words.default([]),
      not_meant: expressions.default([]),
      replies: z.strictObject({ yes: words, no: words }).default({ yes: [], no: [] }),
    })
    .default({
      words: ['not', 'no', 'never', 'without'],
      expressions: [],
      whole_clause: [],
      behind: [],
      directly: [],
      narrowing: [],
      not_meant: [],
      replies: { yes: [], no: [] },
    }),
  /** Fixed expressions whose words do not mean what they mean elsewhere. */
  idioms: expressions.default([]),
  hedges: expressions.default([]),
  questions: z.strictObject({ yes_or_no: words, others: words }).default({ yes_or_no: [], others: [] }),
  clauses: z
    .strictObject({
      /** Words that begin a clause of its own: no phrase reaches across. */
      apart: words,
      /** Words that begin a part of a clause: denials and guesses do not reach across. */
      turn: words,
      /** Words that begin one where a subject follows: "and it …". */
      joining: words,
      subjects: words,
    })
    .default({ apart: [], turn: [], joining: [], subjects: [] }),
  asides: expressions.default([]),
  elsewhere: z
    .strictObject({ places: expressions, fine: words, but_not: expressions })
    .default({ places: [], fine: [], but_not: [] }),
  tried: z.strictObject({ deeds: words, unchanged: expressions }).default({ deeds: [], unchanged: [] }),
  /** Words that say the same: one in a phrase stands for all of them. */
  synonyms: z.array(z.array(text).min(2)).default([]),
  /** What else counts as a word; not the other way round. */
  counts_as: z.record(text, expressions).default({}),
  /** Phrases of this language, by fact. */
  cues: z.record(factId, z.array(spokenCue).min(1)).default({}),
});
export type LanguageSource = z.infer<typeof languageFile>;
