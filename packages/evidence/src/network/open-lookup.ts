import type { DnsLookup } from '../endpoint-look.ts';
import type { Lines } from '../exchange.ts';
import { digQuestion } from './dig-question.ts';

/** A lookup of dig while its lines come in. */
export interface OpenLookup extends DnsLookup {
  answered: boolean;
  shown: boolean;
  part: string;
  trace: boolean;
  short: boolean;
  prompted: boolean;
  /** The name asked for and those that it is an alias of, lower case. */
  names: Set<string>;
}

/** The lookup that arguments of dig ask for, before anything was printed. */
export function openLookup(place: Lines & { reader: string }, args: readonly string[], prompted: boolean): OpenLookup {
  const asked = digQuestion(args);
  return {
    ...place,
    name: asked.name,
    ...(asked.type ? { type: asked.type } : {}),
    ...(asked.server ? { server: asked.server } : {}),
    status: 'OTHER',
    records: [],
    answered: false,
    shown: false,
    part: '',
    trace: args.includes('+trace'),
    short: args.includes('+short'),
    prompted,
    names: new Set([asked.name.toLowerCase()]),
  };
}

/** What was told of it. */
export function lookupOf(open: OpenLookup): DnsLookup {
  const { answered, shown, part, trace, short, prompted, names, ...lookup } = open;
  return lookup;
}
