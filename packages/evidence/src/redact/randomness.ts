/**
 * Whether a run of characters looks drawn by a machine rather than written by a person: letters and
 * digits mixed, or case that changes as no camelCase name does, or one long word without a separator.
 * `shortest` is the least length that is believed.
 */
export function looksRandom(value: string, shortest = 8): boolean {
  if (value.length < shortest) return false;
  // Enough to judge by; hostile text can make a value of any length.
  if (value.length > 256) return looksRandom(value.slice(0, 256), shortest);
  let digits = 0;
  let letters = 0;
  let rises = 0;
  let separators = 0;
  let changes = 0;
  let lower = 0;
  let before = 0;
  for (let i = 0; i < value.length; i += 1) {
    const c = value.charCodeAt(i);
    let kind = 0;
    if (c >= 48 && c <= 57) {
      digits += 1;
      kind = 1;
    } else if (c >= 97 && c <= 122) {
      letters += 1;
      lower += 1;
      kind = 2;
    } else if (c >= 65 && c <= 90) {
      letters += 1;
      kind = 3;
      if (before === 2) rises += 1;
    } else if (c <= 32) {
      return false;
    } else {
      separators += 1;
    }
    if (kind !== before && kind !== 0 && before !== 0) changes += 1;
    before = kind;
  }
  if (letters === 0) return digits >= shortest && separators === 0 && value.length >= 20;
  if (digits > 0) {
    // `tls1_2_handshake_failed` and `order-10331` are words with numbers; a draw changes more often.
    if (isWordsAndNumbers(value)) return false;
    return digits >= 2 || changes >= 3 || value.length < 20;
  }
  if (letters > lower && lower > 0) return value.length >= 12 && rises * 5 >= value.length;
  return separators === 0 && value.length >= 24;
}

const words =
  /^(?:[A-Za-z]{2,}|[0-9]{1,6}|[vV][0-9]{1,3})(?:[._/:-]+(?:[A-Za-z]{2,14}[0-9]{0,2}|[0-9]{1,6}|[vV][0-9]{1,3}|[A-Za-z]))*$/;

/** `order-10331`, `v2.users.list`, `sha256`: separated words and short numbers. */
function isWordsAndNumbers(value: string): boolean {
  return value.length <= 64 && words.test(value) && /[A-Za-z]{3}/.test(value) && !/[0-9][A-Za-z][0-9]/.test(value);
}
