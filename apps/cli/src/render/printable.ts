/**
 * Characters that a terminal acts on, or that turn or hide what is printed: C0 and C1 controls, the
 * bidirectional controls of Unicode UAX #9, zero-width spaces, line and paragraph separators, lone surrogates.
 */
export const acting =
  /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** The text on one line, with every character visible that a terminal would act on: `␛[31m`, `\u202e`. */
export function printable(text: string): string {
  return text.replace(acting, (c) => {
    const code = c.codePointAt(0) ?? 0;
    if (c === '\n' || c === '\t' || c === '\r') return ' ';
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return code < 0x100 ? `\\x${code.toString(16)}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
