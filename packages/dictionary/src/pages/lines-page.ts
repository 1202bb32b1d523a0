import { linesAddress } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { html } from './html.ts';
import { linksFrom, type PageContent, type Site } from './layout.ts';

const collator = new Intl.Collator('en');

/** Every line that programs print on one page, in the order of the alphabet: for a browser's own search. */
export function linesPage(entries: readonly Entry[], site: Site): PageContent {
  const link = linksFrom(linesAddress, site);
  const byLine = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const line of entry.wordings.printed) byLine.set(line, [...(byLine.get(line) ?? []), entry]);
  }
  const lines = [...byLine].toSorted(([a], [b]) => collator.compare(sortKey(a), sortKey(b)));
  return {
    address: linesAddress,
    title: 'Error lines of failing API calls and webhooks',
    description: `${lines.length} lines that clients, servers, proxies and vendors print when API calls and webhooks fail, each with its cause.`,
    part: linesAddress,
    main: html`<div class="narrow">
<h1>Error lines</h1>
<p class="lead">${lines.length.toLocaleString('en')} lines that clients, servers, proxies and vendors print, each with what is wrong. One line may have several causes.</p>
<dl class="az">${lines.map(
      ([line, causes]) =>
        html`<div><dt><code>${line}</code></dt>${causes.map(({ page, title }) => html`<dd><a href="${link(page)}">${title}</a></dd>`)}</div>`,
    )}</dl>
</div>`,
  };
}

/** A line as it is sorted: quotes and brackets before it do not count, and figures come after words. */
function sortKey(line: string): string {
  const bare = line.replace(/^[^\p{L}\p{N}]+/u, '');
  return /^\p{L}/u.test(bare) ? bare : `\uffff${bare}`;
}
