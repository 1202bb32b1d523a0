import type { Fact } from './compile.ts';
import { GramFilter } from './gram-filter.ts';
import type { Scalar, Zone } from './language.ts';
import { knowledgePattern, lowerCase, lowerCasePattern } from './pattern.ts';

/** A machine pattern that gives a fact a value where it is found in one of its zones. */
export interface PatternCue {
  fact: Fact;
  value: Scalar;
  /** As it is written; compiled when it is first needed. */
  source: string;
  /** Zones it is looked for in. */
  zones: ReadonlySet<Zone>;
}

/** How often a pattern is looked for in a text until it is wanted. */
const mostMatches = 8;

export interface PatternMatch {
  cue: PatternCue;
  /** Character range of the first match. */
  start: number;
  end: number;
}

/**
 * All patterns of the vocabulary. Case does not matter, and still patterns are compiled case-sensitive, in
 * lower case, and looked for in lower-case text: what must stand in a text for a pattern to match can
 * then be told by its plain letters (`GramFilter`), and nearly every pattern is passed over by that.
 * (One automaton over all of them, RE2Set, was tried: with a thousand patterns its states cost half a
 * second a text to build.)
 */
export class CueIndex {
  readonly #patterns: PatternCue[] = [];
  readonly #filter: GramFilter;

  constructor(facts: readonly Fact[]) {
    const sources: string[] = [];
    for (const fact of facts) {
      for (const cue of fact.cues ?? []) {
        for (const written of 'match' in cue ? cue.match : []) {
          sources.push(lowerCasePattern(written));
          this.#patterns.push({ fact, value: cue.value, source: written, zones: new Set('in' in cue ? cue.in : []) });
        }
      }
    }
    this.#filter = new GramFilter(sources);
  }

  /**
   * The first match of every pattern that belongs to the zone and occurs in the text; of those, the first that is
   * wanted, where there is one among the first few. Linear in the text.
   */
  find(text: string, zone: Zone, isWanted: (match: PatternMatch) => boolean = () => true): PatternMatch[] {
    if (text === '') return [];
    const lower = lowerCase(text);
    const found: PatternMatch[] = [];
    for (const index of this.#filter.candidates(lower)) {
      const cue = this.#patterns[index];
      if (!cue?.zones.has(zone)) continue;
      const pattern = knowledgePattern(cue.source);
      if (!pattern.test(lower)) continue;
      const matcher = pattern.matcher(lower);
      const matches: PatternMatch[] = [];
      while (matches.length < mostMatches && matcher.find()) {
        const match = { cue, start: matcher.start(), end: matcher.end() };
        if (matches.push(match) && isWanted(match)) break;
      }
      const last = matches.at(-1);
      const match = last && isWanted(last) ? last : matches[0];
      if (match) found.push(match);
    }
    return found;
  }
}
