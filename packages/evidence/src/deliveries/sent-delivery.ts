import type { Section } from '../document.ts';
import type { Exchange, Place } from '../exchange.ts';
import { placeIn } from '../place.ts';

/** A delivery that its sender tells of, in a run of a section's lines (both ends included), before anything is known of it. */
export function sentDelivery(
  section: Section,
  reader: string,
  first: number,
  last = first,
): Place & Pick<Exchange, 'seenFrom' | 'direction'> {
  return { ...placeIn(section, reader, first, last), seenFrom: 'sender', direction: 'delivery' };
}
