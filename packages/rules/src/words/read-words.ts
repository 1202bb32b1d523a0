import type { Found } from './expressions.ts';
import type { Lexicon, Meaning } from './lexicon.ts';

/** A key under which a run of words is found, and its last word. */
interface Option {
  key: string;
  last: number;
}

/** Where a word stands: negation and guesses reach less far than its sentence. */
interface Standing {
  /** Position in the text. */
  start: number;
  end: number;
  sentence: number;
  clause: number;
  /** A clause falls into parts at words such as "because". */
  part: number;
}

/** One word that means something. */
export interface Word extends Standing {
  key: string;
  options: Option[];
  /** The rest of an expression such as "no longer": it does not count where a phrase leaves room for one word. */
  isLight?: true;
}

/** One word of any kind; `word` is the index of the meaningful word that it is, else of the next one. */
export interface Token extends Standing {
  /** In lower case, contractions undone. */
  written: string;
  key: string;
  word: number;
  isFunction: boolean;
}

/** A text taken apart. */
export interface ReadText {
  words: readonly Word[];
  tokens: readonly Token[];
  /** What expressions do to the words around them, by tokens. */
  found: readonly Found<Exclude<Meaning['kind'], 'stands_for'>>[];
  /** Numbers of the sentences that end in a question mark. */
  questions: ReadonlySet<number>;
}

/** The key of the word that was meant by one that nothing knows, or undefined. */
export type Corrector = (token: string, key: string) => string | undefined;

/** Numbers with dots, words (with hyphens), and what stands between clauses. */
const pieces =
  /\d+(?:\.\d+)+|[\p{L}\p{N}_][\p{L}\p{N}_'’-]*|(?<![.,;:!?)\n…])[.,;:!?)\n…]+(?=["'”’)\]]{0,3}(?:\s|$))|(?<=\s)(?:-{1,2}>|=>|→|–|—)(?=\s)|[—;]|(?<=\s)\(/gu;
/** Beside a word: it belongs to code, an address or a name. */
const beside = /[\w.\\/@#$%&=<>{}[\]`~^|*+]/;

/** Takes a text apart: words with what they stand for, and clauses. Linear in the text. */
export function readWords(text: string, lexicon: Lexicon, correct: Corrector = () => undefined): ReadText {
  const tokens: Token[] = [];
  const words: Word[] = [];
  const questions = new Set<number>();
  const { apart, turn, joining, subjects } = lexicon.clauseWords;
  const at = { sentence: 0, clause: 0, part: 0 };
  let joined = false;
  for (const match of text.matchAll(pieces)) {
    const piece = match[0];
    const start = match.index;
    if (!/[\p{L}\p{N}_]/u.test(piece)) {
      at.clause += 1;
      at.part += 1;
      if (piece.includes('?')) questions.add(at.sentence);
      if (/[.!?…]|\n\s*\n/.test(piece)) at.sentence += 1;
      continue;
    }
    const parts =
      piece.includes('-') && text[start - 1] !== '-' ? piece.split('-').filter((part) => part !== '') : [piece];
    const firstWord = words.length;
    if (/^\d+\.\d+\.\d+\.\d+$/.test(piece)) parts[0] = piece.slice(0, piece.indexOf('.'));
    let position = start;
    for (const part of parts) {
      position = text.indexOf(part, position);
      const plain = lexicon.plain(part);
      if (apart.has(plain)) at.clause += 1;
      if (apart.has(plain) || turn.has(plain) || (joined && subjects.has(plain))) at.part += 1;
      joined = joining.has(plain);
      const isFunction = lexicon.functionWords.has(plain);
      const known = lexicon.keyOf(part);
      // A capital inside a sentence is a name's.
      const isName = part !== plain && tokens.at(-1)?.sentence === at.sentence;
      const isCode = beside.test(text[position - 1] ?? '') || isCodeBehind(text, position + part.length);
      const key = (isFunction || isName || isCode ? undefined : correct(part, known)) ?? known;
      const standing = { start: position, end: position + part.length, ...at };
      tokens.push({ key, written: plain, word: words.length, isFunction, ...standing });
      if (!isFunction) words.push({ key, options: optionsOf(lexicon, key, words.length), ...standing });
      position += part.length;
    }
    if (parts.length > 1 && words.length > firstWord) {
      const last = words.length - 1;
      for (const whole of new Set([lexicon.keyOf(piece), lexicon.keyOf(parts.join(''))])) {
        words[firstWord]?.options.push(...optionsOf(lexicon, whole, last));
      }
    }
  }
  return { words, tokens, found: findExpressions(tokens, words, lexicon), questions };
}

function isCodeBehind(text: string, end: number): boolean {
  const next = text[end] ?? '';
  return next === '.' ? /\w/.test(text[end + 1] ?? '') : beside.test(next);
}

/** The index of the last meaningful word up to a token. */
export function lastWord(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  return token ? (token.isFunction ? token.word - 1 : token.word) : -1;
}

function optionsOf(lexicon: Lexicon, key: string, last: number): Option[] {
  return lexicon.offered(key).map((offered) => ({ key: offered, last }));
}

/** Adds to words what the expressions stand for that begin with them; gives the others back. */
function findExpressions(tokens: readonly Token[], words: readonly Word[], lexicon: Lexicon): ReadText['found'] {
  const found = lexicon.expressions
    .find(tokens.map(({ key }) => key))
    .filter(({ first, last }) => tokens[first]?.clause === tokens[last]?.clause);
  for (const { meaning, first, last } of found) {
    const run = words.slice(tokens[first]?.word, lastWord(tokens, last) + 1);
    if (meaning.kind === 'idiom') for (const word of run) word.options = [];
    if (meaning.kind === 'denies' || meaning.kind === 'denies_nothing')
      for (const word of run.slice(1)) word.isLight = true;
  }
  return found.flatMap(({ meaning, first, last }) => {
    if (meaning.kind !== 'stands_for') return [{ meaning: meaning.kind, first, last }];
    const begin = tokens[first]?.word ?? 0;
    const end = lastWord(tokens, last);
    if (end >= begin) words[begin]?.options.push({ key: meaning.key, last: end });
    return [];
  });
}
