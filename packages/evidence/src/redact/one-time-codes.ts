/** Digits as phones and mails show them, in one group or two, or a few letters among them. */
const code = /^(?=(?:[^0-9]{0,6}[0-9]){3})(?:[0-9]{3,10}|[0-9]{3}[ -][0-9]{3}|[0-9A-Z]{4,10})$/;
const fewDigits = /^[0-9]{3}$/;

/** True for what stands under `otp`, `pin` or `cvv` and is no word, no state and no time. */
export function isOneTimeCode(value: string): boolean {
  return code.test(value) && !fewDigits.test(value);
}

/** Three digits are a code of a card, and of nothing else. */
export function isCardCode(value: string): boolean {
  return /^[0-9]{3,4}$/.test(value);
}

const about =
  /(?<![A-Za-z])(?:t?otp|2fa|mfa|tfa|pin|passcode|two[-_ ]?factor|one[-_ ]?time|verif(?:y|ication)[-_ ]?code|login[-_ ]?code|authenticator)(?![a-z])/i;
/** As far as a member or a sentence goes. */
const near = 100;

/**
 * True when a bare `code` is one to log in with: four to eight digits, and words about such codes nearby.
 * `code: 400` is a status, and a number that is not in quotes an error's.
 */
export function isCodeAmong(text: string, start: number, end: number): boolean {
  if (!/^[0-9]{4,8}$/.test(text.slice(start, end))) return false;
  return about.test(text.slice(Math.max(0, start - near), start)) || about.test(text.slice(end, end + near));
}

const told = /[ \t]{1,4}(?:code[ \t]{1,4})?(?:(?:is|was|:)[ \t]{1,4})?["'`]?(?=[0-9])/y;
const digits = /(?:[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![\w%:/-]|\.[0-9])/y;

/** `the OTP is 483920`, `PIN 4839`: where the digits stand after the name that ends at `end`. */
export function toldCode(text: string, end: number): { start: number; end: number } | undefined {
  told.lastIndex = end;
  if (!told.test(text)) return undefined;
  digits.lastIndex = told.lastIndex;
  return digits.test(text) ? { start: told.lastIndex, end: digits.lastIndex } : undefined;
}
