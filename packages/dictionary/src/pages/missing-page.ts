import { causesAddress } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { html } from './html.ts';
import { causeItem } from './index-page.ts';
import { linksFrom, type PageContent, type Site } from './layout.ts';

/** What is shown where no page is: the causes of the area that the address names, else where all are. */
export function missingPage(address: string, entries: readonly Entry[], site: Site): PageContent {
  const link = linksFrom(causesAddress, site);
  const [, , area] = address.split('/');
  const near = entries.filter((entry) => entry.area.id === area);
  return {
    address: causesAddress,
    title: 'There is no such page',
    description: 'There is no such page in the error dictionary.',
    part: undefined,
    main: html`<div class="narrow">
<h1>There is no such page</h1>
<p class="lead">Causes keep their addresses, so this one is probably cut off or mistyped. <a href="${link(causesAddress)}">All causes</a></p>
${near.length > 0 && html`<ul class="causes">${near.map((entry) => causeItem(entry, link))}</ul>`}
</div>`,
  };
}
