import { type Occurrence, type Repeats, RepeatsCounter } from './repeats.ts';
import { standalone } from './standalone.ts';

/** What something is counted under. */
export interface Kind {
  /** Equal for what went alike. */
  key: string;
  /** Equal for what is counted together once there are too many kinds. */
  rest: string;
  /** Whether it is worth more than others: of those, the rarest kinds give way first. */
  lasting: boolean;
}

/** How much is kept of each kind while there is no more than so much of all. */
export interface Level {
  /** Of each kind, so many from its beginning and so many from its end. */
  first: number;
  last: number;
  /** Past this many of all kinds, or this many characters of them, the next level begins. */
  most: number;
  mostCharacters: number;
}

export interface Kept<T> {
  value: T;
  repeats: Repeats | undefined;
}

interface Entry<T> {
  place: number;
  value: T;
  size: number;
  occurrence: Occurrence;
  kept: boolean;
}

interface Group<T> {
  kind: Kind;
  mixed: boolean;
  first: Entry<T>[];
  last: Entry<T>[];
  counter: RepeatsCounter;
}

/** How many calls what was added may wait to be settled: so many pieces of the text are held meanwhile. */
const delay = 8;
/** Below so many kinds that may give way, making room is not worth the sorting. */
const fewest = 64;

/**
 * Keeps the first and the last of each kind and counts the others. What is held is bounded by the levels and
 * by the number of kinds, however much is added; what comes out depends on what was added and on its order only.
 */
export class Fold<T> {
  readonly #levels: readonly Level[];
  readonly #mostKinds: number;
  readonly #groups = new Map<string, Group<T>>();
  #rest = new Map<string, Group<T>>();
  #fresh: Entry<T>[] = [];
  #unsettled: { entries: readonly Entry<T>[]; copy: (value: T) => T }[] = [];
  #lasting = 0;
  #level = 0;
  #kept = 0;
  #characters = 0;
  #places = 0;

  /** @param levels the last one's bounds close the fold: what is of a new kind is then counted with the rest */
  constructor(levels: readonly Level[], mostKinds: number) {
    this.#levels = levels;
    this.#mostKinds = mostKinds;
  }

  /** Number of kinds that are worth more than others. */
  get lastingKinds(): number {
    return this.#lasting;
  }

  /** @param size characters that it takes, about */
  add(value: T, kind: Kind, occurrence: Occurrence, size: number): void {
    const group = this.#groups.get(kind.key) ?? this.#open(kind);
    const entry: Entry<T> = { place: this.#places, value, size, occurrence, kept: true };
    this.#places += 1;
    const { first, last } = this.#limits(group);
    if (group.first.length < first) group.first.push(entry);
    else if (last > 0) {
      group.last.push(entry);
      if (group.last.length > last) this.#count(group, group.last.shift());
    } else {
      group.counter.add(occurrence);
      return;
    }
    this.#kept += 1;
    this.#characters += size;
    this.#fresh.push(entry);
    const level = this.#levels[this.#level];
    if (level && (this.#kept > level.most || this.#characters > level.mostCharacters)) this.#thin();
  }

  /**
   * Has what was added since the last call replaced, to let go of what it was cut from. That is done some calls
   * later: most of what is the last of its kind has been followed by another by then.
   */
  settle(copy: (value: T) => T): void {
    this.#unsettled.push({ entries: this.#fresh.filter((entry) => entry.kept), copy });
    this.#fresh = [];
    if (this.#unsettled.length > delay) this.#settleOldest();
  }

  /** What is kept, in the order in which it came. The last of a kind's first ones tells of those not kept. */
  all(): Kept<T>[] {
    while (this.#unsettled.length > 0) this.#settleOldest();
    const kept: (Kept<T> & { place: number })[] = [];
    for (const group of [...this.#groups.values(), ...this.#rest.values()]) {
      const repeats = group.counter.repeats();
      if (repeats && group.mixed) repeats.mixed = true;
      const teller = group.first.at(-1);
      for (const entry of [...group.first, ...group.last]) {
        kept.push({ place: entry.place, value: entry.value, repeats: entry === teller ? repeats : undefined });
      }
    }
    return kept.sort((a, b) => a.place - b.place);
  }

  #settleOldest(): void {
    const oldest = this.#unsettled.shift();
    for (const entry of oldest?.entries ?? []) if (entry.kept) entry.value = oldest?.copy(entry.value) ?? entry.value;
  }

  #limits(group: Group<T>): { first: number; last: number } {
    return group.mixed ? { first: 1, last: 0 } : (this.#levels[this.#level] ?? { first: 1, last: 0 });
  }

  #open(kind: Kind): Group<T> {
    const isClosed = this.#level >= this.#levels.length;
    if (isClosed || (this.#groups.size >= this.#mostKinds && !this.#makeRoom())) return this.#restOf(kind);
    const own = { key: standalone(kind.key), rest: standalone(kind.rest), lasting: kind.lasting };
    const group = newGroup<T>(own, false);
    this.#groups.set(own.key, group);
    if (own.lasting) this.#lasting += 1;
    return group;
  }

  #restOf(kind: Kind): Group<T> {
    let group = this.#rest.get(kind.rest);
    if (!group) {
      group = newGroup<T>({ ...kind, key: '', rest: standalone(kind.rest) }, true);
      this.#rest.set(group.kind.rest, group);
    }
    return group;
  }

  /** The rarer half of the kinds that are worth less goes to the rest. */
  #makeRoom(): boolean {
    if (this.#groups.size - this.#lasting < fewest) return false;
    const lesser = [...this.#groups.values()].filter(({ kind }) => !kind.lasting);
    // The sort is stable: of the equally rare, those that came first stay last.
    const rarest = lesser.sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, lesser.length >> 1);
    for (const group of rarest) {
      this.#groups.delete(group.kind.key);
      const rest = this.#restOf(group.kind);
      const [speaker] = group.first;
      if (speaker && rest.first.length === 0) {
        rest.first.push(speaker);
        group.first.shift();
      }
      for (const entry of [...group.first, ...group.last]) this.#count(rest, entry);
      const repeats = group.counter.repeats();
      if (repeats) rest.counter.addAll(repeats);
    }
    return true;
  }

  #thin(): void {
    this.#level += 1;
    for (const group of this.#groups.values()) {
      const { first, last } = this.#limits(group);
      const own = [...group.first, ...group.last];
      group.first = own.slice(0, first);
      group.last = last > 0 ? own.slice(first).slice(-last) : [];
      for (const entry of own.slice(first, own.length - group.last.length)) this.#count(group, entry);
    }
  }

  #count(group: Group<T>, entry: Entry<T> | undefined): void {
    if (!entry) return;
    group.counter.add(entry.occurrence);
    entry.kept = false;
    this.#kept -= 1;
    this.#characters -= entry.size;
  }
}

function newGroup<T>(kind: Kind, mixed: boolean): Group<T> {
  return { kind, mixed, first: [], last: [], counter: new RepeatsCounter() };
}

function sizeOf<T>({ first, last, counter }: Group<T>): number {
  return first.length + last.length + counter.count;
}
