import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Found } from '../span.ts';

const candidate = /(?<![A-Za-z0-9])([A-Za-z]{2})[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}/g;
const lengths = new Map(
  Object.entries(countrySpecs).flatMap(([country, { chars }]): [string, number][] => (chars ? [[country, chars]] : [])),
);

/** Bank account numbers (ISO 13616): of the country's length, with the remainder that the check digits make. */
export function scanAccounts(text: string, found: Found): void {
  for (const match of text.matchAll(candidate)) {
    const length = lengths.get((match[1] ?? '').toUpperCase());
    if (length === undefined) continue;
    const end = endOfAccount(match[0], length);
    const written = match[0].slice(0, end);
    const secret = written.replace(/[ -]/g, '').toUpperCase();
    if (end < 0 || /[A-Za-z0-9]/.test(text.charAt(match.index + end)) || !isValidIBAN(secret)) continue;
    // The country stays: it says which bank's rules hold.
    found({ start: match.index + 2, end: match.index + end, kind: 'iban', prefix: '', secret });
  }
}

/** Where so many letters and digits are passed: words after the number look like more of it. */
function endOfAccount(written: string, length: number): number {
  let count = 0;
  for (let i = 0; i < written.length; i += 1) {
    if (written.charAt(i) !== ' ' && written.charAt(i) !== '-') count += 1;
    if (count === length) return i + 1;
  }
  return -1;
}
