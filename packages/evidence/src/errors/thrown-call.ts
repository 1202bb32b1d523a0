import type { Exchange, HttpResponse, Place } from '../exchange.ts';
import { targetIn } from './call-words.ts';
import { urlOf } from './network-failure.ts';
import { type SaidAnswer, statusAndBodyIn } from './status-and-body.ts';
import { type Thrown, type ThrownChain, wordsOf } from './thrown.ts';
import { type SaidFailure, saidFailure } from './transport-words.ts';

/** Databases, caches, queues and mail: a refused connection there is no HTTP exchange. */
const otherPorts = new Set([25, 465, 587, 1433, 3306, 5432, 5672, 6379, 9092, 11211, 27017]);
/** Types of errors whose message begins with a status, or that only HTTP clients throw. */
const httpType =
  /Http|HTTP|Client|Response|Rest(?:Client|Template)|Api(?:Error|Exception)|API|Feign|Fetch|Status|Request|Unauthorized|Forbidden|NotFound|TooManyRequests|Unprocessable|OpenURI|Excon|WebException|S3Exception|ServiceException/;

/** What a language's reader knows better than the words that all share. */
export interface Dialect {
  /** What a message says of the answer, in words of its own; before the words that all share. */
  answer?(one: Thrown): SaidAnswer | undefined;
  /** True for errors of drivers of databases and queues, which use the same words. */
  otherService?(one: Thrown): boolean;
  /** A code in the error that its words do not tell. */
  code?(one: Thrown): string | undefined;
  /** The method, where the frames or the words beside the error tell it. */
  method?(chain: readonly Thrown[]): string | undefined;
}

/** The exchange that an error and its causes tell of, or undefined where they tell of none. */
export function callOf(error: ThrownChain, place: Place, dialect: Dialect = {}): Exchange | undefined {
  const { chain, prefix } = error;
  const exchange = answered(chain, place, dialect) ?? unanswered(chain, place, dialect);
  if (!exchange) return undefined;
  const method = exchange.request?.method ?? dialect.method?.(chain);
  if (method && !exchange.request?.method)
    exchange.request = { headers: [], line: place.firstLine, ...exchange.request, method };
  if (prefix.at) exchange.startedAt = prefix.at;
  return exchange;
}

function answered(chain: readonly Thrown[], place: Place, dialect: Dialect): Exchange | undefined {
  const named = chain.map((one) => ({ one, target: targetIn(one.message) })).find(({ target }) => target);
  for (const one of chain) {
    const own = dialect.answer?.(one);
    const told = own ?? (named || httpType.test(one.type) ? statusAndBodyIn(one.message) : undefined);
    if (!told) continue;
    const response: HttpResponse = { status: told.status, headers: [], line: one.line };
    if (told.reason) response.reason = told.reason;
    if (told.body) {
      const { text, firstLine, lastLine, truncated } = told.body;
      const cut = /\s{0,3}\(truncated\.{3}\)$/.exec(text);
      response.body = {
        text: cut ? text.slice(0, cut.index) : text,
        firstLine: Math.min(one.line + firstLine, place.lastLine),
        lastLine: Math.min(one.line + lastLine, place.lastLine),
        truncated: truncated || cut !== null,
      };
    }
    const exchange: Exchange = { ...place, seenFrom: 'client', response };
    if (named?.target) exchange.request = { ...named.target, headers: [], line: named.one.line };
    return exchange;
  }
  return undefined;
}

function unanswered(chain: readonly Thrown[], place: Place, dialect: Dialect): Exchange | undefined {
  if (dialect.otherService && chain.some((one) => dialect.otherService?.(one))) return undefined;
  const told = chain.map((one) => ({ one, failure: saidFailure(wordsOf(one)) }));
  // The deepest one says why; but `Socket closed` below a timeout is its consequence, and has no code.
  const deepest =
    told.findLast(({ failure }) => failure?.code) ??
    told.findLast(({ failure }) => failure?.tls) ??
    told.findLast(({ failure }) => failure);
  // Of those that say the same the outermost has the most words.
  const chosen = told.find(({ failure }) => failure?.code && failure.code === deepest?.failure?.code) ?? deepest;
  if (!chosen?.failure) return undefined;
  const { one } = chosen;
  const at: SaidFailure = { ...told.map(({ failure }) => failure).find((failure) => failure?.host), ...chosen.failure };
  if (at.port !== undefined && otherPorts.has(at.port)) return undefined;
  const words = wordsOf(one);
  const lines = one.message.split('\n').length - 1;
  const exchange: Exchange = {
    ...place,
    seenFrom: 'client',
    error: { message: words, firstLine: one.line, lastLine: Math.min(one.line + lines, place.lastLine) },
  };
  const code = dialect.code?.(one) ?? chosen.failure.code ?? chain.map((other) => other.code).find(Boolean);
  if (code && exchange.error) exchange.error.code = code;
  const named = chain.map(({ message, line }) => ({ target: targetIn(message), line })).find(({ target }) => target);
  const url = named?.target?.url ?? urlOf({ ...at, tls: told.some(({ failure }) => failure?.tls) });
  if (url) {
    const { method } = named?.target ?? {};
    exchange.request = { ...(method && { method }), url, headers: [], line: named?.line ?? one.line };
  }
  if (at.peer) exchange.peer = at.peer;
  return exchange;
}
