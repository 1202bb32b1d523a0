import type { Found } from '../span.ts';

const candidate = /(?<![\w.%#-])[2-6][0-9](?:[ -]?[0-9]){11,17}(?![\w%-]|\.[0-9])/g;

/** Beginnings and lengths of the networks' numbers (ISO/IEC 7812 ranges as the networks publish them). */
const networks: readonly { begins: RegExp; lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { begins: /^3(?:0[0-5]|[689])/, lengths: [14] },
  { begins: /^62/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:5[06-8]|6)/, lengths: [16, 18, 19] },
];

/** Numbers of payment cards: a network's beginning and length, groups of four or none, and the check digit. */
export function scanCards(text: string, found: Found): void {
  for (const match of text.matchAll(candidate)) {
    const written = match[0];
    const digits = written.replace(/[ -]/g, '');
    if (!networks.some(({ begins, lengths }) => begins.test(digits) && lengths.includes(digits.length))) continue;
    if (written !== digits && !/^[0-9]{4}([ -])[0-9]{4,6}\1[0-9]{4,5}(?:\1[0-9]{1,4}){0,2}$/.test(written)) continue;
    if (!hasCheckDigit(digits)) continue;
    found({ start: match.index, end: match.index + written.length, kind: 'card-number', prefix: '', secret: digits });
  }
}

/** The formula of Luhn: ISO/IEC 7812-1, annex B. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const twice = digit * 2;
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}
