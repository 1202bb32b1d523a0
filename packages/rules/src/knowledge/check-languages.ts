import { Lexicon } from '../words/lexicon.ts';
import { phraseMistake } from '../words/phrase.ts';
import { type Facts, unknown } from './check-conditions.ts';
import { valueMismatch } from './fact-values.ts';
import type { Gathered } from './gather.ts';
import type { Problem } from './problem.ts';

/** Mistakes in the phrases that language files bring: unknown facts, values of another type, words without meaning. */
export function checkLanguages({ languages }: Pick<Gathered, 'languages'>, facts: Facts): Problem[] {
  return languages.flatMap((language) => {
    const lexicon = new Lexicon(language.value);
    return Object.entries(language.value.cues).flatMap(([id, cues]) => {
      const fact = facts.get(id);
      if (!fact) return [unknown(language, ['cues', id], 'fact', id, [...facts.keys()])];
      return cues.flatMap((cue, i) => {
        const wrong = valueMismatch(fact, cue.value);
        const [key, phrases] = 'say' in cue ? (['say', cue.say] as const) : (['tried', cue.tried] as const);
        return [
          ...(wrong ? [language.problem(['cues', id, i, 'value'], wrong.message, wrong.mend)] : []),
          ...phrases.flatMap((phrase, j) => {
            const mistake = phraseMistake(phrase, lexicon);
            return mistake ? [language.problem(['cues', id, i, key, j], mistake.message, mistake.mend)] : [];
          }),
        ];
      });
    });
  });
}
