import { findMasks } from './mask.ts';

/**
 * What stands where a credential belongs and is none. It stays readable, because it is often the
 * whole explanation: an unset variable, a template that nobody filled in, `undefined`.
 */

/** Words of which placeholders are made, and states that people and programs write after a name. */
const placeholderWords = new Set(
  `a an the your my our their some any new old this that here there in is it and or of to from for with on
   api app apis key keys token tokens secret secrets password passwd pass pwd passphrase auth authorization
   access refresh bearer basic client user username public private signing webhook account id value header
   string text example sample dummy fake demo test testing live sandbox production prod staging dev local
   insert replace enter paste put add set change changeme me placeholder todo tbd fixme foo bar baz qux
   redacted filtered masked hidden removed omitted snipped snip sanitized scrubbed obfuscated protected stripped censored
   undefined null nil none nan void empty blank unset missing absent unknown object true false yes no on off
   expired invalid valid wrong right correct incorrect revoked present required optional ok okay bad good
   same different rotated malformed mismatch mismatched error failed failure denied rejected accepted given
   provided sent received found not was has had are be been can cannot must should will default admin root
   guest anonymous xxx xxxx`.split(/\s+/),
);

const wordRun = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const sigil =
  /^(?:\{\{?[^{}]{0,80}\}?\}|\$\{\{?[^{}]{0,80}\}?\}|\$\([^()]{0,80}\)|\$(?:[A-Z_][A-Z0-9_]{0,60}|[a-z_]{1,20}(?:[A-Z][a-z]{1,20}){0,4}|env:[A-Za-z_]{1,60})|%[A-Za-z_][A-Za-z0-9_]{0,60}%|%\([a-z_]{1,40}\)s|%[sdvq@]|<[^<>]{0,80}>|\[[^[\]]{0,60}\]|#\{[^{}]{0,80}\}|@[A-Za-z_][A-Za-z0-9_]{0,40}@|__[A-Z0-9_]{1,60}__|:[a-z_]{2,40}|&[a-z]+;)$/;
/** Runs that stand for characters left out. */
const leftOut = /…|\.{3,}|\*{2,}|[xX]{4,}|•{2,}|●{2,}|#{3,}|-{4,}|_{4,}|\?{3,}|█+|0{8,}/g;
const codeReference =
  /^[A-Za-z_$][A-Za-z_$]*(?:(?:\.|::|->|\?\.)[A-Za-z_$][A-Za-z_$]*)+(?:[([].*)?$|^[A-Za-z_$][\w$.]{0,60}[([]/;
const proseWord =
  /(?:^|\s)(?:is|are|was|were|be|been|has|had|have|must|should|cannot|can't|can|can’t|not|invalid|required|blank|too|least|field|missing|expired|does|doesn't|did|your|the|characters|incorrect|wrong|of|for|with|and|please|no|to|in)(?:[\s.,!]|$)/i;

/** Letters and digits that may be left beside what others have masked: `sk_live_****1234`. */
const tolerated = 7;

/** True when the value, found where a credential belongs, is none and should stay readable. */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed.length < 3 || trimmed.length > 256) return trimmed.length < 3;
  if (sigil.test(trimmed)) return true;
  const rest = withoutMasks(trimmed).replace(leftOut, ' ');
  if (rest !== trimmed) {
    const pieces = rest.split(/\s+/);
    const plain = pieces.map((piece) => piece.replace(knownBeginning, ''));
    if (plain.every((piece) => lettersAndDigits(piece) <= tolerated || isWords(piece))) return true;
  }
  return trimmed.length <= 80 && isWords(trimmed.replace(knownBeginning, ''));
}

/** Only real masks: a text that is dressed as one is not left out. */
function withoutMasks(value: string): string {
  let rest = value;
  for (const { start, end } of findMasks(value).reverse()) rest = `${rest.slice(0, start)}…${rest.slice(end)}`;
  return rest;
}

/** The longest run of separators and short lower-case words that vendors begin their keys with. */
const knownBeginning =
  /^(?:(?:sk|pk|rk|whsec|xox[a-z]|xapp|gh[a-z]|glpat|github|pat|eyJ|SG|AKIA|key|npm|test|live|ant|proj|api\d*)[_.-]?){1,4}/;

function isWords(value: string): boolean {
  const words = value.match(wordRun);
  if (!words) return !/[^\s!-/:-@[-`{-~]/.test(value);
  for (const word of words) {
    const lower = word.toLowerCase();
    if (placeholderWords.has(lower) || /^x+$/.test(lower) || /^0+$|^[0-9]$/.test(lower)) continue;
    return isTemplateName(value);
  }
  return true;
}

/** `YOUR_STRIPE_KEY`, `my-api-token`: begins as templates do, has separators and no numbers. */
function isTemplateName(value: string): boolean {
  return /^(?:your|my|insert|replace|enter|paste|the)(?:[_ -][A-Za-z]{1,14}){1,6}$/i.test(value);
}

function lettersAndDigits(value: string): number {
  return value.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** True for `process.env.STRIPE_KEY`, `config.token`, `getToken(`: source code, not a value. */
export function isCodeReference(value: string): boolean {
  return value.length <= 120 && codeReference.test(value);
}

/** True for sentences, such as a validation error that stands under a field's name. */
export function isProse(value: string): boolean {
  const start = value.slice(0, 300).trim();
  return start.includes(' ') && proseWord.test(start);
}
