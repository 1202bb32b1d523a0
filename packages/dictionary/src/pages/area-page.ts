import { areaAddress, causesAddress } from '../addresses.ts';
import { counted } from '../words.ts';
import { html } from './html.ts';
import { type AreaEntries, causeItem } from './index-page.ts';
import { linksFrom, type PageContent, type Site } from './layout.ts';

/** The page of one area: its causes, each with the lines that it is known by. */
export function areaPage({ id, title, text, entries }: AreaEntries, site: Site): PageContent {
  const address = areaAddress(id);
  const link = linksFrom(address, site);
  return {
    address,
    title: `${title}: why API calls and webhooks fail`,
    description: `${text ?? title} ${counted(entries.length, 'cause')}, each with its fix and its check.`,
    part: causesAddress,
    main: html`<div class="narrow">
<nav class="crumbs" aria-label="Where you are"><a href="${link(causesAddress)}">Causes</a></nav>
<h1>${title}</h1>
<p class="under"><code>${id}</code> <span class="chip">${counted(entries.length, 'cause')}</span></p>
${text && html`<p class="lead">${text}</p>`}
<ul class="causes">${entries.map((entry) => causeItem(entry, link))}</ul>
</div>`,
  };
}
