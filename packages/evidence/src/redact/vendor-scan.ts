import { eachRun, runAlphabet } from './character-runs.ts';
import { jwtAt } from './jwt.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Found } from './span.ts';
import { vendorAt } from './vendor-match.ts';
import { wordBegins } from './word-edge.ts';

/** Letters, digits, `_`, `-` and `.`: what credentials are written in. */
const keyLetters = runAlphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.');

/** No vendor's credential is shorter; most of a text is in shorter runs and is never looked at. */
const shortestRun = 17;

/** Credentials that vendors made recognisable, and JWTs, anywhere in the text. */
export function scanForVendorKeys(text: string, found: Found): void {
  eachRun(text, keyLetters, shortestRun, (start, end) => scanRun(text, start, end, found));
}

/** Looks through one run; returns where the last credential ends, which can be past the run. */
function scanRun(text: string, start: number, end: number, found: Found): number {
  if (text.charCodeAt(start - 1) === 58) {
    const bot = telegramBefore(text, start, end);
    if (bot !== undefined) {
      found({ start: bot, end, kind: 'telegram-bot-token', prefix: '', secret: text.slice(bot, end) });
      return end;
    }
  }
  const shaped = shapeOf(text, start, end);
  if (shaped) {
    found({ start, end: shaped.end, kind: shaped.kind, prefix: '', secret: text.slice(start, shaped.end) });
    return shaped.end;
  }
  let noJwtBefore = start;
  let i = start;
  while (i < end) {
    const boundary = wordBegins(text, i);
    if (boundary && i >= noJwtBefore && text.startsWith('eyJ', i)) {
      const jwt = jwtAt(text, i, end);
      if (jwt) {
        found(jwt);
        i = jwt.end;
        continue;
      }
      // Whatever else begins before the next full stop would fail in the same way.
      noJwtBefore = i;
      while (noJwtBefore < end && text.charCodeAt(noJwtBefore) !== 46) noJwtBefore += 1;
    }
    const match = vendorAt(text, i, boundary);
    if (match) {
      const secret = text.slice(i, match.end);
      if (!isPlaceholder(secret)) {
        found({ start: i, end: match.end, kind: match.kind, prefix: match.prefix, secret });
      }
      i = match.end;
      continue;
    }
    i += 1;
  }
  return i;
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

const shapes: readonly { kind: string; shape: RegExp; longest: number }[] = [
  {
    kind: 'discord-bot-token',
    shape: /^[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,45}/,
    longest: 90,
  },
  { kind: 'mailchimp-api-key', shape: /^[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9])/, longest: 40 },
];

/** Credentials without a prefix that a whole run shows by its form. */
function shapeOf(text: string, start: number, end: number): { end: number; kind: string } | undefined {
  if (end - start < 36) return undefined;
  for (const { kind, shape, longest } of shapes) {
    const match = shape.exec(text.slice(start, Math.min(end, start + longest)));
    if (match) return { end: start + match[0].length, kind };
  }
  return undefined;
}
