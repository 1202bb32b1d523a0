import { bytesOfBase64 } from './packed-text.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Base64 of either alphabet to text; undefined when it is not base64 or not UTF-8 text. */
export function textOfBase64(encoded: string): string | undefined {
  const bytes = bytesOfBase64(encoded);
  return bytes && textOfBytes(bytes);
}

/** UTF-8 to text; undefined when the bytes are something else. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    // The caller has a word for what is not text.
    return undefined;
  }
}
