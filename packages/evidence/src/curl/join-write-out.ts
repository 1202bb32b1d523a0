import type { Exchange } from '../exchange.ts';

/** The reader that knows write-out lines by themselves. */
const writeOut = 'curl-write-out';
const transcripts = new Set(['curl-verbose', 'curl-include', 'curl-trace', 'raw-http']);
/** So far below a transcript curl's `-w` may have written, a line with the body's end between. */
const nearby = 3;

/** Gives a call's transcript what `-w` wrote right below it; the exchange that it made of its own goes. */
export function joinWriteOut(exchanges: Exchange[]): Exchange[] {
  if (!exchanges.some((exchange) => exchange.reader === writeOut)) return exchanges;
  const result: Exchange[] = [];
  for (const exchange of exchanges) {
    const above = result.at(-1);
    if (exchange.reader === writeOut && above && belongs(above, exchange)) {
      const { durationMs, timings, peer, tls, fields, error, request } = exchange;
      const joined: Exchange = { ...above, lastLine: exchange.lastLine };
      if (durationMs !== undefined) joined.durationMs = durationMs;
      if (timings) joined.timings ??= timings;
      if (peer) joined.peer ??= peer;
      if (tls) joined.tls ??= tls;
      if (error) joined.error ??= error;
      if (fields) joined.fields = { ...fields, ...joined.fields };
      if (request?.url && !joined.request?.url) joined.request = { ...joined.request, ...request };
      result[result.length - 1] = joined;
    } else result.push(exchange);
  }
  return result;
}

function belongs(above: Exchange, below: Exchange): boolean {
  const far = below.firstLine - above.lastLine;
  if (above.artifact !== below.artifact || !transcripts.has(above.reader) || far < 0 || far > nearby) return false;
  const [one, other] = [above.response?.status, below.response?.status];
  return other === undefined ? true : one === other;
}
