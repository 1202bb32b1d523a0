import type { Body, Direction, Exchange, Header } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { groupAll, groupFailures } from './failures.ts';
import type { Observer } from './observer.ts';

/** An exchange in few words, for tests: every part gets lines of its own, in the order of a transcript. */
export interface Sample {
  method?: string;
  url?: string;
  httpVersion?: string;
  headers?: Record<string, string>;
  body?: string;
  bodyCut?: boolean;
  status?: number;
  answer?: Record<string, string>;
  answerBody?: string;
  error?: string;
  errorCode?: string;
  seenFrom?: Exchange['seenFrom'];
  direction?: Direction;
  /** ISO 8601; without Z or offset the zone is not known. */
  at?: string;
  durationMs?: number;
  peer?: string;
  artifact?: string;
}

/** Exchanges of one artifact, one after the other. */
export function sampled(...samples: readonly Sample[]): Exchange[] {
  let line = 0;
  const next = (): number => {
    line += 1;
    return line;
  };
  const headersOf = (given: Record<string, string> = {}): Header[] =>
    Object.entries(given).map(([name, value]) => ({ name, value, line: next() }));
  const bodyOf = (text: string, truncated: boolean): Body => {
    const firstLine = next();
    line += text.split('\n').length - 1;
    return { text, firstLine, lastLine: line, truncated };
  };
  return samples.map((sample): Exchange => {
    const firstLine = next();
    const exchange: Exchange = {
      reader: 'sample',
      artifact: sample.artifact ?? 'sample.txt',
      firstLine,
      lastLine: firstLine,
      seenFrom: sample.seenFrom ?? 'client',
    };
    if (sample.direction) exchange.direction = sample.direction;
    if (sample.at !== undefined) {
      const zoneKnown = /Z$|[+-]\d\d:\d\d$/.test(sample.at);
      exchange.startedAt = { at: Date.parse(zoneKnown ? sample.at : `${sample.at}Z`), zoneKnown, line: firstLine };
    }
    if (sample.durationMs !== undefined) exchange.durationMs = sample.durationMs;
    if (sample.peer !== undefined) exchange.peer = sample.peer;
    exchange.request = { method: sample.method ?? 'GET', headers: headersOf(sample.headers), line: firstLine };
    if (sample.url !== undefined) exchange.request.url = sample.url;
    if (sample.httpVersion !== undefined) exchange.request.httpVersion = sample.httpVersion;
    if (sample.body !== undefined) exchange.request.body = bodyOf(sample.body, sample.bodyCut ?? false);
    if (sample.status !== undefined) {
      exchange.response = { status: sample.status, line: next(), headers: headersOf(sample.answer) };
      if (sample.answerBody !== undefined) exchange.response.body = bodyOf(sample.answerBody, false);
    }
    if (sample.error !== undefined) {
      const at = next();
      exchange.error = { message: sample.error, firstLine: at, lastLine: at };
      if (sample.errorCode !== undefined) exchange.error.code = sample.errorCode;
    }
    exchange.lastLine = line;
    return exchange;
  });
}

export interface Noted {
  facts: Record<string, FactValue>;
  lines: Record<string, number>;
}

/** What an observer notes of the first failure among samples, or of the first exchange where none failed. */
export function noted(
  observer: Observer,
  samples: readonly Sample[],
  { provider, now = 0, which = 0 }: { provider?: Partial<Provider>; now?: number; which?: number } = {},
): Noted {
  const all = sampled(...samples);
  const failures = groupFailures(all);
  const failure = (failures.length > 0 ? failures : groupAll(all))[which];
  const result: Noted = { facts: {}, lines: {} };
  if (!failure) return result;
  const profile = provider && { id: 'acme', name: 'Acme', sources: ['https://docs.example.com'], ...provider };
  observer.observe({ failure, exchange: failure.exchanges[0], all, provider: profile, now }, (fact, value, line) => {
    if (!observer.facts.includes(fact)) throw new Error(`${fact} is not among the facts of this observer`);
    if (value === undefined || fact in result.facts) return;
    result.facts[fact] = value;
    result.lines[fact] = line;
  });
  return result;
}
