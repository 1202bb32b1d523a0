import type { Exchange, Header } from '@causeway/evidence';
import { answeredAt, beganAt, httpDate } from './exchange-time.ts';
import { responseHeader } from './shown-headers.ts';

export interface Counted {
  value: number;
  line: number;
}

/** Seconds that an answer asks to wait: Retry-After (RFC 9110, 10.2.3), a number or a date, or its millisecond variant. */
export function retryAfter(exchange: Exchange): Counted | undefined {
  const millis = responseHeader(exchange, 'retry-after-ms') ?? responseHeader(exchange, 'x-ms-retry-after-ms');
  if (millis && /^\d{1,12}(?:\.\d{1,9})?$/.test(millis.value))
    return { value: Number(millis.value) / 1000, line: millis.line };
  const header = responseHeader(exchange, 'retry-after');
  if (!header) return undefined;
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(header.value)) return { value: Number(header.value), line: header.line };
  const until = httpDate(header.value);
  const from = answeredAt(exchange) ?? beganAt(exchange);
  return until === undefined || !from
    ? undefined
    : { value: Math.max(0, Math.round((until - from.at) / 1000)), line: header.line };
}

/**
 * What rate limit headers count: X-RateLimit-*, RateLimit-* and RateLimit of the IETF drafts, vendors'
 * names with a dimension (`x-ratelimit-remaining-tokens`), and `39/40` as call limits. Of several
 * limits the one with the least left.
 */
export function rateCounts(headers: readonly Header[]): { remaining: Counted | undefined; limit: Counted | undefined } {
  const dimensions = new Map<string, { remaining?: Counted; limit?: Counted }>();
  const put = (dimension: string, part: 'remaining' | 'limit', value: number, line: number): void => {
    const entry = dimensions.get(dimension) ?? {};
    entry[part] ??= { value, line };
    dimensions.set(dimension, entry);
  };
  for (const { name, value, line } of headers) {
    const lower = name.toLowerCase();
    if (lower === 'ratelimit' || lower === 'ratelimit-policy') {
      for (const [part, count] of structured(value)) put('', part, count, line);
      continue;
    }
    const used = /call-?limit$|rate-?limit-usage$/.test(lower) ? /^(\d{1,9})\/(\d{1,9})$/.exec(value.trim()) : null;
    if (used) {
      put(lower, 'limit', Number(used[2]), line);
      put(lower, 'remaining', Math.max(0, Number(used[2]) - Number(used[1])), line);
      continue;
    }
    const named = countName(lower);
    const count = /^\s*(\d{1,15})(?:\.\d+)?(?=\s*(?:$|[,;]))/.exec(value)?.[1];
    if (named && count !== undefined) put(named.dimension, named.part, Number(count), line);
  }
  let least: { remaining?: Counted; limit?: Counted } = {};
  for (const entry of dimensions.values()) {
    const better =
      (entry.remaining?.value ?? Number.POSITIVE_INFINITY) < (least.remaining?.value ?? Number.POSITIVE_INFINITY);
    if (better || (least.remaining === undefined && least.limit === undefined)) least = entry;
  }
  return { remaining: least.remaining, limit: least.limit };
}

function countName(name: string): { dimension: string; part: 'remaining' | 'limit' } | undefined {
  const match = /rate-?limit/.exec(name);
  if (!match) return undefined;
  const words = name
    .slice(match.index + match[0].length)
    .split('-')
    .filter(Boolean);
  const part = words.includes('remaining')
    ? 'remaining'
    : words.includes('limit') || words.length === 0
      ? 'limit'
      : undefined;
  if (!part || words.includes('reset')) return undefined;
  return { part, dimension: words.filter((w) => w !== part).join('-') };
}

/** `"default";r=50;t=30`, `"default";q=100;w=60`, and of earlier drafts `limit=100, remaining=50, reset=5`. */
function structured(value: string): ['remaining' | 'limit', number][] {
  const found: ['remaining' | 'limit', number][] = [];
  for (const piece of value.split(/[;,]/)) {
    const match = /^\s*(r|remaining|q|limit)\s*=\s*(\d{1,15})\s*$/i.exec(piece);
    if (match) found.push([/^r/i.test(match[1] ?? '') ? 'remaining' : 'limit', Number(match[2])]);
  }
  return found;
}
