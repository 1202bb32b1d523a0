import { looksRandom } from './randomness.ts';

/** A vendor's credential that no prefix of its run shows. */
export interface ShapeMatch {
  start: number;
  end: number;
  kind: string;
}

interface RunShape {
  kind: string;
  /** A sign that stands at this place of the run; cheap to ask. */
  sign: [at: number, code: number];
  /** Matches from the run's first character on. */
  shape: RegExp;
  /** Characters of the run that are looked at. */
  longest: number;
}

const hyphen = 45;
const shapes: readonly RunShape[] = [
  { kind: 'mailchimp-api-key', sign: [32, hyphen], shape: /^[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9])/, longest: 40 },
  {
    kind: 'mailgun-api-key',
    sign: [32, hyphen],
    shape: /^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![A-Za-z0-9-])/,
    longest: 60,
  },
  {
    kind: 'okta-api-token',
    sign: [0, 48],
    shape: /^00(?=[^.]{40}$)(?=.{0,38}[A-Z])(?=.{0,38}[a-z])[A-Za-z0-9_-]{40}$/,
    longest: 43,
  },
  ...['M', 'N', 'O'].map(
    (first): RunShape => ({
      kind: 'discord-bot-token',
      sign: [0, first.charCodeAt(0)],
      shape: /^[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,45}/,
      longest: 90,
    }),
  ),
];

/** Credentials without a prefix that a whole run of letters, digits, `_`, `-` and `.` shows by its form. */
export function shapeOf(text: string, start: number, runEnd: number): ShapeMatch | undefined {
  let end = runEnd;
  // A full stop that ends a sentence.
  while (end > start && text.charCodeAt(end - 1) === 46) end -= 1;
  if (text.charCodeAt(start - 1) === 58) {
    const bot = telegramBefore(text, start, end);
    if (bot !== undefined) return { start: bot, end, kind: 'telegram-bot-token' };
    const owner = asanaBefore(text, start, end);
    if (owner !== undefined) return { start: owner, end, kind: 'asana-token' };
  }
  if (end - start < 36) return undefined;
  for (const { kind, sign, shape, longest } of shapes) {
    if (text.charCodeAt(start + sign[0]) !== sign[1]) continue;
    const match = shape.exec(text.slice(start, Math.min(end, start + longest)));
    if (match && (kind !== 'okta-api-token' || looksRandom(match[0], 42))) {
      return { start, end: start + match[0].length, kind };
    }
  }
  return undefined;
}

const telegramRest = /[A-Za-z0-9_-]{33,40}/y;

/** `123456789:AA…`: where the digits before the colon begin, when the run is a Telegram bot's token. */
function telegramBefore(text: string, start: number, end: number): number | undefined {
  if (end - start < 33 || end - start > 40 || !/[A-Z]/.test(text.slice(start, end))) return undefined;
  telegramRest.lastIndex = start;
  if (!telegramRest.test(text) || telegramRest.lastIndex !== end) return undefined;
  let digits = start - 1;
  while (digits > 0 && start - digits <= 12 && /[0-9]/.test(text.charAt(digits - 1))) digits -= 1;
  return start - 1 - digits >= 6 ? digits : undefined;
}

/** `1/1200123456789012:…`: where the digit and the user's number begin, when the run is an Asana token's. */
function asanaBefore(text: string, start: number, end: number): number | undefined {
  if (end - start !== 32) return undefined;
  const before = /(?<![\w/])[012][/](?:[0-9]{10,20}[/])?[0-9]{10,20}:$/.exec(
    text.slice(Math.max(0, start - 48), start),
  );
  return before && /^[0-9a-f]{32}$/.test(text.slice(start, end)) ? start - before[0].length : undefined;
}

/** Credentials with signs that break their run, each found by a few characters that are rare elsewhere. */
const marked: readonly { kind: string; mark: string; back: number; shape: RegExp }[] = [
  // Google's refresh tokens: developers.google.com/identity/protocols/oauth2
  { kind: 'google-refresh-token', mark: '1//0', back: 0, shape: /1\/\/0[A-Za-z0-9_-]{30,200}/y },
  // Microsoft Entra client secrets, with `7Q~` or `8Q~` after three characters.
  { kind: 'azure-client-secret', mark: 'Q~', back: 4, shape: /[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}/y },
  // Every example in Adyen's documentation has `hm` there; other base64 begins with `AQE` too.
  { kind: 'adyen-api-key', mark: 'AQE', back: 0, shape: /AQE[a-z]hm[A-Za-z0-9+/=-]{60,300}/y },
  {
    kind: 'braintree-token',
    mark: 'access_token$',
    back: 0,
    shape: /access_token\$[a-z]{4,12}\$[0-9a-z]{10,24}\$[0-9a-f]{24,40}/y,
  },
  // Keys of Firebase Cloud Messaging: eleven characters, a colon, and always these.
  { kind: 'firebase-server-key', mark: ':APA91b', back: 11, shape: /[A-Za-z0-9_-]{11}:APA91b[A-Za-z0-9_-]{100,200}/y },
  // Base64 of `tok:…`
  { kind: 'intercom-access-token', mark: 'dG9rO', back: 0, shape: /dG9rO[A-Za-z0-9+/]{40,120}={0,2}/y },
  // An organisation's id, an exclamation mark, and the session.
  { kind: 'salesforce-session', mark: '00D', back: 0, shape: /00D[A-Za-z0-9]{9,15}![A-Za-z0-9._]{40,200}/y },
];
const wordSign = /[A-Za-z0-9]/;

/** Visits such credentials in a text, in no order. */
export function eachMarked(text: string, visit: (match: ShapeMatch) => void): void {
  for (const { kind, mark, back, shape } of marked) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
      const start = at - back;
      at += mark.length;
      if (start < 0 || wordSign.test(text.charAt(start - 1))) continue;
      shape.lastIndex = start;
      if (!shape.test(text)) continue;
      at = Math.max(at, shape.lastIndex);
      visit({ start, end: shape.lastIndex, kind });
    }
  }
}
