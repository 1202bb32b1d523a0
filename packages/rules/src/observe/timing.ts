import type { Exchange } from '@causeway/evidence';
import type { Observer } from './observer.ts';
import { transportFault } from './transport-fault.ts';

/** Timeouts, in seconds, that clients, proxies, gateways and webhook senders come with. */
const limits = [3, 5, 7, 10, 15, 20, 25, 29, 30, 55, 60, 90, 100, 120, 180, 300];
/** What a timer, a last retransmission and the writing of a log line add. */
const slack = 1.04;
/** Timers are measured with another clock than they run by. */
const earlyMs = 5;

/** How long it took, and whether it ended at a limit that somebody set. */
export const timing: Observer = {
  facts: ['timing.duration_ms', 'timing.at_limit_s', 'timing.over_sender_timeout'],
  observe({ exchange, failure, provider }, note) {
    const duration = durationOf(exchange);
    if (duration === undefined) return;
    const line = exchange.error?.firstLine ?? exchange.response?.line ?? exchange.firstLine;
    note('timing.duration_ms', duration, line);
    const own = failure.direction === 'delivery' ? provider?.webhooks?.timeout_s : undefined;
    if (mayHaveTimedOut(exchange)) note('timing.at_limit_s', limitAt(duration, own), line);
    if (own === undefined) return;
    const over = duration > own * 1000 || (duration >= own * 1000 - earlyMs && exchange.error !== undefined);
    note('timing.over_sender_timeout', over, line);
  },
};

function durationOf(exchange: Exchange): number | undefined {
  if (exchange.durationMs !== undefined) return exchange.durationMs;
  const phases = Object.values(exchange.timings ?? {}).filter((ms) => ms >= 0);
  if (phases.length > 0) return phases.reduce((sum, ms) => sum + ms, 0);
  // curl: "Operation timed out after 10001 milliseconds"; axios: "timeout of 5000ms exceeded".
  const stated = /\b(?:after|timeout of) (\d{1,9}) ?(?:ms\b|milliseconds)/i.exec(
    exchange.error?.message.slice(0, 1000) ?? '',
  )?.[1];
  return stated === undefined ? undefined : Number(stated);
}

/** Nothing came, or what came says that a server gave up: 408, 499 (the client left), 5xx. */
function mayHaveTimedOut(exchange: Exchange): boolean {
  const { response, error } = exchange;
  if (error) {
    const kind = transportFault(exchange)?.kind;
    return (
      kind === 'connect_timeout' ||
      kind === 'read_timeout' ||
      kind === 'reset' ||
      kind === 'dns' ||
      kind === 'other' ||
      kind === 'proxy'
    );
  }
  return !response || response.status === 408 || response.status === 499 || response.status >= 500;
}

function limitAt(duration: number, own: number | undefined): number | undefined {
  const ends = (limit: number): boolean => duration >= limit * 1000 - earlyMs && duration <= limit * 1000 * slack;
  if (own !== undefined && ends(own)) return own;
  return limits.findLast(ends);
}
