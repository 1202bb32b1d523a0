import { type Exchange, pathTemplate, weightOf } from '@causeway/evidence';
import { addressOf } from './address.ts';
import { hasFailed } from './failures.ts';
import type { Observer } from './observer.ts';
import { neighbours } from './redirect-chain.ts';
import { exchangesWithHost, placeOf } from './same-host.ts';

/** How the failure stands among the other exchanges with its host. */
export const series: Observer = {
  facts: ['failure.count', 'failure.same_request_succeeds', 'failure.others_succeed', 'failure.only_one_method'],
  observe({ exchange, failure, all }, note) {
    const line = exchange.firstLine;
    const last = exchange.lastLine;
    note('failure.count', failure.count, line, last);
    const host = summaryOf(exchange, all);
    const own = host.requests.get(nameOf(exchange));
    if (!own) return;
    if (own.succeeded > 0) note('failure.same_request_succeeds', own.failed > 0 ? true : undefined, line, last);
    // One attempt says nothing of the others.
    else if (own.failed > 1) note('failure.same_request_succeeds', false, line, last);
    const othersSucceeded = host.succeeded - own.succeeded;
    const othersFailed = host.failed - own.failed;
    if (othersSucceeded > 0) note('failure.others_succeed', true, line, last);
    else if (othersFailed > 0) note('failure.others_succeed', false, line, last);
    if (host.methods.size > 1) note('failure.only_one_method', host.failingMethods.size === 1, line, last);
  },
};

interface Tally {
  succeeded: number;
  failed: number;
}
interface Summary extends Tally {
  /** By method and path template. */
  requests: Map<string, Tally>;
  methods: Set<string>;
  failingMethods: Set<string>;
}

const summaries = new WeakMap<readonly Exchange[], Map<string, Summary>>();

function summaryOf(exchange: Exchange, all: readonly Exchange[]): Summary {
  const byPlace = summaries.get(all) ?? new Map<string, Summary>();
  summaries.set(all, byPlace);
  const place = placeOf(exchange);
  let summary = byPlace.get(place);
  if (!summary) {
    summary = summarise(exchangesWithHost(exchange, all), all);
    byPlace.set(place, summary);
  }
  return summary;
}

function summarise(exchanges: readonly Exchange[], all: readonly Exchange[]): Summary {
  const summary: Summary = {
    succeeded: 0,
    failed: 0,
    requests: new Map(),
    methods: new Set(),
    failingMethods: new Set(),
  };
  for (const exchange of exchanges) {
    const failed = hasFailed(exchange, neighbours(exchange, all).after);
    if (!failed && !exchange.response) continue;
    const name = nameOf(exchange);
    let own = summary.requests.get(name);
    if (!own) {
      own = { succeeded: 0, failed: 0 };
      summary.requests.set(name, own);
    }
    const outcome = failed ? 'failed' : 'succeeded';
    const weight = weightOf(exchange);
    own[outcome] += weight;
    summary[outcome] += weight;
    const method = exchange.request?.method?.toUpperCase();
    // A browser's preflight is no request of the application.
    if (method === undefined || method === 'OPTIONS') continue;
    summary.methods.add(method);
    if (failed) summary.failingMethods.add(method);
  }
  return summary;
}

function nameOf(exchange: Exchange): string {
  if (exchange.repeats?.mixed) return 'others';
  return `${exchange.request?.method?.toUpperCase() ?? ''} ${pathTemplate(addressOf(exchange).path ?? '')}`;
}
