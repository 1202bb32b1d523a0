import { type Document, linesBetween, type ReadDocuments, type Route } from '@causeway/evidence';
import type { FactValue } from '../knowledge/fact-values.ts';
import { hostKind } from './host-kind.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';

/** What ping, traceroute and tracert say when the name leads nowhere, or the network does. */
const sayings: readonly (readonly [pattern: RegExp, facts: readonly [fact: string, value: FactValue][]])[] = [
  [/temporary failure in name/i, [['error.kind', 'dns'], ['network.dns_result', 'temporary']]],
  [/unknown host|could ?n[o']t find host|could not find host|cannot resolve|unable to resolve|name or service not known|nodename nor servname/i, [['error.kind', 'dns'], ['network.dns_result', 'not_found']]],
  [/no route to host|network is (?:down|unreachable)|(?:host|net(?:work)?) unreachable/i, [['error.kind', 'unreachable']]],
]; // biome-ignore format: one table

/** What pings and traced routes in the evidence show: where a name leads, and whether packets come back. */
export function observeRoutes(reading: ReadDocuments, documents: readonly Document[]): Noted[] {
  return reading.routes.flatMap((route) => {
    const { artifact, firstLine, lastLine } = route;
    const document = documents.find((one) => one.name === artifact);
    const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
    const source = linesSource(artifact, firstLine, lastLine, quote);
    return factsOf(route).map(([fact, value]): Noted => ({ fact, value, source, belief: 'log' }));
  });
}

function factsOf({ host, address, reached, error }: Route): [fact: string, value: FactValue][] {
  const facts: [string, FactValue][] = [];
  const said = sayings.find(([pattern]) => pattern.test(error?.message ?? ''));
  if (said) facts.push(...said[1]);
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  if (isName && address !== undefined) {
    const inside = ['private', 'loopback'].includes(hostKind(address));
    facts.push(['network.dns_result', inside ? 'private' : 'resolves']);
  }
  // Without an address there was nothing to send.
  if (reached !== undefined && !said?.[1].some(([, value]) => value === 'dns'))
    facts.push(['network.packets_arrive', reached]);
  return facts;
}
