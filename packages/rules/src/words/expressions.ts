/** A run of words that means something, where it was found. */
export interface Found<T> {
  meaning: T;
  /** Indices of its first and last word. */
  first: number;
  last: number;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  meanings: T[];
}

const newNode = <T>(): Node<T> => ({ next: new Map(), meanings: [] });

/** Runs of words and what they mean: a tree by their words, so that a text is read once, however many there are. */
export class Expressions<T> {
  readonly #root = newNode<T>();

  add(words: readonly string[], meaning: T): void {
    let node = this.#root;
    for (const word of words) {
      const next = node.next.get(word) ?? newNode<T>();
      node.next.set(word, next);
      node = next;
    }
    if (node !== this.#root) node.meanings.push(meaning);
  }

  /** Every expression that begins at a word. */
  at(words: readonly string[], first: number): Found<T>[] {
    const found: Found<T>[] = [];
    let node = this.#root.next.get(words[first] ?? '');
    for (let last = first; node; last += 1) {
      for (const meaning of node.meanings) found.push({ meaning, first, last });
      node = node.next.get(words[last + 1] ?? '');
    }
    return found;
  }

  /** Every expression in a run of words, by where it begins. */
  find(words: readonly string[]): Found<T>[] {
    return words.flatMap((_, first) => this.at(words, first));
  }
}

/** `not the (problem|root cause)` spelled out: one text for every choice of its brackets. */
export function everyWording(source: string): string[] {
  const brackets = /\(([^()]*)\)/.exec(source);
  if (!brackets)
    return [source.includes('  ') || source !== source.trim() ? source.trim().replace(/\s+/g, ' ') : source];
  const before = source.slice(0, brackets.index);
  const after = source.slice(brackets.index + brackets[0].length);
  return (brackets[1] ?? '').split('|').flatMap((choice) => everyWording(before + choice + after));
}
