import type { DnsLookup } from '../endpoint-look.ts';

/** Types of records that people look up (IANA, DNS parameters). */
const types = new Set(
  'A AAAA CNAME NS SOA PTR MX TXT SRV CAA HTTPS SVCB DS DNSKEY RRSIG NSEC NSEC3 TLSA NAPTR DNAME SPF ANY AXFR HINFO LOC SSHFP'.split(
    ' ',
  ),
);
const codes: readonly DnsLookup['status'][] = ['NOERROR', 'NXDOMAIN', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP'];

/** The type of a record, upper case, where the word is one. */
export function recordType(word: string): string | undefined {
  const type = word.toUpperCase();
  return types.has(type) || /^TYPE\d{1,5}$/.test(type) ? type : undefined;
}

/** The RCODE of that name as dig prints it. */
export function statusOf(word: string): DnsLookup['status'] {
  return codes.find((code) => code === word.toUpperCase()) ?? 'OTHER';
}

/** A name without the dot at its end; the root stays a dot. */
export function withoutDot(name: string): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}

/** Whether a word can be a name or address that is looked up. */
export function isDnsName(word: string): boolean {
  return /^(?:[\w*-]{1,63}\.){0,20}[\w-]{1,63}\.?$/.test(word) || /^[0-9a-f.:]{3,45}$/i.test(word) || word === '.';
}
