import type { LanguageSource } from '../knowledge/spoken-language.ts';
import { Expressions, everyWording } from './expressions.ts';
import { stemmers } from './stemmers.ts';

/** What an expression does to the words around it, or the key that it adds to its own. */
export type Meaning =
  | { kind: 'stands_for'; key: string; isSynonym: boolean }
  | {
      kind:
        | 'idiom'
        | 'denies'
        | 'denies_next'
        | 'denies_clause'
        | 'denies_before'
        | 'denies_nothing'
        | 'guess'
        | 'aside'
        | 'elsewhere'
        | 'but_not'
        | 'unchanged';
    };

/** Longer "words" are no words of a language; stemming them would be of no use. */
const longestWord = 40;
/** Words whose keys are remembered: those of phrases and of some hundred reports. */
const mostRemembered = 20_000;

/** How one language is read: what its words have in common, which carry no meaning, and which turn that of others. */
export class Lexicon {
  readonly source: LanguageSource;
  readonly functionWords: ReadonlySet<string>;
  readonly clauseWords: Readonly<Record<keyof LanguageSource['clauses'], ReadonlySet<string>>>;
  /** Keys of words that deny. */
  readonly negations: ReadonlySet<string>;
  /** Of those, the ones that deny what stands right behind them, whoever says it. */
  readonly directNegations: ReadonlySet<string>;
  /** Keys of words that a "no" before them denies in the place of the thing behind them. */
  readonly narrowing: ReadonlySet<string>;
  readonly expressions = new Expressions<Meaning>();
  readonly #contracted: ReadonlyMap<string, string>;
  readonly #irregular = new Map<string, string>();
  readonly #plain = new Map<string, string>();
  readonly #keys = new Map<string, string>();
  readonly #groups = new Map<string, string[]>();
  readonly #heads = new Set<string>();
  readonly #endings: readonly (readonly [string, string])[];

  constructor(source: LanguageSource) {
    this.source = source;
    this.functionWords = new Set(source.function_words);
    const { apart, turn, joining, subjects } = source.clauses;
    this.clauseWords = {
      apart: new Set(apart),
      turn: new Set(turn),
      joining: new Set(joining),
      subjects: new Set(subjects),
    };
    this.#contracted = new Map(Object.entries(source.contractions.words));
    this.#endings = Object.entries(source.contractions.endings);
    for (const [base, forms] of Object.entries(source.irregular)) {
      for (const form of forms) this.#irregular.set(form, base);
    }
    const { negations } = source;
    this.negations = new Set(negations.words.map((word) => this.keyOf(word)));
    this.directNegations = new Set(negations.directly.map((word) => this.plain(word)));
    this.narrowing = new Set(negations.narrowing.map((word) => this.keyOf(word)));
    this.#add(negations.expressions, 'denies');
    this.#add(negations.ceasing?.words ?? [], 'denies_next');
    this.#add(negations.whole_clause, 'denies_clause');
    this.#add(negations.behind, 'denies_before');
    this.#add(negations.not_meant, 'denies_nothing');
    this.#add(source.idioms, 'idiom');
    this.#add(source.hedges, 'guess');
    this.#add(source.asides, 'aside');
    this.#add(source.elsewhere.places, 'elsewhere');
    this.#add(source.elsewhere.but_not, 'but_not');
    this.#add(source.tried.unchanged, 'unchanged');
    source.synonyms.forEach((group, i) => {
      this.#standFor(group, `~${i}`, true);
    });
    for (const [head, others] of Object.entries(source.counts_as)) {
      const key = this.keyOf(head);
      this.#heads.add(key);
      this.#standFor(others, `~${key}`, false);
    }
  }

  /** What the forms of a word have in common. */
  keyOf(word: string): string {
    return remembered(this.#keys, this.plain(word), (plain) => {
      const base = this.#irregular.get(plain) ?? plain;
      if (this.functionWords.has(base) || base.length > longestWord) return base;
      return stemmers[this.source.stemmer](base);
    });
  }

  /** A word in lower case, contractions undone: "doesn't" is "not", "server's" is "server". */
  plain(word: string): string {
    return remembered(this.#plain, word, () => {
      const lower = word.toLowerCase().replaceAll('’', "'");
      const whole = this.#contracted.get(lower);
      if (whole !== undefined) return whole;
      const ending = this.#endings.find(([end]) => lower.length > end.length && lower.endsWith(end));
      return ending ? ending[1] || lower.slice(0, -ending[0].length) : lower;
    });
  }

  /** The keys by which a word of a phrase is looked for: its own, and of what else says the same. */
  wanted(key: string): string[] {
    return [
      key,
      ...(this.#groups.get(key) ?? []).filter((k) => this.#isShared(k)),
      ...(this.#heads.has(key) ? [`~${key}`] : []),
    ];
  }

  /** The keys under which a word of a text is found. */
  offered(key: string): readonly string[] {
    const groups = this.#groups.get(key);
    return groups ? [key, ...groups] : [key];
  }

  /** The words of synonyms and negations. */
  get words(): string[] {
    const { synonyms, counts_as: countsAs, negations } = this.source;
    const lists = [...synonyms.flat(), ...Object.keys(countsAs), ...Object.values(countsAs).flat(), ...negations.words];
    return lists.flatMap(everyWording).flatMap((wording) => wording.split(' '));
  }

  #isShared(group: string): boolean {
    return /^~\d/.test(group);
  }

  #standFor(members: readonly string[], key: string, isSynonym: boolean): void {
    for (const member of members.flatMap(everyWording)) {
      const keys = member.split(' ').map((word) => this.keyOf(word));
      const [only] = keys;
      if (keys.length === 1 && only !== undefined) {
        const groups = this.#groups.get(only) ?? [];
        if (!groups.includes(key)) this.#groups.set(only, [...groups, key]);
      } else this.expressions.add(keys, { kind: 'stands_for', key, isSynonym });
    }
  }

  #add(sources: readonly string[], kind: Exclude<Meaning['kind'], 'stands_for'>): void {
    for (const wording of sources.flatMap(everyWording)) {
      this.expressions.add(
        wording.split(' ').map((word) => this.keyOf(word)),
        { kind },
      );
    }
  }
}

function remembered(known: Map<string, string>, word: string, find: (word: string) => string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const found = find(word);
  if (known.size >= mostRemembered) known.clear();
  if (word.length <= longestWord) known.set(word, found);
  return found;
}
