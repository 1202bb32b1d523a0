import type { Lexicon } from './lexicon.ts';
import { findPassages, type Passages } from './passages.ts';
import { lastWord, type ReadText, type Token, type Word } from './read-words.ts';

/** A run of words, by the indices of its first and last. */
export type Run = readonly [first: number, last: number];

/** How a person stands to what they say. */
export interface Stance {
  denied: boolean;
  /** They think that it may be so. */
  guessed: boolean;
  /** They speak of something else: an aside, or a place where all is well. */
  beside: boolean;
  /** They tried it, and it changed nothing. */
  tried: boolean;
}

/** A negation this many words before what is said still turns it round. */
const reach = 3;
/** Words that may stand between what is said and a denial behind it. */
const reachBehind = 2;

const plain: Stance = { denied: false, guessed: false, beside: false, tried: false };

/** What a text's negations, guesses and asides do to any run of its words. Made once a text, linear in it. */
export class Stances {
  readonly #read: ReadText;
  readonly #lexicon: Lexicon;
  /** How far a word denies those behind it. */
  readonly #denies = new Map<number, number>();
  /** Words of "not only" and the like, and how far that goes: what is said within it is denied. */
  readonly #undone = new Map<number, number>();
  readonly #deniesBefore = new Set<number>();
  /** By clause: from which word on all is denied. */
  readonly #denied = new Map<number, number>();
  /** By part: from which word on all is guessed. */
  readonly #guessed = new Map<number, number>();
  /** Words such as "no" that deny what stands right behind them. */
  readonly #direct: ReadonlySet<number>;
  readonly #passages: Passages;
  /** By clause: its only token. */
  readonly #replies = new Map<number, Token | undefined>();

  constructor(read: ReadText, lexicon: Lexicon) {
    this.#read = read;
    this.#lexicon = lexicon;
    this.#passages = findPassages(read, lexicon);
    read.words.forEach((word, i) => {
      if (lexicon.negations.has(word.key)) this.#denies.set(i, reach);
    });
    this.#direct = new Set(
      read.tokens.flatMap(({ written, word }) => (lexicon.directNegations.has(written) ? [word] : [])),
    );
    for (const token of read.tokens)
      this.#replies.set(token.clause, this.#replies.has(token.clause) ? undefined : token);
    for (const { meaning, first, last } of read.found) this.#mark(meaning, first, last);
    this.#markQuestions();
  }

  /** How a run of words is meant; `spoken` are the words in it that say it themselves, a "not" among them. */
  of([first, last]: Run, spoken: readonly Run[], isNegative: boolean): Stance {
    const word = this.#read.words[first];
    const end = this.#read.words[last];
    if (!word || !end) return plain;
    const { asides, elsewhere, tried } = this.#passages;
    const reply = this.#replies.get(end.clause + 1)?.written ?? '';
    const { yes, no } = this.#lexicon.source.negations.replies;
    const denials = [
      !isNegative && this.#isDeniedBefore(first, last, word, spoken),
      (this.#denied.get(word.clause) ?? Infinity) <= first,
      this.#isDeniedBehind(last, end),
      no.includes(reply),
    ].filter(Boolean).length;
    return {
      denied: denials % 2 === 1,
      guessed: (this.#guessed.get(word.part) ?? Infinity) <= first && !yes.includes(reply) && !no.includes(reply),
      beside: asides.has(word.sentence) || isApartFrom(elsewhere.get(word.clause), spoken),
      tried: isApartFrom(tried.get(word.clause), spoken),
    };
  }

  /**
   * How the words at a range of the text are meant. A "not" near them counts only for what is a word by itself: what
   * a pattern finds may well be the complaint of a tool that could "not" do something. A "not" in the midst of what
   * a pattern finds leaves it unsaid where the pattern has none of its own (`negative`), and so does "no" right before it.
   */
  at(start: number, end: number, is: { word: boolean; negative: boolean }): Stance {
    const { words } = this.#read;
    const first = words.findIndex((word) => word.end > start);
    if (first < 0) return plain;
    let last = first;
    while ((words[last + 1]?.start ?? Infinity) < end) last += 1;
    const stance = this.of([first, last], [[first, last]], !is.word);
    if (is.word || is.negative) return stance;
    const isDenied = this.#deniesWithin(first, last) !== this.#deniesDirectly(first);
    return isDenied ? { ...stance, beside: true } : stance;
  }

  /** Whether a run denies its own end: "token is not expired", found from "token" to "expired". */
  #deniesWithin(first: number, last: number): boolean {
    const { words } = this.#read;
    let isDenied = false;
    for (let i = Math.max(first, last - reach); i < last; i += 1) {
      if (this.#denies.has(i) && words[i]?.clause === words[last]?.clause) isDenied = !isDenied;
    }
    return isDenied;
  }

  #deniesDirectly(first: number): boolean {
    const { words } = this.#read;
    return [first - 1, first - 2].some(
      (i) => this.#direct.has(i) && this.#denies.has(i) && words[i]?.part === words[first]?.part,
    );
  }

  /** Whether a negation stands before a run or in its gaps; two in a row undo each other: "not without". */
  #isDeniedBefore(first: number, last: number, word: Word, spoken: readonly Run[]): boolean {
    let isDenied = false;
    for (let i = Math.max(0, first - reach); i <= last; i += 1) {
      const far = this.#denies.get(i) ?? (i < first && (this.#undone.get(i) ?? -1) >= first ? reach : undefined);
      const other = this.#read.words[i];
      if (far === undefined || !other || other.clause !== word.clause) continue;
      if (i < first && (other.part !== word.part || first - i > far)) continue;
      if (spoken.some(([from, to]) => i >= from && i <= to)) continue;
      if (this.#direct.has(i) && this.#isNarrowed(i, first)) continue;
      isDenied = !(isDenied && this.#denies.has(i - 1));
    }
    return isDenied;
  }

  /** "No duplicate events arrive": the "no" denies the duplicates and leaves the events. */
  #isNarrowed(from: number, to: number): boolean {
    return this.#read.words.slice(from + 1, to).some(({ key }) => this.#lexicon.narrowing.has(key));
  }

  #isDeniedBehind(last: number, end: Word): boolean {
    for (let i = last + 1; i <= last + 1 + reachBehind; i += 1) {
      if (this.#deniesBefore.has(i) && this.#read.words[i]?.clause === end.clause) return true;
    }
    return false;
  }

  #mark(kind: ReadText['found'][number]['meaning'], first: number, last: number): void {
    const { tokens } = this.#read;
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) return;
    const end = lastWord(tokens, last);
    const inside = () => {
      for (let i = from.word; i <= end; i += 1) this.#denies.delete(i);
    };
    if (kind === 'denies_nothing') {
      for (let i = from.word; i <= end; i += 1) if (this.#denies.has(i)) this.#undone.set(i, end);
      inside();
    } else if (kind === 'denies') {
      inside();
      this.#denies.set(end, reach);
    } else if (kind === 'denies_next') {
      const { ending } = this.#lexicon.source.negations.ceasing ?? {};
      if (ending && tokens[last + 1]?.clause === to.clause && tokens[last + 1]?.written.endsWith(ending))
        this.#denies.set(end, 1);
    } else if (kind === 'denies_clause') {
      inside();
      this.#denied.set(to.clause, end + 1);
    } else if (kind === 'denies_before') {
      inside();
      this.#deniesBefore.add(from.word);
    } else if (kind === 'guess') this.#markGuess(first, last, from, to);
  }

  /** A guess covers what follows in its part; the whole part where it stands at the end, the next where nothing follows. */
  #markGuess(first: number, last: number, from: Token, to: Token): void {
    const { tokens } = this.#read;
    const next = tokens[last + 1];
    if (next?.part === to.part) this.#guess(to.part, from.word);
    else if (tokens[first - 1]?.part === from.part) this.#guess(from.part, 0);
    else if (next?.clause === to.clause) this.#guess(next.part, 0);
  }

  #guess(part: number, from: number): void {
    this.#guessed.set(part, Math.min(from, this.#guessed.get(part) ?? Infinity));
  }

  /** Yes-or-no questions only suppose what they ask; "why …?" takes it as given. A question without either supposes its last clause. */
  #markQuestions(): void {
    const { yes_or_no: polar, others } = this.#lexicon.source.questions;
    const { tokens, questions } = this.#read;
    const openers = new Set(polar);
    const asking = new Set(others);
    let supposed: number | undefined;
    let isOpen = false;
    tokens.forEach((token, i) => {
      if (!questions.has(token.sentence)) return;
      const before = tokens[i - 1];
      const isFirstOfSentence = before?.sentence !== token.sentence;
      if (isFirstOfSentence) {
        supposed = undefined;
        isOpen = false;
      }
      if (isFirstOfSentence || before?.part !== token.part) {
        if (openers.has(token.written)) supposed = token.part;
        else if (asking.has(token.written)) supposed = undefined;
        if (openers.has(token.written) || asking.has(token.written)) isOpen = true;
      }
      const isLast = tokens[i + 1]?.sentence !== token.sentence;
      if (supposed !== undefined) this.#guess(token.part, 0);
      else if (isLast && !isOpen) this.#guess(token.part, 0);
    });
  }
}

/** Whether words say nothing of what makes their clause one of its kind; false where it is no such clause. */
function isApartFrom(marked: ReadonlySet<number> | undefined, spoken: readonly Run[]): boolean {
  return marked !== undefined && ![...marked].some((word) => spoken.some(([from, to]) => word >= from && word <= to));
}
