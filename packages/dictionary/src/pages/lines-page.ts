import { linesAddress } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { type Html, html } from './html.ts';
import { type LinkTo, linksFrom, type PageContent, type Site } from './layout.ts';

/** A line and the causes that print it. */
type Line = readonly [text: string, causes: readonly Entry[]];

const collator = new Intl.Collator('en');

/** Every line that programs print on one page, in the order of the alphabet: for a browser's own search. */
export function linesPage(entries: readonly Entry[], site: Site): PageContent {
  const link = linksFrom(linesAddress, site);
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const text of entry.wordings.printed) byText.set(text, [...(byText.get(text) ?? []), entry]);
  }
  const lines = [...byText].toSorted(([a], [b]) => collator.compare(sortKey(a), sortKey(b)));
  const letters = [...Map.groupBy(lines, ([text]) => letterOf(text))];
  return {
    address: linesAddress,
    title: 'Error lines of failing API calls and webhooks',
    description: `${lines.length} lines that clients, servers, proxies and vendors print when API calls and webhooks fail, each with its cause.`,
    part: linesAddress,
    main: html`<div class="narrow">
<h1>Error lines</h1>
<p class="lead">${lines.length.toLocaleString('en')} lines that clients, servers, proxies and vendors print, each with what is wrong. One line may have several causes.</p>
<nav class="letters" aria-label="Letters">${letters.map(([letter]) => html`<a href="#${idOf(letter)}">${letter}</a>`)}</nav>
${letters.map(([letter, own]) => letterSection(letter, own, link))}
</div>`,
  };
}

function letterSection(letter: string, lines: readonly Line[], link: LinkTo): Html {
  return html`<section aria-labelledby="${idOf(letter)}">
<h2 id="${idOf(letter)}">${letter}</h2>
<dl class="az">${lines.map(([text, causes]) => html`<div><dt><code>${text}</code></dt>${causes.map(({ page, title }) => html`<dd><a href="${link(page)}">${title}</a></dd>`)}</div>`)}</dl>
</section>`;
}

const figures = '0–9';

function idOf(letter: string): string {
  return letter === figures ? 'figures' : `letter-${letter}`;
}

/** What a line stands under: its first letter, or figures. */
function letterOf(text: string): string {
  const [first = ''] = sortKey(text).normalize('NFD');
  return /[a-z]/i.test(first) ? first.toUpperCase() : figures;
}

/** A line as it is sorted: quotes and brackets before it do not count, and what is no letter comes last. */
function sortKey(text: string): string {
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '');
  return /^[a-z]/i.test(bare.normalize('NFD')) ? bare : `\uffff${bare}`;
}
