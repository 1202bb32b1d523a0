import type { Knowledge } from '@causeway/rules';
import { allJsonAddress, causeAddress, causeJsonAddress } from './addresses.ts';
import { type Asset, assetOf, readAssets } from './assets.ts';
import { areaTitle, type Entry, entriesOf } from './entry.ts';
import { areaPage } from './pages/area-page.ts';
import { causePage } from './pages/cause-page.ts';
import { type AreaEntries, indexPage } from './pages/index-page.ts';
import { type PageContent, pageOfSite, type Site } from './pages/layout.ts';
import { linesPage } from './pages/lines-page.ts';
import type { LinkStyle } from './pages/links.ts';
import { missingPage } from './pages/missing-page.ts';
import { providerPage, providersPage } from './pages/provider-page.ts';

/** A page or another file of the dictionary. */
export type Page = Omit<Asset, 'address'>;

/** The whole dictionary. The same knowledge gives the same bytes. */
export interface Dictionary {
  /** By address: `/causes/auth/token_expired/`. An address that ends in a slash is a folder with an index.html. */
  pages: ReadonlyMap<string, Page>;
  /** Addresses of causes that were renamed, and where they are now. */
  redirects: ReadonlyMap<string, string>;
  /** The page that is shown at an address where there is none. */
  missing(address: string): string;
}

/** How the pages are wanted. */
export interface DictionaryOptions {
  links: Exclude<LinkStyle, 'whole'>;
  /** Where the service is reached from outside. */
  service?: string | undefined;
}

/** Makes every page of the dictionary from the knowledge. */
export function dictionaryOf(knowledge: Knowledge, { links, service }: DictionaryOptions): Dictionary {
  const assets = readAssets();
  const site: Site = { assets, release: knowledge.release, links, service };
  const anywhere: Site = { ...site, links: 'whole' };
  const entries = entriesOf(knowledge);
  const areas = areasOf(entries, knowledge);
  const providers = [...knowledge.providers.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const printed = assetOf('printed.js', 'text/javascript; charset=utf-8', printedScript(entries));
  const contents: PageContent[] = [
    indexPage(areas, printed.address, site),
    linesPage(entries, site),
    ...areas.map((area) => areaPage(area, site)),
    ...entries.map((entry) => causePage(entry, site)),
    providersPage(providers, site),
    ...providers.map((provider) => providerPage(provider, knowledge, site)),
  ];
  const { version, hash } = knowledge.release;
  const release = { version, hash };
  const files: Asset[] = [
    ...contents.map((content) => ({
      address: content.address,
      type: 'text/html; charset=utf-8',
      body: pageOfSite(content, site),
    })),
    ...entries.map((entry) => json(causeJsonAddress(entry.id), { knowledge: release, cause: entry })),
    json(allJsonAddress, { knowledge: release, causes: entries }),
    ...[assets.style, assets.script, assets.icon, ...assets.fonts, printed],
  ];
  return {
    pages: new Map(files.map(({ address, ...page }) => [address, page])),
    redirects: new Map(
      entries.flatMap(({ formerly, page }) => formerly.map((id) => [causeAddress(id), page] as const)),
    ),
    missing: (address) => pageOfSite(missingPage(address, entries, anywhere), anywhere),
  };
}

/** Areas in the order of the knowledge's list, those that nobody named after them. */
function areasOf(entries: readonly Entry[], knowledge: Knowledge): AreaEntries[] {
  const byArea = Map.groupBy(entries, (entry) => entry.area.id);
  const ordered = [...knowledge.areas.keys(), ...byArea.keys()];
  return [...new Set(ordered)].flatMap((id) => {
    const own = byArea.get(id);
    return own
      ? [{ id, title: areaTitle(id, knowledge), text: knowledge.areas.get(id)?.text ?? null, entries: own }]
      : [];
  });
}

/** What the search looks in beside what stands on the page: a script, since a page on a disk may load nothing else. */
function printedScript(entries: readonly Entry[]): string {
  const lines = Object.fromEntries(entries.map(({ id, wordings }) => [id, wordings.printed]));
  return `globalThis.causewayPrinted = ${JSON.stringify(lines)};\n`;
}

function json(address: string, value: unknown): Asset {
  return { address, type: 'application/json; charset=utf-8', body: `${JSON.stringify(value, null, 1)}\n` };
}
