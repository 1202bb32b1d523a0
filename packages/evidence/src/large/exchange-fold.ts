import type { Document } from '../document.ts';
import type { Exchange } from '../exchange.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { Fold, type Level } from './fold.ts';
import { MinuteWindows } from './minute-window.ts';
import { standaloneCopy } from './standalone.ts';

/** What an exchange is, to those who judge it. */
export interface ExchangeKind {
  /** Equal for exchanges that are judged alike. */
  key: string;
  failed: boolean;
  /** Where it went: refusals for too many requests are counted by place. */
  place: string;
  /** Equal for what may be counted together once there are too many kinds. */
  rest: string;
}

/** How exchanges are told apart. Those who judge them say it; it is the same for every artifact. */
export interface ExchangeKinds {
  kindOf(exchange: Exchange): ExchangeKind;
  /** Whether the second is what the first led to (a redirect that was followed, a challenge that was met). */
  leadsTo(exchange: Exchange, next: Exchange): boolean;
}

/** Exchanges that led to each other, and are kept or counted together. */
interface Chain {
  exchanges: Exchange[];
  excerpts: Excerpt[];
}

const levels: readonly Level[] = [
  { first: Number.POSITIVE_INFINITY, last: 0, most: 2_000, mostCharacters: 8 << 20 },
  { first: 20, last: 2, most: 8_000, mostCharacters: 12 << 20 },
  { first: 2, last: 1, most: 20_000, mostCharacters: 16 << 20 },
  { first: 1, last: 0, most: 20_000, mostCharacters: 24 << 20 },
];
const mostKinds = 5_000;
/** A redirect loop is a chain without end. */
const longestChain = 20;

/** Collapses exchanges that went alike. */
export class ExchangeFold {
  readonly #kinds: ExchangeKinds;
  readonly #fold = new Fold<Chain>(levels, mostKinds);
  readonly #windows = new MinuteWindows();
  #open: Chain | undefined;
  #failed = 0;

  constructor(kinds: ExchangeKinds) {
    this.#kinds = kinds;
  }

  get failed(): number {
    return this.#failed;
  }

  get failures(): number {
    return this.#fold.lastingKinds;
  }

  /** Takes the exchanges of one piece of an artifact, in order. */
  add(exchanges: readonly Exchange[], piece: Document, linesBefore: number): void {
    for (const exchange of exchanges) {
      const open = this.#open;
      const last = open?.exchanges.at(-1);
      if (open && last && open.exchanges.length < longestChain && this.#kinds.leadsTo(last, exchange)) {
        open.exchanges.push(exchange);
      } else {
        this.#close();
        this.#open = { exchanges: [exchange], excerpts: [] };
      }
    }
    const settled = (chain: Chain): Chain => ({
      exchanges: chain.exchanges.map((e) => (e.firstLine > linesBefore ? standaloneCopy(e) : e)),
      excerpts: [
        ...chain.excerpts,
        ...chain.exchanges.filter((e) => e.firstLine > linesBefore).map((e) => excerptOf(e, piece, linesBefore)),
      ],
    });
    this.#fold.settle(settled);
    // What follows it may come with the next piece.
    if (this.#open) this.#open = settled(this.#open);
  }

  /** What is kept, in order. */
  finish(): { exchanges: Exchange[]; excerpts: Excerpt[] } {
    this.#close();
    const exchanges: Exchange[] = [];
    const excerpts: Excerpt[] = [];
    for (const { value, repeats } of this.#fold.all()) {
      for (const exchange of value.exchanges) {
        if (repeats) exchange.repeats = repeats;
        exchanges.push(exchange);
      }
      excerpts.push(...value.excerpts);
    }
    return { exchanges, excerpts };
  }

  #close(): void {
    const chain = this.#open;
    this.#open = undefined;
    const [first] = chain?.exchanges ?? [];
    if (!chain || !first) return;
    let last = first;
    let key = '';
    let size = 0;
    let final: ExchangeKind | undefined;
    for (const exchange of chain.exchanges) {
      final = this.#kinds.kindOf(exchange);
      key = key === '' ? final.key : `${key}\n→ ${final.key}`;
      const before = this.#windows.take(exchange, final.place);
      if (before !== undefined) exchange.minuteBefore = before;
      size += sizeOf(exchange);
      last = exchange;
    }
    if (!final) return;
    if (final.failed) this.#failed += 1;
    const occurrence = { firstLine: first.firstLine, lastLine: last.lastLine, at: first.startedAt };
    this.#fold.add(chain, { key, rest: final.rest, lasting: final.failed }, occurrence, size);
  }
}

/** Characters that an exchange takes, about: what can be long is counted, the rest taken as usual. */
function sizeOf({ request, response, error, fields }: Exchange): number {
  let size = 500 + (error?.message.length ?? 0);
  for (const message of [request, response]) {
    size += message?.body?.text.length ?? 0;
    for (const { name, value } of message?.headers ?? []) size += name.length + value.length;
  }
  if (fields) for (const value of Object.values(fields)) size += value.length;
  return size;
}
