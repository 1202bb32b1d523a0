import type { Exchange, ExchangeKinds } from '@causeway/evidence';
import { directionOf } from './direction.ts';
import { failureName, hasFailed, isLedTo } from './failures.ts';
import { placeOf } from './same-host.ts';

/** How exchanges of a large artifact are told apart: those of one kind make one failure, or none. */
export const exchangeKinds: ExchangeKinds = {
  kindOf(exchange: Exchange) {
    const failed = hasFailed(exchange);
    const status = exchange.response?.status;
    return {
      key: `${exchange.reader}\n${exchange.seenFrom}\n${failed}\n${failureName(exchange)}`,
      failed,
      place: placeOf(exchange),
      rest: `${directionOf(exchange)} ${failed} ${status}`,
    };
  },
  leadsTo: isLedTo,
};
