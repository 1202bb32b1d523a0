import {
  type Certificate,
  type DnsLookup,
  type Document,
  type Exchange,
  linesBetween,
  type ReadDocuments,
  type TlsHandshake,
} from '@causeway/evidence';
import type { FactValue } from '../knowledge/fact-values.ts';
import { hostKind } from './host-kind.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';

type NoteLines = (fact: string, value: FactValue, firstLine: number, lastLine?: number) => void;

/**
 * What DNS answers and TLS handshakes in the evidence show, as tools print them or a call's transcript does. Of
 * several names only those that a call went to count, where there are such.
 * @param now milliseconds since 1970 in UTC, to tell an expired certificate
 */
export function observeLooks(reading: ReadDocuments, documents: readonly Document[], now: number): Noted[] {
  const noted: Noted[] = [];
  const noteOf =
    (artifact: string): NoteLines =>
    (fact, value, firstLine, lastLine = firstLine) => {
      const document = documents.find((one) => one.name === artifact);
      const quote = shorten((document ? linesBetween(document, firstLine, lastLine) : []).join('\n').trim());
      noted.push({ fact, value, source: linesSource(artifact, firstLine, lastLine, quote), belief: 'log' });
    };
  const called = new Set(reading.exchanges.flatMap(({ request }) => hostOf(request?.url) ?? []));
  const handshakes = [...reading.handshakes, ...reading.exchanges.flatMap(({ tls }) => tls ?? [])];
  const lookups = ofCalled(reading.lookups, called, (one) => one.name);
  // Callers try every address of a name: one that leads inside is told before the others of it that do not.
  const told = lookups.toSorted((a, b) => Number(leadsInside(b, lookups)) - Number(leadsInside(a, lookups)));
  for (const lookup of told) noteLookup(lookup, noteOf(lookup.artifact));
  for (const handshake of ofCalled(handshakes, called, (one) => one.host)) {
    noteHandshake(handshake, noteOf(handshake.artifact), now);
  }
  for (const exchange of reading.exchanges) noteVerifyResult(exchange, noteOf);
  return noted;
}

/** The looks at hosts that were called; all of them where none was. */
function ofCalled<T>(
  looks: readonly T[],
  called: ReadonlySet<string>,
  hostOfLook: (look: T) => string | undefined,
): T[] {
  const own = looks.filter((look) => called.has(hostOfLook(look)?.toLowerCase() ?? ''));
  return own.length > 0 ? own : [...looks];
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;
}

/** Whether an address among the answers is a private one, and no other resolver gives a public one for the same question. */
function leadsInside(lookup: DnsLookup, lookups: readonly DnsLookup[]): boolean {
  if (insideOf(lookup) === undefined) return false;
  return lookups.every(
    (other) =>
      other.name !== lookup.name ||
      other.type !== lookup.type ||
      addressesOf(other).length === 0 ||
      insideOf(other) !== undefined,
  );
}

function addressesOf({ records }: DnsLookup): DnsLookup['records'] {
  return records.filter((record) => record.type === 'A' || record.type === 'AAAA');
}

function insideOf(lookup: DnsLookup): DnsLookup['records'][number] | undefined {
  return addressesOf(lookup).find(({ value }) => ['private', 'loopback'].includes(hostKind(value)));
}

function noteLookup(lookup: DnsLookup, note: NoteLines): void {
  const { type = 'A', status, firstLine, lastLine } = lookup;
  if (status === 'NXDOMAIN') note('network.dns_result', 'not_found', firstLine, lastLine);
  if (status === 'SERVFAIL' || status === 'TIMEOUT') note('network.dns_result', 'temporary', firstLine, lastLine);
  if (status !== 'NOERROR' || (type !== 'A' && type !== 'AAAA' && type !== 'ANY')) return;
  const [first] = addressesOf(lookup);
  // A name that exists without an address (NODATA, RFC 2308 section 2.2) resolves as little as one that does not.
  if (!first) {
    if (type === 'A') note('network.dns_result', 'not_found', firstLine, lastLine);
    return;
  }
  const inside = insideOf(lookup);
  note('network.private_record', inside !== undefined, (inside ?? first).line);
  note('network.dns_result', inside ? 'private' : 'resolves', (inside ?? first).line);
}

/** Errors of X509_verify_cert by number (OpenSSL, x509_vfy.h): what its own words are matched for elsewhere. */
const verifyErrors: Readonly<Record<number, string>> = {
  18: 'leaf_self_signed',
  19: 'root_not_trusted',
  20: 'issuer_not_found',
  21: 'leaf_unverified',
};
const expired = 10;
const otherHost = 62;

/** What curl states of its verification in figures (`-w '%{ssl_verify_result}'`), 0 where it was content. */
function noteVerifyResult(
  { artifact, firstLine, lastLine, fields }: Exchange,
  noteOf: (artifact: string) => NoteLines,
): void {
  const code = Number(fields?.ssl_verify_result ?? 0);
  if (code > 0) noteVerifyError(code, noteOf(artifact), firstLine, lastLine);
}

function noteVerifyError(code: number, note: NoteLines, firstLine: number, lastLine?: number): void {
  const error = verifyErrors[code];
  if (error) note('tls.verify_error', error, firstLine, lastLine);
  if (code === expired) note('tls.past_its_dates', 'expired', firstLine, lastLine);
  if (code === otherHost) note('tls.names_covered', false, firstLine, lastLine);
}

function noteHandshake(
  { host, verify, certificates, clientCertificateAsked, ...rest }: TlsHandshake,
  note: NoteLines,
  now: number,
): void {
  if (verify) noteVerifyError(verify.code ?? 0, note, verify.line);
  if (clientCertificateAsked === false && !rest.error) note('tls.client_cert', 'not_wanted', rest.firstLine);
  const [leaf, ...others] = certificates;
  if (!leaf) return;
  const isSelfSigned = leaf.subject !== undefined && leaf.subject === leaf.issuer;
  if (isSelfSigned) note('tls.issuer', 'self', leaf.line);
  // What a transcript of curl shows of the chain is the first certificate only.
  if (rest.reader === 'openssl-s-client' && !isSelfSigned) {
    note('tls.chain_sent', others.length > 0 ? 'full' : 'leaf_only', leaf.line, others.at(-1)?.line ?? leaf.line);
  }
  if (leaf.notAfter) note('tls.past_its_dates', leaf.notAfter.at < now ? 'expired' : 'valid', leaf.notAfter.line);
  const covered = host === undefined ? undefined : covers(leaf, host);
  if (covered !== undefined) note('tls.names_covered', covered, leaf.line);
}

/** Whether a certificate names a host (RFC 9525 section 6.3: a wildcard stands for one whole label). */
function covers({ names }: Certificate, host: string): boolean | undefined {
  if (!names || names.length === 0) return undefined;
  const wanted = host.toLowerCase();
  const parent = wanted.slice(wanted.indexOf('.') + 1);
  return names.some((name) => [wanted, `*.${parent}`].includes(name.toLowerCase()));
}
