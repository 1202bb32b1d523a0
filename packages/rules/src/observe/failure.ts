import type { Direction, Exchange } from '@causeway/evidence';
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
  /** In the order of the evidence; at least one. The first speaks for all. */
  exchanges: readonly [Exchange, ...Exchange[]];
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
