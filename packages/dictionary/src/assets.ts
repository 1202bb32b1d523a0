import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that pages use. Its address has a hash of its bytes: what is at an address never changes. */
export interface Asset {
  address: string;
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

export interface Assets {
  style: Asset;
  script: Asset;
  icon: Asset;
  fonts: readonly Asset[];
}

const fonts = {
  'inter.woff2': import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  'jetbrains-mono.woff2': import.meta.resolve(
    '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  ),
};

/** Style, script, icon and fonts, read from where they lie beside this code and in the packages of the fonts. */
export function readAssets(): Assets {
  const named = Object.entries(fonts).map(([name, url]) => {
    const bytes = new Uint8Array(readFileSync(new URL(url)));
    return { name, asset: assetOf(name, 'font/woff2', bytes) };
  });
  const style = named.reduce(
    // The style stands in the same folder as the fonts.
    (text, { name, asset }) => text.replaceAll(`./${name}`, `./${asset.address.split('/').at(-1)}`),
    own('style.css'),
  );
  return {
    style: assetOf('style.css', 'text/css; charset=utf-8', style),
    script: assetOf('dictionary.js', 'text/javascript; charset=utf-8', own('dictionary.js')),
    icon: assetOf('icon.svg', 'image/svg+xml', own('icon.svg')),
    fonts: named.map(({ asset }) => asset),
  };
}

/** An asset by its name, `style.css` at `/dictionary/style.5f2b….css`. */
export function assetOf(name: string, type: string, body: Asset['body']): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const [stem, ending] = name.split('.');
  return { address: `/dictionary/${stem}.${hash}.${ending}`, type, body };
}

function own(name: string): string {
  return readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
}
