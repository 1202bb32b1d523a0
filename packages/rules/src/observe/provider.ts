import { EvidenceError, type Exchange, findMasks, header } from '@causeway/evidence';
import type { Knowledge, Provider } from '../knowledge/compile.ts';
import { nearest } from '../knowledge/problem.ts';
import { addressOf } from './address.ts';
import { directionOf } from './direction.ts';
import { hostKind } from './host-kind.ts';

/** A vendor that the evidence names, and what named it. */
export interface RecognisedProvider {
  provider: Provider;
  by: 'given' | 'host' | 'header' | 'sender' | 'key' | 'name';
}

/**
 * Recognises the vendor: as given, else by the first of host, header, sender and key prefix that any
 * exchange shows, else the one that the text names first.
 * @throws EvidenceError for a given id that no profile has
 */
export function recogniseProvider(
  given: string | undefined,
  exchanges: readonly Exchange[],
  text: string,
  knowledge: Knowledge,
): RecognisedProvider | undefined {
  const all = [...knowledge.providers.values()];
  if (given) {
    const provider = knowledge.providers.get(given);
    if (provider) return { provider, by: 'given' };
    const near = nearest(given, [...knowledge.providers.keys()]).join(', ');
    throw new EvidenceError(
      'UNKNOWN_PROVIDER',
      `There is no provider profile "${given}".`,
      `Near are: ${near}. Leave it out to have it detected.`,
      ['provider'],
    );
  }
  const shown = shownBy(exchanges, text);
  const tests: [RecognisedProvider['by'], (p: Provider) => boolean][] = [
    ['host', (p) => shown.hosts.some((host) => p.hosts?.some((own) => isHostOf(host, own)))],
    ['header', (p) => p.headers?.some((name) => shown.headers.has(name.toLowerCase())) ?? false],
    ['sender', (p) => shown.agents.some((agent) => p.user_agents?.some((start) => agent.startsWith(start)))],
    ['key', (p) => (p.keys?.some((key) => shown.prefixes.has(key.prefix)) && !callsAnother(exchanges)) ?? false],
  ];
  for (const [by, test] of tests) {
    const provider = all.find(test);
    if (provider) return { provider, by };
  }
  const provider = namedFirst(all, shown.words);
  return provider && { provider, by: 'name' };
}

/** The one whose name or alias stands first in a text in lower case; of two that begin at one place the longer. */
function namedFirst(providers: readonly Provider[], lower: string): Provider | undefined {
  const named = providers.flatMap((provider) =>
    [provider.name, ...(provider.aliases ?? [])].flatMap((name) => {
      const at = placeOfWord(lower, name);
      return at === undefined ? [] : [{ provider, at, length: name.length }];
    }),
  );
  return named.sort((a, b) => a.at - b.at || b.length - a.length)[0]?.provider;
}

/**
 * Whether a call goes to a public host, which is no known vendor's where that is asked. Vendors begin
 * their keys alike (`sk_test_`, `pk_live_`), so that there the host decides and not the key.
 */
function callsAnother(exchanges: readonly Exchange[]): boolean {
  return exchanges.some((exchange) => {
    const { host } = addressOf(exchange);
    return host !== undefined && hostKind(host) === 'public' && directionOf(exchange) === 'api_call';
  });
}

/** What may name a vendor, each thing once: the same few stand in thousands of exchanges. */
interface Shown {
  hosts: readonly string[];
  /** Names in lower case. */
  headers: ReadonlySet<string>;
  agents: readonly string[];
  prefixes: ReadonlySet<string>;
  /** The text in lower case. */
  words: string;
}

function shownBy(exchanges: readonly Exchange[], text: string): Shown {
  const origins = new Set<string>();
  const headers = new Set<string>();
  const agents = new Set<string>();
  for (const { request, response } of exchanges) {
    const origin = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/[^/?#]{0,1000}/.exec(request?.url ?? '')?.[0];
    if (origin) origins.add(origin);
    for (const { name } of request?.headers ?? []) headers.add(name.toLowerCase());
    for (const { name } of response?.headers ?? []) headers.add(name.toLowerCase());
    const agent = header(request?.headers ?? [], 'user-agent')?.value;
    if (agent) agents.add(agent);
  }
  return {
    hosts: [...origins].flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).hostname] : [])),
    headers,
    agents: [...agents],
    prefixes: new Set(findMasks(text).map((mask) => mask.prefix)),
    words: text.toLowerCase(),
  };
}

/** Whether a host is the one named or below it. */
function isHostOf(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

/** Where a text in lower case has a name as a word of its own for the first time. */
function placeOfWord(lower: string, name: string): number | undefined {
  const wanted = name.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}_]/u.test(lower[at - 1] ?? ' ') && !/[\p{L}\p{N}_]/u.test(lower[at + wanted.length] ?? ' '))
      return at;
  }
  return undefined;
}
