import { areaAddress, causeJsonAddress, causesAddress } from '../addresses.ts';
import type { Entry } from '../entry.ts';
import { baseRateWords, readableUrl } from '../words.ts';
import { confusedSection, questionsSection, rulesSection } from './cause-reasons.ts';
import { type Html, html, markdown } from './html.ts';
import { type LinkTo, linksFrom, type PageContent, type Site } from './layout.ts';

/** So many wordings are shown at once; the others unfold. */
const shownWordings = 8;

/** The page of one cause. */
export function causePage(entry: Entry, site: Site): PageContent {
  const link = linksFrom(entry.page, site);
  const { wordings, confusedWith, questions } = entry;
  const contents: [string, string][] = [
    ...(wordings.printed.length + wordings.report.length > 0
      ? [['shows', 'How it shows'] satisfies [string, string]]
      : []),
    ['fix', 'Fix'],
    ['check', 'Check'],
    ...(entry.fix.prevent ? [['prevent', 'Prevent'] satisfies [string, string]] : []),
    ['told', 'How it is told'],
    ...(confusedWith.length > 0 ? [['confused', 'Confused with'] satisfies [string, string]] : []),
    ...(questions.length > 0 ? [['questions', 'Questions'] satisfies [string, string]] : []),
    ['sources', 'Sources'],
  ];
  return {
    address: entry.page,
    title: entry.title,
    description: descriptionOf(entry),
    part: causesAddress,
    main: html`<article class="page">
<div class="head">
<nav class="crumbs" aria-label="Where you are"><a href="${link(causesAddress)}">Causes</a> <span aria-hidden="true">/</span> <a href="${link(areaAddress(entry.area.id))}">${entry.area.title}</a></nav>
<h1>${entry.title}</h1>
<p class="under"><code>${entry.id}</code> ${entry.symptoms.map(({ title }) => html`<span class="chip">${title}</span>`)}</p>
</div>
${aside(entry, contents, link)}
<div class="body">
${shows(entry)}
${fix(entry)}
${rulesSection(entry)}
${confusedSection(entry, link)}
${questionsSection(entry, link)}
<section aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<ul class="sources">${entry.sources.map((source) => html`<li><a href="${source}">${readableUrl(source)}</a></li>`)}</ul>
</section>
</div>
</article>`,
  };
}

function aside(entry: Entry, contents: readonly [string, string][], link: LinkTo): Html {
  return html`<aside>
<nav aria-label="On this page"><h2>On this page</h2>
<ul>${contents.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<dl class="facts">
<div><dt>How often</dt><dd>${baseRateWords[entry.baseRate]}</dd></div>
${entry.formerly.length > 0 && html`<div><dt>Called before</dt><dd>${entry.formerly.map((id) => html`<code>${id}</code> `)}</dd></div>`}
<div><dt>For programs</dt><dd><a href="${link(causeJsonAddress(entry.id))}">JSON</a></dd></div>
</dl>
</aside>`;
}

/** What search engines show: the fix's first step says most of what the title does not. */
function descriptionOf({ title, symptoms, fix }: Entry): string {
  const [first = ''] = fix.steps.replace(/^\s*1[.)]\s*/, '').split('\n');
  const text = `${symptoms.map((s) => s.title).join(', ')}: ${title}. ${first.replaceAll('`', '')}`;
  return text.length > 200 ? `${text.slice(0, 200).replace(/\s+\S*$/, '')} …` : text;
}

function shows({ wordings: { printed, report } }: Entry): Html | null {
  if (printed.length + report.length === 0) return null;
  return html`<section aria-labelledby="shows">
<h2 id="shows">How it shows</h2>
${printed.length > 0 && html`<h3>What logs and code show</h3>${folded(printed, 'lines', (text) => html`<code>${text}</code>`)}`}
${report.length > 0 && html`<h3>What people write</h3>${folded(report, 'said', (text) => html`<q>${text}</q>`)}`}
</section>`;
}

function folded(texts: readonly string[], style: string, show: (text: string) => Html): Html {
  const items = (some: readonly string[]) =>
    html`<ul class="${style}">${some.map((text) => html`<li>${show(text)}</li>`)}</ul>`;
  const more = texts.slice(shownWordings);
  return html`${items(texts.slice(0, shownWordings))}${
    more.length > 0 && html`<details class="more"><summary>${more.length} more</summary>${items(more)}</details>`
  }`;
}

function fix({ fix: { steps, verify, prevent, command } }: Entry): Html {
  return html`<section aria-labelledby="fix" class="fix">
<h2 id="fix">Fix</h2>
${markdown(steps)}
<h3 id="check">Check</h3>
${command && html`<div class="command"><pre tabindex="0" aria-label="Command that checks the fix"><code>${command}</code></pre></div>`}
${markdown(verify)}
${prevent && html`<h3 id="prevent">Prevent</h3>${markdown(prevent)}`}
</section>`;
}
