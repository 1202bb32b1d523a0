/** A place in the text that a mask will take. Offsets are UTF-16 code units, the end is exclusive. */
export interface Span {
  start: number;
  end: number;
  kind: string;
  /** The vendor's own beginning of such secrets, empty where unknown; it stays readable. */
  prefix: string;
  /** What is fingerprinted and counted: the secret itself, without the escapes of its surroundings. */
  secret: string;
  /** More facts for the mask, in the order in which they are shown. */
  attributes?: readonly (readonly [name: string, value: string])[];
  /** Where the secret goes on after line breaks or escapes that stay: each becomes a bare ellipsis. */
  tails?: readonly (readonly [start: number, end: number])[];
  /** The value was a bare number in JSON: the mask needs quotes to keep the document readable. */
  quote?: true;
}

/** Where spans go as they are found. */
export type Found = (span: Span) => void;

const percent = /%[0-9A-Fa-f]{2}/;

/**
 * The secret behind the escapes of a URL, JSON or XML, so that one secret has one fingerprint
 * wherever it stands.
 */
export function unescaped(value: string): string {
  let plain = value;
  if (plain.includes('\\')) {
    plain = plain
      .replace(/(?<!\\)\\+u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\+([/"'\\])/g, '$1');
  }
  if (plain.includes('&')) plain = plain.replace(/&(?:amp|#38);/g, '&');
  if (percent.test(plain)) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      // Not percent-encoded UTF-8 after all: then the signs are the secret's own.
      return plain;
    }
  }
  return plain;
}
