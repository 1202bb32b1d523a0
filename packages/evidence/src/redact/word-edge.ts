const isAlphanumeric = (c: number) => (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
const isHex = (c: number) => (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);

/**
 * Characters before `at` that belong to an escape and not to the word that begins there: the two of
 * `%20` and `=3D`, the one of `\n`, the five of `\u0022`, the end of a terminal colour. 0 when there is none.
 */
function escapeBefore(text: string, at: number): number {
  if (isHex(text.charCodeAt(at - 1)) && isHex(text.charCodeAt(at - 2))) {
    if (text.charCodeAt(at - 3) === 37) return 2;
    if (text.charCodeAt(at - 5) === 117 && text.charCodeAt(at - 6) === 92) return 5;
    if (text.charCodeAt(at - 3) === 61 && text.startsWith('3D', at - 2)) return 2;
    if (text.charCodeAt(at - 3) === 120 && text.charCodeAt(at - 4) === 92) return 3;
  }
  const c = text.charCodeAt(at - 1);
  if ((c === 110 || c === 114 || c === 116) && text.charCodeAt(at - 2) === 92) return 1;
  if (c === 109) {
    for (let i = at - 2; i > at - 16 && i >= 0; i -= 1) {
      const before = text.charCodeAt(i);
      if (before === 91) return text.charCodeAt(i - 1) === 27 ? at - i - 1 : 0;
      if (!(before >= 48 && before <= 59)) return 0;
    }
  }
  return 0;
}

/** True when no letter or digit touches the word that begins at `at`, escapes aside. */
export function wordBegins(text: string, at: number): boolean {
  return at === 0 || !isAlphanumeric(text.charCodeAt(at - 1)) || escapeBefore(text, at) > 0;
}

/** The counterpart for a run that begins at `at`: how many of its first characters belong to an escape. */
export function escapeAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const c = text.charCodeAt(at);
  if (before === 37 && isHex(c) && isHex(text.charCodeAt(at + 1))) return 2;
  if (before === 92) {
    if (c === 117) return 5;
    if (c === 120) return 3;
    return c === 110 || c === 114 || c === 116 ? 1 : 0;
  }
  if (before === 91 && text.charCodeAt(at - 2) === 27) {
    for (let i = at; i < at + 12; i += 1) if (text.charCodeAt(i) === 109) return i + 1 - at;
  }
  return 0;
}
