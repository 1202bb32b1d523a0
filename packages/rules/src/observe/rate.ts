import type { Exchange } from '@causeway/evidence';
import type { Observer } from './observer.ts';
import { rateCounts, retryAfter } from './rate-headers.ts';
import { exchangesWithHost } from './same-host.ts';

const minute = 60_000;

/** How long to wait, how much is left, and how many requests went out before the first refusal. */
export const rate: Observer = {
  facts: ['response.retry_after_s', 'response.rate_remaining', 'response.rate_limit', 'rate.requests_per_minute'],
  observe({ exchange, all }, note) {
    const { response } = exchange;
    if (!response) return;
    const wait = retryAfter(exchange);
    if (wait) note('response.retry_after_s', wait.value, wait.line);
    const { remaining, limit } = rateCounts(response.headers);
    if (remaining) note('response.rate_remaining', remaining.value, remaining.line);
    if (limit) note('response.rate_limit', limit.value, limit.line);
    if (response.status !== 429 && response.status !== 503) return;
    const before = requestsInTheMinuteBefore(exchangesWithHost(exchange, all));
    if (before) note('rate.requests_per_minute', before.count, before.line);
  },
};

/** Requests to one host in the minute before its first 429 or 503; undefined where times are missing. */
function requestsInTheMinuteBefore(exchanges: readonly Exchange[]): { count: number; line: number } | undefined {
  const refused = exchanges.find((e) => e.response?.status === 429 || e.response?.status === 503);
  const until = refused?.startedAt?.at;
  if (!refused || until === undefined) return undefined;
  const { minuteBefore } = refused;
  if (minuteBefore !== undefined) {
    return minuteBefore === 0 ? undefined : { count: minuteBefore, line: refused.firstLine };
  }
  const count = exchanges.filter((e) => {
    const at = e.startedAt?.at;
    return (
      at !== undefined &&
      e !== refused &&
      e.artifact === refused.artifact &&
      at > until - minute &&
      at <= until &&
      !isRefused(e)
    );
  }).length;
  return count === 0 ? undefined : { count, line: refused.firstLine };
}

function isRefused(exchange: Exchange): boolean {
  return exchange.response?.status === 429 || exchange.response?.status === 503;
}
