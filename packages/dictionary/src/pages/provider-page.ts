import type { Knowledge, Provider } from '@causeway/rules';
import { causeAddress, providerAddress, providersAddress } from '../addresses.ts';
import { readableUrl } from '../words.ts';
import { type Html, html, inlineMarkdown } from './html.ts';
import { linksFrom, type PageContent, type Site } from './layout.ts';

/** The page of all vendors. */
export function providersPage(providers: readonly Provider[], site: Site): PageContent {
  const link = linksFrom(providersAddress, site);
  return {
    address: providersAddress,
    title: 'Vendors: signatures, retries and limits of their webhooks and APIs',
    description: `What ${providers.length} vendors document of their APIs and webhooks: signature scheme, time allowed, retries, where the settings are.`,
    part: providersAddress,
    main: html`<div class="narrow">
<h1>Vendors</h1>
<p class="lead">What they document of their APIs and webhooks, with source. What is not documented stays out.</p>
<ul class="causes">${providers.map(
      ({ id, name, signature, webhooks }) =>
        html`<li><a href="${link(providerAddress(id))}">${name}</a><span class="noticed">${[
          signature && `signature in ${signature.header}`,
          webhooks?.timeout_s && `${webhooks.timeout_s} s to answer`,
        ]
          .filter(Boolean)
          .join(', ')}</span></li>`,
    )}</ul>
</div>`,
  };
}

/** The page of one vendor. */
export function providerPage(provider: Provider, { facts, causes }: Knowledge, site: Site): PageContent {
  const { id, name, signature, webhooks, docs, settings } = provider;
  const address = providerAddress(id);
  const link = linksFrom(address, site);
  const sections: [string, [string, Html | null][]][] = [
    ['Signature of its webhooks', signature ? signatureRows(signature) : []],
    ['Delivery of its webhooks', webhooks ? webhookRows(webhooks) : []],
    ['Its errors, and what they come from', errorRows(provider, causes, link)],
    ['Where to look', findRows(provider, facts)],
    [
      'Settings and documentation',
      [
        ['Webhook settings', settings?.webhooks ? inlineMarkdown(settings.webhooks) : null],
        ['Keys', settings?.keys ? inlineMarkdown(settings.keys) : null],
        ['Log of calls and deliveries', settings?.logs ? inlineMarkdown(settings.logs) : null],
        ['API reference', outside(docs?.api)],
        ['About webhooks', outside(docs?.webhooks)],
        ['Status', outside(docs?.status)],
      ],
    ],
    ['How it is recognised', recognitionRows(provider)],
  ];
  return {
    address,
    title: `${name}: webhook signature, retries, and where to look when it fails`,
    description: `What ${name} documents of its API and webhooks: signature scheme, time allowed, retries, where logs and settings are.`,
    part: providersAddress,
    main: html`<div class="narrow vendor">
<nav class="crumbs" aria-label="Where you are"><a href="${link(providersAddress)}">Vendors</a></nav>
<h1>${name}</h1>
<p class="under"><code>${id}</code></p>
${sections.map(([title, rows]) => table(title, rows))}
<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
<ul class="sources">${provider.sources.map((source) => html`<li>${outside(source) ?? source}</li>`)}</ul></section>
</div>`,
  };
}

function table(title: string, rows: readonly [string, Html | null][]): Html | null {
  const known = rows.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return html`<section><h2>${title}</h2>
<dl class="known">${known.map(([label, value]) => html`<div><dt>${inlineMarkdown(label)}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function signatureRows(signature: NonNullable<Provider['signature']>): [string, Html | null][] {
  const { header, kind, algorithm, encoding, format, secret_prefix, secret_encoding, signed_content } = signature;
  const { timestamp_header, timestamp_unit, tolerance_s, notes } = signature;
  return [
    ['Header', code(header)],
    ['Kind', plain([kind, algorithm, encoding].filter(Boolean).join(', '))],
    ['How the header is written', code(format)],
    ['Cut off the secret first', code(secret_prefix)],
    ['The secret is decoded from', plain(secret_encoding)],
    ['What is signed', code(signed_content)],
    ['Header of the time', code(timestamp_header)],
    ['Unit of the time', plain(timestamp_unit && { s: 'seconds', ms: 'milliseconds' }[timestamp_unit])],
    ['How old it may be', plain(tolerance_s && `${tolerance_s} s`)],
    ['Note', notes ? inlineMarkdown(notes) : null],
  ];
}

function webhookRows(webhooks: NonNullable<Provider['webhooks']>): [string, Html | null][] {
  const { timeout_s, retries, disables_after, acknowledgement, handshake, event_id, follows_redirects } = webhooks;
  return [
    ['Time to answer', plain(timeout_s && `${timeout_s} s`)],
    ['What counts as received', plain(acknowledgement)],
    ['Retries', plain(retries)],
    ['Switched off after', plain(disables_after)],
    ['Handshake', plain(handshake)],
    ['Id of an event', code(event_id)],
    ['Redirects', plain(follows_redirects === undefined ? undefined : follows_redirects ? 'followed' : 'not followed')],
  ];
}

/** A row a cause, with the errors by which the vendor says it. */
function errorRows(
  { errors = [] }: Provider,
  causes: Knowledge['causes'],
  link: (address: string) => string,
): [string, Html | null][] {
  const named = errors.filter(({ strength }) => !strength?.endsWith('against'));
  return [...Map.groupBy(named, ({ cause }) => cause)].map(([cause, alike]) => [
    alike.map(({ code: name, says }) => (name === undefined ? `“${says}”` : `\`${name}\``)).join(', '),
    html`<a href="${link(causeAddress(cause))}">${causes.get(cause)?.title ?? cause}</a>`,
  ]);
}

function findRows({ find = {} }: Provider, facts: Knowledge['facts']): [string, Html | null][] {
  return Object.entries(find).map(([fact, text]) => [facts.get(fact)?.ask?.text ?? fact, inlineMarkdown(text)]);
}

function recognitionRows(provider: Provider): [string, Html | null][] {
  const { hosts, test_hosts, live_hosts, regions = [], headers, user_agents, keys = [], version_header } = provider;
  return [
    ['Hosts', codes(hosts)],
    ['Test hosts', codes(test_hosts)],
    ['Live hosts', codes(live_hosts)],
    ...regions.map(({ name, host, notes }): [string, Html | null] => [`Region ${name}`, code(host) ?? plain(notes)]),
    ['Headers', codes(headers)],
    ['Sender (User-Agent)', codes(user_agents)],
    ['Header of the version', code(version_header)],
    ...keys.map(({ prefix, kind, mode }): [string, Html | null] => [
      `Key, ${kind.replaceAll('_', ' ')}${mode ? `, ${mode}` : ''}`,
      code(`${prefix}…`),
    ]),
  ];
}

function plain(text: string | number | undefined): Html | null {
  return text ? html`${text}` : null;
}

function code(text: string | undefined): Html | null {
  return text ? html`<code>${text}</code>` : null;
}

function codes(texts: readonly string[] | undefined): Html | null {
  return texts && texts.length > 0 ? html`${texts.map((text) => html`<code>${text}</code> `)}` : null;
}

function outside(url: string | undefined): Html | null {
  return url && /^https?:/.test(url) ? html`<a href="${url}">${readableUrl(url)}</a>` : null;
}
