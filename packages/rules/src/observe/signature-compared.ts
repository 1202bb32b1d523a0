import type { Document, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { shorten } from './text-cues.ts';
import { lineAt, lineOf, logZones, zoneOf } from './zones.ts';

const value = String.raw`["'\x60]?((?:sha\d{1,3}[=:]|v\d[=,]|t=\d{10,13},v\d=)?\s?[A-Za-z0-9+/_-]{27,128}={0,2})(?![A-Za-z0-9+/_=-])`;
const own = `(?:expected|computed|calculated|generated|calc|mine|ours?|local|hash|digest|my)`;
const came = String.raw`(?:received|provided|given|actual|got|header|theirs?|sent|from[ _-]?\w{1,20}|sig(?:nature)?|x-[\w-]{3,40}|hmac)`;
const rest = String.raw`[\w ()'"\x60-]{0,24}?["'\x60]?\s{0,2}(?:[:=]{1,3}>?|is|was)\s{0,3}`;
const ours = new RegExp(String.raw`\b${own}${rest}${value}`, 'gi');
const theirs = new RegExp(String.raw`\b${came}${rest}${value}`, 'gi');
/** Lines that a log may put between the two. */
const nearby = 400;
const scheme = /^(?:sha\d{1,3}[=:]|v\d[=,]|t=\d{10,13},v\d=)\s?/;

/**
 * How the signature that the code computed and the one that came differ, where a log or the report prints both: by a
 * prefix, in encoding, in length, in value only, or not at all.
 * @param words the report
 */
export function observeComparedSignatures(
  reading: ReadDocuments,
  documents: readonly Document[],
  words: string,
): Noted[] {
  const lines = { firstLine: 1, lastLine: words.split('\n').length };
  for (const zone of [...logZones(documents, reading), zoneOf('words', reportName, words, lines)]) {
    const computed = [...zone.text.matchAll(ours)];
    const arrived = [...zone.text.matchAll(theirs)];
    for (const mine of computed) {
      const other = arrived.find(
        (one) => Math.abs(one.index - mine.index) < nearby && one.index + one[0].length !== mine.index + mine[0].length,
      );
      const form = other && formOf((mine[1] ?? '').trim(), (other[1] ?? '').trim());
      if (!other || !form) continue;
      const line = lineAt(zone, other.index);
      const source = linesSource(zone.artifact, line, line, shorten(lineOf(zone.text, other.index)));
      const belief = zone.artifact === reportName ? 'report' : 'log';
      return [{ fact: 'signature.compared', value: form, source, belief }];
    }
  }
  return [];
}

function formOf(mine: string, other: string): FactValue | undefined {
  const [bare, otherBare] = [mine.replace(scheme, ''), other.replace(scheme, '')];
  if (mine === other) return 'equal';
  if (bare === otherBare) return 'prefix_differs';
  if (bare.toLowerCase() === otherBare.toLowerCase()) return 'other_encoding';
  const [hex, otherHex] = [isHex(bare), isHex(otherBare)];
  // What people put in place of a secret value is often no real hash: its length is not to be trusted.
  if (hex !== otherHex) return isBase64(hex ? otherBare : bare) ? 'other_encoding' : undefined;
  if (bare.length !== otherBare.length)
    return hashLengths.has(bare.length) && hashLengths.has(otherBare.length) ? 'other_length' : undefined;
  return 'same_form';
}

/** Characters of SHA-1, SHA-256, SHA-384 and SHA-512 (FIPS 180-4) in hex and in base64 with padding (RFC 4648). */
const hashLengths = new Set([40, 64, 96, 128, 28, 44, 88]);
const isHex = (text: string) => /^[0-9a-f]+$/i.test(text);
const isBase64 = (text: string) => text.endsWith('=') || (/[+/]/.test(text) && hashLengths.has(text.length));
