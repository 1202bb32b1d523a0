import type { Exchange } from '@causeway/evidence';
import { addressOf } from './address.ts';

const grouped = new WeakMap<readonly Exchange[], Map<string, Exchange[]>>();

/** Where an exchange went: its host, or for records that do not name one the artifact, which is one server's or one client's. */
export function placeOf(exchange: Exchange): string {
  const { host, port } = addressOf(exchange);
  return host === undefined ? `artifact ${exchange.artifact}` : `${host}:${port ?? ''}`;
}

/** All exchanges with the host of one, that one included, in the order of the evidence. Grouped once for all. */
export function exchangesWithHost(exchange: Exchange, all: readonly Exchange[]): readonly Exchange[] {
  let byPlace = grouped.get(all);
  if (!byPlace) {
    byPlace = Map.groupBy(all, placeOf);
    grouped.set(all, byPlace);
  }
  return byPlace.get(placeOf(exchange)) ?? [];
}
