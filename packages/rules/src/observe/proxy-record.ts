import type { Observer } from './observer.ts';
import { proxyVerdict, verdictFacts } from './proxy-verdict.ts';

/** Why a proxy, balancer or platform in front failed a request, by the codes of its own record. */
export const proxyRecord: Observer = {
  facts: verdictFacts,
  observe({ exchange }, note) {
    const verdict = proxyVerdict(exchange);
    if (!verdict) return;
    const { firstLine, lastLine } = exchange;
    for (const fact of verdictFacts) note(fact, verdict[fact], firstLine, lastLine);
  },
};
