import type { Exchange } from '@causeway/evidence';

/** Attempts that show a pattern: three gaps in a row that grow by chance are rare, growing this much rarer still. */
const fewest = 4;
/** Senders that back off double their wait, more or less; what receivers log of it is blurred by a second. */
const growth = 1.3;

/**
 * The requests among these that come at the growing gaps of a sender that tries one event again and again; none
 * where there is no such run.
 */
export function backedOff(exchanges: readonly Exchange[]): readonly Exchange[] {
  const timed = exchanges.filter((exchange) => exchange.startedAt !== undefined);
  for (const same of Map.groupBy(timed, targetOf).values()) {
    const run = growingRun(same);
    if (run.length > 0) return run;
  }
  return [];
}

function targetOf({ artifact, request }: Exchange): string {
  return `${artifact}\n${request?.url}\n${request?.bodyBytes}`;
}

/** The longest run of exchanges whose gaps grow, where it is long enough; otherwise none. */
function growingRun(exchanges: readonly Exchange[]): Exchange[] {
  const sorted = exchanges.toSorted((a, b) => timeOf(a) - timeOf(b));
  let best: Exchange[] = [];
  let run: Exchange[] = [];
  let gap = 0;
  for (const exchange of sorted) {
    const last = run.at(-1);
    const wait = last ? timeOf(exchange) - timeOf(last) : 0;
    if (wait === 0) run = [];
    else if (run.length >= 2 && wait < gap * growth) run = run.slice(-1);
    run.push(exchange);
    gap = wait;
    if (run.length > best.length) best = [...run];
  }
  return best.length >= fewest ? best : [];
}

function timeOf(exchange: Exchange): number {
  return exchange.startedAt?.at ?? 0;
}
