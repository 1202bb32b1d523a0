import type { Direction, Exchange, Instant, Times } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';

/** Exchanges that failed in the same way, judged together. */
export interface Failure {
  direction: Direction;
  host: string | undefined;
  method: string | undefined;
  /** Path template: ids and numbers are `{id}`. */
  path: string | undefined;
  status: number | undefined;
  errorCode: string | undefined;
  /** In the order of the evidence; at least one. The first speaks for all. Of a large artifact some are not kept. */
  exchanges: readonly [Exchange, ...Exchange[]];
  /** How many exchanges failed so, those included that are not kept. */
  count: number;
  /** Their share of all exchanges of the evidence, 0 to 1. */
  share: number;
  /** The last line of the last of them in the artifact of the first. */
  lastLine: number;
  /** The earliest and the latest time that any of them tells. */
  firstAt: Instant | undefined;
  lastAt: Instant | undefined;
  /** How many there were over time, where they tell it. */
  times: Times | undefined;
}

/** What an observer sees: one failure among everything that was read. */
export interface Scene {
  failure: Failure;
  /** The failure's first exchange. */
  exchange: Exchange;
  /** Every exchange of the evidence, failed or not, in order. */
  all: readonly Exchange[];
  /** The vendor, where it is known. */
  provider: Provider | undefined;
  /** Milliseconds since 1970 in UTC. */
  now: number;
}
