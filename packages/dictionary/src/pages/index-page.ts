import { areaAddress, causesAddress, linesAddress } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { type Html, html } from './html.ts';
import { type LinkTo, linksFrom, type PageContent, type Site } from './layout.ts';

/** An area with its causes. */
export interface AreaEntries {
  id: string;
  title: string;
  text: string | null;
  entries: readonly Entry[];
}

/** The page of all causes, with the search. */
export function indexPage(areas: readonly AreaEntries[], printed: string, site: Site): PageContent {
  const link = linksFrom(causesAddress, site);
  const causes = areas.reduce((sum, area) => sum + area.entries.length, 0);
  const lines = areas.flatMap((a) => a.entries).reduce((sum, entry) => sum + entry.wordings.printed.length, 0);
  return {
    address: causesAddress,
    title: 'Error dictionary: why API calls and webhooks fail',
    description: `${causes} causes of failing API calls and webhooks, each with what programs print, the fix, the check and what tells it from others.`,
    part: causesAddress,
    scripts: [printed],
    main: html`<div class="hero">
<h1>Why API calls and webhooks fail</h1>
<p>${causes} causes, each with what programs print, the fix, the check, and what tells it from others.</p>
<search id="search" hidden>
<label for="q">Search</label>
<input id="q" name="q" type="search" autocomplete="off" spellcheck="false" placeholder="Paste an error line or a few words" aria-describedby="found">
<kbd aria-hidden="true">/</kbd>
</search>
<noscript><p>Search needs a script. Without one, all ${lines.toLocaleString('en')} <a href="${link(linesAddress)}">error lines</a> stand on one page, for your browser's own search.</p></noscript>
<p id="found" class="found" role="status"></p>
</div>
<ol id="results" class="causes" hidden></ol>
<div class="listing" id="all">
<aside><nav aria-label="Areas"><h2>Areas</h2>
<ul>${areas.map(({ id, title, entries }) => html`<li><a href="#${id}">${title} <span>${entries.length}</span></a></li>`)}</ul></nav></aside>
<div>${areas.map((area) => areaSection(area, link))}</div>
</div>`,
  };
}

function areaSection({ id, title, text, entries }: AreaEntries, link: LinkTo): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}"><a href="${link(areaAddress(id))}">${title}</a></h2>
${text && html`<p class="lead">${text}</p>`}
<ul class="causes">${entries.map((entry) => causeItem(entry, link))}</ul>
</section>`;
}

/** A cause in a list; the script finds it by its data. */
export function causeItem({ id, page, title, symptoms, wordings }: Entry, link: LinkTo): Html {
  const noticed = symptoms.map((s) => s.title).join(', ');
  const [line] = wordings.printed;
  return html`<li data-cause="${id}" data-symptoms="${noticed}"><a href="${link(page)}">${title}</a> <code>${id}</code>${line && html`<code class="line">${line}</code>`}</li>`;
}
