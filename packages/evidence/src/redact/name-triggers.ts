/** Parts that every name of a credential has; each begins where the scan of a name may start. */
const parts = [
  'auth',
  'token',
  'secret',
  'pass',
  'pwd',
  'key',
  'cookie',
  'cred',
  'jwt',
  'sess',
  'sid',
  'sig',
  'code',
  'bearer',
  'basic',
  'assertion',
  'samlresponse',
  'otp',
  'cvv',
  'cvc',
  'pin',
  'sharedaccess',
];
/** `pin` ends its word: `shipping` and `pinned` are everywhere. */
const anyPart = new RegExp(parts.join('|').replace('|pin', '|pin(?:code)?(?![a-z])'), 'iy');

/** One byte for each pair of first letters, either case: most characters are passed over at this cost. */
const begins = new Uint8Array(1 << 14);
for (const part of parts) {
  for (const a of [part.charCodeAt(0), part.charCodeAt(0) - 32]) {
    for (const b of [part.charCodeAt(1), part.charCodeAt(1) - 32]) begins[(a << 7) | b] = 1;
  }
}

/** Where the next part of a credential's name begins at or after `from`; -1 when there is none. */
export function nextTrigger(text: string, from: number): number {
  let a = text.charCodeAt(from);
  for (let i = from; i + 2 < text.length; i += 1) {
    const b = text.charCodeAt(i + 1);
    if (a < 128 && b < 128 && begins[(a << 7) | b] === 1) {
      anyPart.lastIndex = i;
      if (anyPart.test(text)) return i;
    }
    a = b;
  }
  return -1;
}

const isNameCharacter = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.')
  isNameCharacter[c.charCodeAt(0)] = 1;
const longestName = 80;

/** The whole identifier around a trigger. */
export function nameAround(text: string, trigger: number, notBefore: number): { start: number; end: number } {
  const isIn = (i: number) => {
    const c = text.charCodeAt(i);
    return c < 128 && isNameCharacter[c] === 1;
  };
  let start = trigger;
  while (start > notBefore && trigger - start < longestName && isIn(start - 1)) start -= 1;
  let end = trigger;
  while (end < text.length && isIn(end)) end += 1;
  return { start, end };
}
