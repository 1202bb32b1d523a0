import { read, toDocument } from '@causeway/evidence';
import { sample, samples } from '@causeway/evidence/testing';
import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '../shipped.ts';
import { observeLooks } from './endpoint-looks.ts';

const now = Date.UTC(2026, 10, 23);

function facts(text: string, at = now): Record<string, unknown> {
  const documents = [toDocument('a', text)];
  // Of several values for one fact the first one counts.
  return Object.fromEntries(
    observeLooks(read(documents), documents, at)
      .toReversed()
      .map(({ fact, value }) => [fact, value]),
  );
}

const dig = (status: string, answer: string) => `; <<>> DiG 9.18.28 <<>> hooks.example.com
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: 4242
;; flags: qr rd ra; QUERY: 1, ANSWER: ${answer ? 1 : 0}, AUTHORITY: 0, ADDITIONAL: 1

;; QUESTION SECTION:
;hooks.example.com.		IN	A
${answer && `\n;; ANSWER SECTION:\n${answer}\n`}
;; Query time: 3 msec
;; SERVER: 192.0.2.53#53(192.0.2.53) (UDP)
`;

describe('what looks at an endpoint show', () => {
  it('is whether the name resolves, and to what kind of address', () => {
    expect(facts(dig('NOERROR', 'hooks.example.com.	300	IN	A	93.184.215.14'))).toEqual({
      'network.dns_result': 'resolves',
      'network.private_record': false,
    });
    expect(facts(dig('NOERROR', 'hooks.example.com.	300	IN	A	10.2.3.4'))).toEqual({
      'network.dns_result': 'private',
      'network.private_record': true,
    });
    expect(facts(dig('NOERROR', ''))).toEqual({ 'network.dns_result': 'not_found' });
    expect(facts(dig('NXDOMAIN', ''))).toEqual({ 'network.dns_result': 'not_found' });
    expect(facts(dig('SERVFAIL', ''))).toEqual({ 'network.dns_result': 'temporary' });
  });

  it('is a private address where one of the families has one, and not where only one of two resolvers gives it', () => {
    const ofFamily = (type: string, value: string) =>
      dig('NOERROR', `hooks.example.com. 300 IN ${type} ${value}`).replace('.\t\tIN\tA\n', `.\t\tIN\t${type}\n`);
    const open = ofFamily('A', '93.184.215.14');
    expect(facts(`${open}\n${ofFamily('AAAA', 'fe80::1')}`)).toMatchObject({ 'network.dns_result': 'private' });
    expect(facts(`${open}\n${ofFamily('AAAA', '2606:2800:21f:cb07::1')}`)).toMatchObject({
      'network.dns_result': 'resolves',
    });
    expect(facts(`${open}\n${ofFamily('A', '10.2.3.4')}`)).toMatchObject({ 'network.dns_result': 'resolves' });
  });

  it('counts for the host that was called, where one was', () => {
    const call = 'curl: (7) Failed to connect to x.example.com port 443\n';
    const transcript = `> GET / HTTP/1.1\n> Host: hooks.example.com\n>\n< HTTP/1.1 502 Bad Gateway\n\n${call}`;
    const other = dig('NXDOMAIN', '').replaceAll('hooks.example.com', 'old.example.com');
    expect(facts(`${transcript}\n${other}\n${dig('NOERROR', 'hooks.example.com. 300 IN A 93.184.215.14')}`)).toEqual({
      'network.dns_result': 'resolves',
      'network.private_record': false,
    });
  });

  it('is quoted with its line', () => {
    const documents = [toDocument('a', dig('NOERROR', 'hooks.example.com.	300	IN	A	10.2.3.4'))];
    const [first] = observeLooks(read(documents), documents, now);
    expect(first?.source).toMatchObject({ kind: 'lines', artifact: 'a', quote: expect.stringContaining('10.2.3.4') });
  });

  it('is what a client thinks of a certificate', () => {
    expect(facts(sample('openssl-s-client', 'self-signed.txt'))['tls.verify_error']).toBe('leaf_self_signed');
    expect(facts(sample('curl-write-out', 'expired.txt'))['tls.past_its_dates']).toBe('expired');
  });

  it('is declared, whatever was looked at', () => {
    const looks = samples().filter(({ reader }) => ['dig', 'host', 'nslookup', 'openssl-s-client'].includes(reader));
    expect(looks.length).toBeGreaterThan(10);
    const documents = looks.map(({ reader, name, text }) => toDocument(`${reader}/${name}`, text));
    for (const { fact, value } of observeLooks(read(documents), documents, now)) {
      const declared = shippedKnowledge().facts.get(fact);
      expect(declared?.values ?? [true, false]).toContain(value);
    }
  });
});
