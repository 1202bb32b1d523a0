import { providerAddress } from '../addresses.ts';
import type { ConfusedWith } from '../confused-with.ts';
import type { Entry, ToldRule } from '../entry.ts';
import type { SettlingQuestion } from '../settling-questions.ts';
import { counted, speaksFor, strengthRatios, strengthWords } from '../words.ts';
import { type Html, html, inlineMarkdown } from './html.ts';
import type { LinkTo } from './layout.ts';

/** How a diagnosis tells the cause: its rules in words, by side and strength. */
export function rulesSection({ rules: { supports, contradicts } }: Entry): Html {
  return html`<section aria-labelledby="told">
<h2 id="told">How Causeway tells it</h2>
<p class="lead">What speaks for it and what against it. The figures say how many times more often a finding is seen with this cause than without it.</p>
${side('Speaks for it', 'for', supports)}
${contradicts.length > 0 && side('Speaks against it', 'against', contradicts)}
</section>`;
}

function side(title: string, style: 'for' | 'against', rules: readonly ToldRule[]): Html {
  const groups = Map.groupBy(rules, (rule) => rule.strength);
  return html`<h3>${title}</h3>
<dl class="rules ${style}">${[...groups].map(
    ([
      strength,
      told,
    ]) => html`<div><dt><strong>${strengthWords[strength]}</strong> <span>${strengthRatios[strength]}</span></dt>
<dd><ul>${told.map(({ says }) => html`<li>${says}</li>`)}</ul></dd></div>`,
  )}</dl>`;
}

/** What it is taken for, and what tells the two apart. */
export function confusedSection({ confusedWith }: Entry, link: LinkTo): Html | null {
  if (confusedWith.length === 0) return null;
  return html`<section aria-labelledby="confused">
<h2 id="confused">What it is confused with</h2>
<ul class="confused">${confusedWith.map((other) => confused(other, link))}</ul>
</section>`;
}

function confused(other: ConfusedWith, link: LinkTo): Html {
  const { title, id, page, apart } = other;
  return html`<li>
<p class="name"><a href="${link(page)}">${title}</a> <code>${id}</code></p>
${reasons(other).map((reason) => html`<p>${reason}</p>`)}
${
  apart &&
  html`<p class="apart"><span class="label">Ask</span> ${inlineMarkdown(apart.text)}
<span class="answers"><span class="answer for">“${apart.thisOne}”: this one</span> <span class="answer">“${apart.thatOne}”: that one</span></span></p>`
}
</li>`;
}

function reasons({ outranks, alike, shared }: ConfusedWith): string[] {
  return [
    ...alike.map((name) => `That one, for example: ${name}.`),
    ...(outranks === 'takes_over' ? ['Where both fit, this one explains what that one shows.'] : []),
    ...(outranks === 'taken_over' ? ['Where both fit, that one explains what this one shows.'] : []),
    ...(alike.length === 0 && outranks === null
      ? [`${Math.round(shared * 100)} % of what speaks for this one speaks for that one too.`]
      : []),
  ];
}

/** The questions whose answers settle it, with what each answer says. */
export function questionsSection({ questions }: Entry, link: LinkTo): Html | null {
  if (questions.length === 0) return null;
  return html`<section aria-labelledby="questions">
<h2 id="questions">Questions that settle it</h2>
${questions.map((question) => questionBlock(question, link))}
</section>`;
}

function questionBlock({ text, help, choices, where }: SettlingQuestion, link: LinkTo): Html {
  return html`<div class="question">
<h3>${inlineMarkdown(text)}</h3>
${help && html`<p>${inlineMarkdown(help)}</p>`}
<ul class="choices">${choices.map(({ label, strength }) => choice(label, strength))}</ul>
${
  where.length > 0 &&
  html`<details><summary>Where to look, at ${counted(where.length, 'vendor')}</summary>
<dl class="where">${where.map(({ provider, name, text: place }) => html`<div><dt><a href="${link(providerAddress(provider))}">${name}</a></dt><dd>${inlineMarkdown(place)}</dd></div>`)}</dl></details>`
}
</div>`;
}

function choice(label: string, strength: SettlingQuestion['choices'][number]['strength']): Html {
  if (strength === null) return html`<li><span>${label}</span> <span class="says">says nothing</span></li>`;
  const isFor = speaksFor(strength);
  return html`<li class="${isFor ? 'for' : 'against'}"><span>${label}</span> <span class="says">${isFor ? 'for it' : 'against it'}, ${strengthWords[strength]}</span></li>`;
}
