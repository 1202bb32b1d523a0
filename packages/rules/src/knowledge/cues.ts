import { RE2JS } from 're2js';
import type { Fact } from './compile.ts';
import { GramFilter } from './gram-filter.ts';
import type { Scalar, Zone } from './language.ts';
import { compilePhrase, type Phrase, PhraseIndex, spelledOut } from './phrases.ts';

/** A machine pattern that gives a fact a value where it is found in one of its zones. */
export interface PatternCue {
  fact: Fact;
  value: Scalar;
  pattern: RE2JS;
  /** Zones it is looked for in. */
  zones: ReadonlySet<Zone>;
}

export interface PatternMatch {
  cue: PatternCue;
  /** Character range of the first match. */
  start: number;
  end: number;
}

/**
 * All cues of the vocabulary. Case does not matter, and still patterns are compiled case-sensitive, in
 * lower case, and looked for in lower-case text: what must stand in a text for a pattern to match can
 * then be told by its plain letters (`GramFilter`), and nearly every pattern is passed over by that.
 * (One automaton over all of them, RE2Set, was tried: with a thousand patterns its states cost half a
 * second a text to build.)
 */
export class CueIndex {
  readonly #patterns: PatternCue[] = [];
  readonly #filter: GramFilter;
  readonly phrases: PhraseIndex;

  constructor(facts: readonly Fact[]) {
    const phrases: Phrase[] = [];
    const sources: string[] = [];
    for (const fact of facts) {
      for (const cue of fact.cues ?? []) {
        if ('say' in cue) {
          phrases.push(...cue.say.flatMap(spelledOut).map((words) => compilePhrase(words, fact, cue.value)));
          continue;
        }
        for (const written of cue.match) {
          const source = lowerCasePattern(written);
          sources.push(source);
          const pattern = RE2JS.compile(source, RE2JS.MULTILINE);
          this.#patterns.push({ fact, value: cue.value, pattern, zones: new Set(cue.in) });
        }
      }
    }
    this.#filter = new GramFilter(sources);
    this.phrases = new PhraseIndex(phrases);
  }

  /** The first match of every pattern that belongs to the zone and occurs in the text. Linear in the text. */
  find(text: string, zone: Zone): PatternMatch[] {
    if (text === '') return [];
    const lower = lowerCase(text);
    const found: PatternMatch[] = [];
    for (const index of this.#filter.candidates(lower)) {
      const cue = this.#patterns[index];
      if (!cue?.zones.has(zone) || !cue.pattern.test(lower)) continue;
      const matcher = cue.pattern.matcher(lower);
      if (matcher.find()) found.push({ cue, start: matcher.start(), end: matcher.end() });
    }
    return found;
  }
}

/** A pattern in lower case, but for what follows a backslash: `\S` is not `\s`. */
function lowerCasePattern(source: string): string {
  return source.replace(/\\[pP]\{[^}]*\}|\\.|[^\\]+/gs, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));
}

/** Lower case with every character at its place: where Unicode would change the length, ASCII letters only. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
