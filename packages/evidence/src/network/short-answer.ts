import type { DnsLookup, DnsRecord } from '../endpoint-look.ts';
import { withoutDot } from './dns-words.ts';

/** The record that a line of `dig +short` is; `undefined` where it can be none of that lookup. */
export function shortAnswer(value: string, asked: DnsLookup, line: number): DnsRecord | undefined {
  const wanted = asked.type ?? 'A';
  const address = wanted === 'A' || wanted === 'AAAA';
  const before = asked.records.at(-1);
  const name = before?.type === 'CNAME' ? before.value : (before?.name ?? asked.name);
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(value)) return { name, type: 'A', value, line };
  if (/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i.test(value)) return { name, type: 'AAAA', value, line };
  if (/^(?:[\w-]{1,63}\.){2,20}$/.test(value))
    return { name, type: address ? 'CNAME' : wanted, value: withoutDot(value), line };
  if (!address && /^(?:"|\d{1,5} )/.test(value)) return { name, type: wanted, value, line };
  return undefined;
}
