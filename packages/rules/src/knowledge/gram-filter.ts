/** One alternative of a pattern: every match has, of each clause, at least one of its texts. */
interface Branch {
  index: number;
  clauses: readonly (readonly string[])[];
}

/**
 * Tells which of many patterns could occur in a text, in one pass over its letters. Of each pattern the
 * plain letters that any match must contain are worked out; it is filed under four of them in a row (a
 * 4-gram), and where those occur the rest of its letters are looked for. A pattern without four plain
 * letters in a row is always looked at. This is the idea of code search by trigrams (Cox, "Regular
 * Expression Matching with a Trigram Index", 2012).
 */
export class GramFilter {
  readonly #byGram = new Map<number, Branch[]>();
  readonly #always: Branch[] = [];
  readonly #tried: Uint32Array;
  #run = 0;

  /** @param sources patterns in RE2 syntax, lower case; a pattern is known by its index */
  constructor(sources: readonly string[]) {
    this.#tried = new Uint32Array(sources.length);
    const branches = sources.flatMap((source, index) => requiredClauses(source).map((clauses) => ({ index, clauses })));
    const common = new Map<number, number>();
    for (const literal of branches.flatMap((branch) => branch.clauses.flat())) {
      for (const gram of gramsOf(literal)) common.set(gram, (common.get(gram) ?? 0) + 1);
    }
    const rarity = (gram: number) => common.get(gram) ?? 0;
    for (const branch of branches) {
      // Filed under the grams that fewest others share: "gateway timeout" not under "time".
      const filings = branch.clauses
        .filter((clause) => clause.every((literal) => literal.length >= gramLength))
        .map((clause) => clause.map((literal) => gramsOf(literal).reduce((a, b) => (rarity(b) < rarity(a) ? b : a))));
      const weight = (grams: readonly number[]) => grams.reduce((sum, gram) => sum + rarity(gram), 0);
      const best = filings.sort((a, b) => weight(a) - weight(b))[0];
      if (!best) this.#always.push(branch);
      for (const gram of new Set(best)) this.#byGram.set(gram, [...(this.#byGram.get(gram) ?? []), branch]);
    }
  }

  /** Indices of the patterns that could match somewhere in a lower-case text, in their order. */
  candidates(text: string): number[] {
    this.#run += 1;
    const found: number[] = [];
    const occurs = new Map<string, boolean>();
    const has = (literal: string): boolean => {
      const known = occurs.get(literal);
      if (known !== undefined) return known;
      const now = text.includes(literal);
      occurs.set(literal, now);
      return now;
    };
    const look = ({ index, clauses }: Branch) => {
      if (this.#tried[index] === this.#run || !clauses.every((clause) => clause.some(has))) return;
      this.#tried[index] = this.#run;
      found.push(index);
    };
    this.#always.forEach(look);
    const grams = new Set<number>();
    let gram = 0;
    for (let i = 0; i < text.length; i += 1) {
      gram = ((gram << 8) | (text.charCodeAt(i) & 0xff)) >>> 0;
      const branches = i + 1 < gramLength ? undefined : this.#byGram.get(gram);
      if (!branches || grams.has(gram)) continue;
      grams.add(gram);
      branches.forEach(look);
    }
    return found.sort((a, b) => a - b);
  }
}

const gramLength = 4;
/** Every four letters in a row, as numbers; letters beyond Latin-1 may collide, which only costs time. */
function gramsOf(literal: string): number[] {
  return Array.from({ length: literal.length - gramLength + 1 }, (_, at) => {
    let gram = 0;
    for (let i = at; i < at + gramLength; i += 1) gram = ((gram << 8) | (literal.charCodeAt(i) & 0xff)) >>> 0;
    return gram;
  });
}

/**
 * What every match of a pattern contains: for each alternative a list of clauses, each a list of texts of
 * which one occurs. Runs of plain letters outside of anything optional, and the alternatives of groups.
 */
export function requiredClauses(source: string): string[][][] {
  return splitAlternatives(source).map(clausesOf);
}

function clausesOf(alternative: string): string[][] {
  const clauses: string[][] = [];
  let run = '';
  const end = () => {
    if (run.length > 1) clauses.push([run]);
    run = '';
  };
  for (let i = 0; i < alternative.length; ) {
    const piece = pieceAt(alternative, i);
    i += piece.length;
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(alternative.slice(i))?.[0] ?? '';
    i += quantifier.length;
    const letter = plainLetter(piece);
    if (letter !== undefined && quantifier === '') run += letter;
    else {
      end();
      if (!/^(?:[*?]|\{0)/.test(quantifier) && piece.startsWith('('))
        clauses.push(...clausesOfGroup(groupContent(piece)));
    }
  }
  end();
  return clauses;
}

function clausesOfGroup(content: string): string[][] {
  // A group of flags alone, such as (?i), holds no letters to look for.
  if (content.startsWith('?')) return [];
  const alternatives = requiredClauses(content);
  if (alternatives.length === 1) return alternatives[0] ?? [];
  // Of several alternatives one occurs: together they are one clause, if each has one to give.
  const best = alternatives.map((clauses) => clauses.toSorted((a, b) => shortest(b) - shortest(a))[0]);
  return best.every((clause) => clause !== undefined) ? [best.flat()] : [];
}

function shortest(literals: readonly string[]): number {
  return Math.min(...literals.map((literal) => literal.length));
}

/** The letter that a piece stands for, or undefined where it stands for more than one. */
function plainLetter(piece: string): string | undefined {
  if (piece.length === 1) return '.^$'.includes(piece) ? undefined : piece;
  return piece.length === 2 && piece.startsWith('\\') && !/[a-z0-9]/i.test(piece.charAt(1))
    ? piece.charAt(1)
    : undefined;
}

/** One letter, escape, class or whole group of a pattern. */
function pieceAt(source: string, at: number): string {
  if (source[at] === '\\') {
    return /^\\(?:x\{[^}]*\}|x[0-9a-f]{2}|p\{[^}]*\}|P\{[^}]*\}|.)/is.exec(source.slice(at))?.[0] ?? '\\';
  }
  if (source[at] === '[') return source.slice(at, classEnd(source, at));
  if (source[at] !== '(') return source.charAt(at);
  let depth = 0;
  for (let i = at; i < source.length; ) {
    if (source[i] === '(') depth += 1;
    if (source[i] === ')') depth -= 1;
    if (depth === 0) return source.slice(at, i + 1);
    i += source[i] === '\\' ? 2 : source[i] === '[' ? classEnd(source, i) - i : 1;
  }
  return source.slice(at);
}

/** The position behind a class that begins at `at`. */
function classEnd(source: string, at: number): number {
  let i = at + (source.startsWith('[^', at) ? 2 : 1);
  if (source[i] === ']') i += 1;
  while (i < source.length && source[i] !== ']') {
    i += source[i] === '\\' ? 2 : source.startsWith('[:', i) ? source.indexOf(':]', i) + 2 - i : 1;
  }
  return i + 1;
}

function groupContent(group: string): string {
  return group.slice(1, -1).replace(/^\?(?:p?<[^>]*>|[a-z-]*:)/i, '');
}

/** The alternatives of a pattern at its top level. */
function splitAlternatives(source: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < source.length; ) {
    if (source[i] === '|') {
      parts.push(source.slice(from, i));
      from = i + 1;
    }
    i += Math.max(1, pieceAt(source, i).length);
  }
  return [...parts, source.slice(from)];
}
