import type { Release } from '@causeway/rules';
import { allJsonAddress, causesAddress, linesAddress, providersAddress } from '../addresses.ts';
import type { Assets } from '../assets.ts';
import { type Html, html } from './html.ts';
import { type LinkStyle, linkBetween } from './links.ts';

/** What all pages are made with. */
export interface Site {
  assets: Assets;
  release: Release;
  links: LinkStyle;
  /** Where the service is reached from outside; pages then name the address that they are known by. */
  service: string | undefined;
}

/** One page, without what all have. */
export interface PageContent {
  address: string;
  /** In the window's title and in what search engines show. */
  title: string;
  description: string;
  /** Which part of the navigation it belongs to. */
  part: string | undefined;
  main: Html;
  /** Further scripts, by address. */
  scripts?: readonly string[];
}

/** The links of one page. */
export type LinkTo = (address: string) => string;

export function linksFrom(address: string, { links, service }: Site): LinkTo {
  return (to) => linkBetween(address, to, links, service);
}

const parts = [
  [causesAddress, 'Causes'],
  [linesAddress, 'Error lines'],
  [providersAddress, 'Vendors'],
] as const;

/** A whole page as HTML. */
export function pageOfSite(content: PageContent, site: Site): string {
  const { address, title, description, part, main, scripts = [] } = content;
  const { assets, release, service } = site;
  const link = linksFrom(address, site);
  const canonical = service === undefined ? null : `${service.replace(/\/+$/, '')}${address}`;
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${description}">
${canonical && html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" href="${link(assets.icon.address)}" type="image/svg+xml">
<link rel="stylesheet" href="${link(assets.style.address)}">
${[assets.script.address, ...scripts].map((script) => html`<script src="${link(script)}" defer></script>`)}
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top"><div>
<a class="brand" href="${link(causesAddress)}">${mark} Causeway <span>error dictionary</span></a>
<nav aria-label="Parts">
${parts.map(([to, name]) => html`<a href="${link(to)}"${to === part && html` aria-current="true"`}>${name}</a>`)}
</nav>
</div></header>
<main id="main" tabindex="-1">
${main}
</main>
<footer>
<p>Knowledge <code>${release.hash.slice(0, 12)}</code>: ${release.causes} causes, ${release.rules.toLocaleString('en')} rules. <a href="${link(allJsonAddress)}">All of it as JSON</a></p>
</footer>
</body>
</html>
`;
  return String(page);
}

/** The sign of the product: a way of stones across water. */
const mark = html`<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1 12.5h3.5v-3H8v-3h3.5v-3H15" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
