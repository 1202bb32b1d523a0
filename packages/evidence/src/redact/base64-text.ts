const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Base64 of either alphabet to text; undefined when it is not base64 or not UTF-8 text. */
export function textOfBase64(encoded: string): string | undefined {
  const standard = encoded
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/(?<!=)=+$/, '');
  if (standard.length % 4 === 1) return undefined;
  try {
    const bytes = Uint8Array.from(atob(standard), (c) => c.charCodeAt(0));
    return utf8.decode(bytes);
  } catch {
    // Not base64 or not text: the caller has a word for that.
    return undefined;
  }
}
