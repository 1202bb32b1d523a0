import type { Exchange } from '../exchange.ts';
import { bodies } from '../readers/bodies/order.ts';

/** The readers that know bodies by themselves. */
const bodyReaders: ReadonlySet<string> = new Set(bodies.map((reader) => reader.id));
/** So far below a command its output may begin: curl's meter may stand between. */
const nearby = 4;

/**
 * Gives a command that was pasted with nothing but the body it printed the response that the body tells of: the
 * status that an error body or page names itself. The exchange that was made of the body alone goes.
 */
export function joinBareBodies(exchanges: Exchange[]): Exchange[] {
  if (!exchanges.some((one) => bodyReaders.has(one.reader))) return exchanges;
  const result: Exchange[] = [];
  for (const exchange of exchanges) {
    const above = result.at(-1);
    const far = above ? exchange.firstLine - above.lastLine : 0;
    const isAsked =
      above?.reader === 'curl-include' && above.artifact === exchange.artifact && !above.response && !above.error;
    if (isAsked && bodyReaders.has(exchange.reader) && exchange.response && far > 0 && far <= nearby)
      result[result.length - 1] = { ...above, response: exchange.response, lastLine: exchange.lastLine };
    else result.push(exchange);
  }
  return result;
}
