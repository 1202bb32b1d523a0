const backslash = 92;

/** Behind the quotation mark that closes the string which begins at a place; -1 where none does. */
export function stringEnd(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text.charCodeAt(at - 1) === backslash && isEscaped(text, start, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? -1 : at + 1;
}

/** Whether an odd number of backslashes stands in front of a quotation mark. */
function isEscaped(text: string, start: number, at: number): boolean {
  let from = at - 1;
  while (from > start && text.charCodeAt(from) === backslash) from -= 1;
  return (at - 1 - from) % 2 === 1;
}

/** Behind a number, `true`, `false` or `null` that begins at a place; the place itself where none does. */
export function bareEnd(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c === 116) return text.startsWith('true', at) ? at + 4 : at;
  if (c === 110) return text.startsWith('null', at) ? at + 4 : at;
  if (c === 102) return text.startsWith('false', at) ? at + 5 : at;
  const digits = c === 45 ? at + 1 : at;
  let end = digits;
  for (; end < text.length; end += 1) {
    const d = text.charCodeAt(end);
    // Digits, and from the second on the signs of a fraction or an exponent.
    if (!(d >= 48 && d <= 57) && !(end > digits && (d === 46 || d === 101 || d === 69 || d === 43 || d === 45))) break;
  }
  return end > digits ? end : at;
}

const marks: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The text that the inside of a JSON string stands for; an escape that is none, or is cut off, stays as it is. */
export function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`);
  } catch {
    // Not as JSON wants it: what can be resolved is resolved.
    return text.replace(/\\(?:u([\dA-Fa-f]{4})|(["\\/bfnrt]))/g, (whole, code: string | undefined, mark: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (marks[mark] ?? whole),
    );
  }
}
