import type { Lexicon } from './lexicon.ts';
import type { ReadText, Token } from './read-words.ts';

/** Clauses that do not tell of the failure itself. */
export interface Passages {
  /** By sentence: it is about something else. */
  asides: ReadonlySet<number>;
  /** By clause: what is well at another place, with the words that name the place. */
  elsewhere: ReadonlyMap<number, ReadonlySet<number>>;
  /** By clause: what was done about it and changed nothing, with the words that say that nothing changed. */
  tried: ReadonlyMap<number, ReadonlySet<number>>;
}

/** How many clauses before "same error" may tell what was tried. */
const triedClauses = 3;

/** Finds what a text tells beside its failure: asides, what works elsewhere, what was tried in vain. */
export function findPassages(read: ReadText, lexicon: Lexicon): Passages {
  const of = (kind: ReadText['found'][number]['meaning']) => read.found.filter(({ meaning }) => meaning === kind);
  const clauses = Map.groupBy(read.tokens, ({ clause }) => clause);
  const asides = new Set(of('aside').map(({ first }) => read.tokens[first]?.sentence ?? -1));
  return { asides, elsewhere: elsewhereIn(read, lexicon, clauses, of), tried: triedIn(read, lexicon, clauses, of) };
}

type Found = ReadText['found'];
type Finder = (kind: Found[number]['meaning']) => Found;
type Clauses = ReadonlyMap<number, readonly Token[]>;

function wordsOf({ tokens }: ReadText, expressions: Found): Map<number, Set<number>> {
  const byClause = new Map<number, Set<number>>();
  for (const { first, last } of expressions) {
    for (const { clause, word, isFunction } of tokens.slice(first, last + 1)) {
      const words = byClause.get(clause) ?? new Set();
      if (!isFunction) words.add(word);
      byClause.set(clause, words);
    }
  }
  return byClause;
}

/** A place is elsewhere where its clause says that all is well there, or the next one "but not …". */
function elsewhereIn(read: ReadText, lexicon: Lexicon, clauses: Clauses, of: Finder): Passages['elsewhere'] {
  const places = wordsOf(read, of('elsewhere'));
  const contrasted = new Set(of('but_not').map(({ first }) => (read.tokens[first]?.clause ?? 0) - 1));
  const fine = new Set(lexicon.source.elsewhere.fine.map((word) => lexicon.keyOf(word)));
  const isWell = (clause: number) => clauses.get(clause)?.some(({ key }) => fine.has(key)) ?? false;
  return new Map([...places].filter(([clause]) => contrasted.has(clause) || isWell(clause)));
}

function triedIn(read: ReadText, lexicon: Lexicon, clauses: Clauses, of: Finder): Passages['tried'] {
  const unchanged = wordsOf(read, of('unchanged'));
  const deeds = new Set(lexicon.source.tried.deeds.map((word) => lexicon.keyOf(word)));
  const isDeed = (clause: readonly Token[]) => clause.some(({ key }) => deeds.has(key));
  const tried = new Map<number, ReadonlySet<number>>();
  for (const [clause, words] of unchanged) {
    const own = clauses.get(clause) ?? [];
    if (isDeed(own)) tried.set(clause, words);
    // "Same error." begins its sentence: what was tried stands in the one before.
    const begins = Math.min(...words) === own.find(({ isFunction }) => !isFunction)?.word;
    const sentence = own[0]?.sentence ?? 0;
    for (let before = clause - 1; before >= Math.max(0, clause - triedClauses); before -= 1) {
      const other = clauses.get(before);
      const isNear = other?.[0]?.sentence === sentence || (begins && before === clause - 1);
      if (!other || !isNear) break;
      if (isDeed(other)) tried.set(before, words);
    }
  }
  return tried;
}
