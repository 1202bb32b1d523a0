import { type Dictionary, linkBetween } from '@causeway/dictionary';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';

const paths = ['/causes', '/causes.json', '/causes/*', '/lines', '/lines/*', '/providers', '/providers/*'];
const assets = '/dictionary/*';

/** Pages need their own style, script, fonts and icon, and nothing else. */
const guarded = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  xFrameOptions: 'DENY',
  // Whether all names under this one speak TLS is for the operator to say.
  strictTransportSecurity: false,
});

/**
 * The error dictionary: its pages and their JSON at permanent addresses.
 * @param write writes the dictionary; called at the first page that is asked for, so that no start waits for it
 */
export function dictionaryPages(write: () => Dictionary): Hono {
  const app = new Hono();
  let written: Dictionary | undefined;
  app.on('GET', [...paths, assets], compress(), etag(), guarded, (c) => {
    written ??= write();
    const dictionary = written;
    const address = c.req.path;
    const page = dictionary.pages.get(address);
    if (page) {
      // A page names its style by hash, and of an old one it is gone: every use asks whether the page is still the same.
      const keep = address.startsWith('/dictionary/') ? 'public, max-age=31536000, immutable' : 'public, no-cache';
      return c.body(page.body, 200, { 'content-type': page.type, 'cache-control': keep });
    }
    const folder = `${address}/`;
    const moved = dictionary.redirects.get(address) ?? dictionary.redirects.get(folder);
    const to = moved ?? (dictionary.pages.has(folder) ? folder : undefined);
    if (to !== undefined) return c.redirect(linkBetween(address, to, 'addresses', undefined), 301);
    return c.html(dictionary.missing(address), 404);
  });
  return app;
}
