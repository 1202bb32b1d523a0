const nearby = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|0\.0\.0\.0)/i;

/**
 * The scheme to take for a host when the source does not tell: https, as nearly every API speaks it;
 * http for a machine nearby and for ports that say so.
 */
export function likelyScheme(host: string): 'http' | 'https' {
  const port = /:(\d+)$/.exec(host)?.[1];
  if (port === '443' || port === '8443') return 'https';
  if (port === '80' || nearby.test(host)) return 'http';
  return 'https';
}

/** Makes a request target absolute where the host is known; otherwise gives it back as it stood. */
export function absoluteUrl(target: string, host?: string, scheme?: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) return target;
  if (!host || !(target.startsWith('/') || target === '*')) return target;
  return `${scheme ?? likelyScheme(host)}://${host}${target === '*' ? '' : target}`;
}

/** Resolves a Location header against the URL that was asked; gives it back as it stood if it cannot be. */
export function resolveLocation(location: string, base: string | undefined): string {
  try {
    return new URL(location, base).href;
  } catch {
    // Not a URL, or no base to resolve it against: what the server sent is all there is to say.
    return location;
  }
}
