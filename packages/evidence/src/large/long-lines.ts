import { afterLastBreak } from './line-ends.ts';

/** Characters of a line that are read; readers pass over lines that are longer. */
const longestLine = 1 << 20;
/** What of a cut line is left out with the rest, so that no beginning of a secret stays: longer ones are not in use. */
const longestWord = 64 * 1024;
const wordEnd = /[\s"',;&<>|(){}[\]]/;

/** Cuts lines that are too long out of a text that comes piece by piece. */
export class LongLines {
  readonly #longest: number;
  #open = '';
  #isCut = false;
  #cut = 0;

  constructor(longest: number = longestLine) {
    this.#longest = longest;
  }

  /** How many lines were cut. */
  get cut(): number {
    return this.#cut;
  }

  /** Takes the next piece, cut anywhere; returns the text that is finished with it. */
  take(piece: string): string {
    let text = this.#open + piece;
    let done = '';
    for (;;) {
      if (this.#isCut) {
        const end = text.search(/[\r\n]/);
        this.#isCut = end < 0;
        text = end < 0 ? '' : text.slice(end);
      }
      const until = Math.min(text.length, this.#longest);
      const end = afterLastBreak(text, until);
      done += text.slice(0, end);
      text = text.slice(end);
      if (end > 0) continue;
      if (text.length <= this.#longest) break;
      done += cutAt(text, this.#longest);
      this.#cut += 1;
      this.#isCut = true;
    }
    this.#open = text;
    return done;
  }

  /** What is left when all has been taken. */
  end(): string {
    const rest = this.#open;
    this.#open = '';
    return rest;
  }
}

function cutAt(text: string, length: number): string {
  const kept = text.slice(0, length);
  for (let end = length; end > Math.max(0, length - longestWord); end -= 1) {
    if (wordEnd.test(kept[end - 1] ?? '')) return `${kept.slice(0, end)}…`;
  }
  return `${kept.slice(0, Math.max(0, length - longestWord))}…`;
}
