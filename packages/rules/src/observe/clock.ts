import type { Exchange } from '@causeway/evidence';
import { answeredAt, beganAt, eventTime, type Moment } from './exchange-time.ts';
import type { Observer } from './observer.ts';
import { between } from './shown-headers.ts';

/** Headers in which clients date a signed request: AWS Signature 4, Azure, HTTP's own Date, exchanges' APIs. */
const dated = /^(?:x-amz-date|x-ms-date|date|x-date|(?:x-)?(?:[a-z]+-){0,3}(?:request-)?timestamp)$/;

/** By how much the client's clock and the server's differ. */
export const clock: Observer = {
  facts: ['clock.skew_s'],
  observe({ exchange, failure }, note) {
    const server = answeredAt(exchange);
    if (!server) return;
    // A retried delivery may keep the time of its first attempt: its timestamp is no clock.
    const signed = failure.direction === 'api_call' ? signedTime(exchange) : undefined;
    const client = signed ?? (exchange.seenFrom === 'client' ? beganAt(exchange) : undefined);
    if (!client) return;
    const took = exchange.durationMs ?? 0;
    // The answer was dated somewhere between the request and the end of the answer, in whole seconds.
    const early = server.at + 999 - client.at;
    const late = server.at - (client.at + took);
    const skew = early < 0 ? early : Math.max(late, 0);
    note('clock.skew_s', Math.round(Math.abs(skew) / 1000), ...between(client.line, server.line));
  },
};

function signedTime(exchange: Exchange): Moment | undefined {
  const header = exchange.request?.headers.find((h) => dated.test(h.name.toLowerCase()));
  const at = header && eventTime(header.value);
  return header && at !== undefined ? { at, line: header.line } : undefined;
}
