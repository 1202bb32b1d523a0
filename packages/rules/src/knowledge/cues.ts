import { RE2JS, RE2Set } from 're2js';
import type { Fact } from './compile.ts';
import type { Scalar, Zone } from './language.ts';
import { compilePhrase, type Phrase, PhraseIndex } from './phrases.ts';

/** A machine pattern that gives a fact a value where it is found in one of its zones. */
export interface PatternCue {
  fact: Fact;
  value: Scalar;
  zones: ReadonlySet<Zone>;
  pattern: RE2JS;
}

export interface PatternMatch {
  cue: PatternCue;
  /** Character range of the first match. */
  start: number;
  end: number;
}

/** All cues of the vocabulary, ready to be looked for in one pass over a text. */
export class CueIndex {
  readonly #patterns: PatternCue[] = [];
  /** One automaton over all patterns: tells in one linear pass which of them occur. */
  readonly #set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
  readonly phrases: PhraseIndex;

  constructor(facts: readonly Fact[]) {
    const phrases: Phrase[] = [];
    for (const fact of facts) {
      for (const cue of fact.cues ?? []) {
        if ('say' in cue) phrases.push(...cue.say.map((words) => compilePhrase(words, fact, cue.value)));
        else {
          for (const source of cue.match) {
            this.#patterns.push({
              fact,
              value: cue.value,
              zones: new Set(cue.in),
              pattern: RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE),
            });
            this.#set.add(source);
          }
        }
      }
    }
    this.#set.compile();
    this.phrases = new PhraseIndex(phrases);
  }

  /** The first match of every pattern that belongs to the zone and occurs in the text. Linear in the text. */
  find(text: string, zone: Zone): PatternMatch[] {
    if (text === '' || this.#patterns.length === 0) return [];
    return this.#set.match(text).flatMap((index) => {
      const cue = this.#patterns[index];
      if (!cue?.zones.has(zone)) return [];
      const matcher = cue.pattern.matcher(text);
      return matcher.find() ? [{ cue, start: matcher.start(), end: matcher.end() }] : [];
    });
  }
}
