import { EvidenceError, type Exchange, findMasks, header } from '@causeway/evidence';
import type { Knowledge, Provider } from '../knowledge/compile.ts';
import { nearest } from '../knowledge/problem.ts';

/** A vendor that the evidence names, and what named it. */
export interface RecognisedProvider {
  provider: Provider;
  by: 'given' | 'host' | 'header' | 'sender' | 'key' | 'name';
}

/**
 * Recognises the vendor: as given, else by the first of host, header, sender and key prefix that any
 * exchange shows, else by name in the text.
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
  const tests: [RecognisedProvider['by'], (p: Provider) => boolean][] = [
    ['host', (p) => exchanges.some((e) => p.hosts?.some((host) => isHostOf(hostOf(e), host)))],
    ['header', (p) => exchanges.some((e) => p.headers?.some((name) => carries(e, name)))],
    ['sender', (p) => exchanges.some((e) => p.user_agents?.some((start) => userAgent(e).startsWith(start)))],
    ['key', (p) => findMasks(text).some((mask) => p.keys?.some((key) => mask.prefix === key.prefix))],
    ['name', (p) => [p.name, ...(p.aliases ?? [])].some((name) => namesWord(text, name))],
  ];
  for (const [by, test] of tests) {
    const provider = all.find(test);
    if (provider) return { provider, by };
  }
  return undefined;
}

/** Whether a host is the one named or below it. */
function isHostOf(host: string | undefined, suffix: string): boolean {
  return host !== undefined && (host === suffix || host.endsWith(`.${suffix}`));
}

function hostOf(exchange: Exchange): string | undefined {
  return exchange.request?.url && URL.canParse(exchange.request.url)
    ? new URL(exchange.request.url).hostname
    : undefined;
}

function carries(exchange: Exchange, name: string): boolean {
  return Boolean(header(exchange.request?.headers ?? [], name) ?? header(exchange.response?.headers ?? [], name));
}

function userAgent(exchange: Exchange): string {
  return header(exchange.request?.headers ?? [], 'user-agent')?.value ?? '';
}

/** Whether a text has a name as a word of its own, whatever its case. */
function namesWord(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}_]/u.test(lower[at - 1] ?? ' ') && !/[\p{L}\p{N}_]/u.test(lower[at + wanted.length] ?? ' '))
      return true;
  }
  return false;
}
