import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Found } from '../span.ts';

const international = /(?<![\w.+-])(?:\+|%2B)[1-9](?:[ ()./-]{0,2}[0-9]){6,14}(?![\w]|[.:-][0-9])/gi;
/** As it is written in North America, where numbers go without their country: `(415) 555-2671`. */
const northAmerican =
  /(?<![\w.+-])(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-.])[2-9][0-9]{2}[-.][0-9]{4}(?![\w-]|\.[0-9])/g;
const named =
  /(?:phone|mobile|msisdn|telefon|whatsapp|fax|cell|(?<![A-Za-z])tel)(?:_?-?number|_?-?no)?\\{0,7}["']?\s{0,3}(?:=>|[:=>])\s{0,3}\\{0,7}["']?(?=[+(0-9])((?:00)?(?:[ ()./-]{0,2}[0-9]){6,15})(?![\w]|[.:-][0-9])/gi;

/**
 * Telephone numbers: with a country's code, in the form of North America, and whatever stands under a name such as
 * `phone`. The country's code stays readable: it decides whether a message can be delivered.
 */
export function scanPhones(text: string, found: Found): void {
  for (const match of text.matchAll(international)) {
    const written = match[0].replace(/^%2B/i, '+');
    const number = parsePhoneNumberFromString(written);
    if (!number?.isPossible()) continue;
    const plus = match[0].length - written.length + 1;
    const start = match.index + afterDigits(match[0], plus, number.countryCallingCode.length);
    found({ start, end: match.index + match[0].length, kind: 'phone', prefix: '', secret: number.number });
  }
  for (const match of text.matchAll(northAmerican)) {
    const number = parsePhoneNumberFromString(match[0], 'US');
    if (!number?.isPossible()) continue;
    found({ start: match.index, end: match.index + match[0].length, kind: 'phone', prefix: '', secret: number.number });
  }
  for (const match of text.matchAll(named)) {
    const written = match[1] ?? '';
    const end = match.index + match[0].length;
    found({ start: end - written.length, end, kind: 'phone', prefix: '', secret: written.replace(/[^0-9]/g, '') });
  }
}

/** Where so many digits are passed, signs between them too. */
function afterDigits(written: string, from: number, count: number): number {
  let at = from;
  for (let n = 0; n < count; at += 1) if (/[0-9]/.test(written.charAt(at))) n += 1;
  while (/[ ()./-]/.test(written.charAt(at))) at += 1;
  return at;
}
