import type { Cause, Knowledge, Provider } from '@causeway/rules';
import type { LabelledCase } from '../evaluate/labelled-case.ts';
import type { Expectation, LineAnswer, Scenario } from './answers.ts';
import { sharesOf } from './shares.ts';

const opening = `# The help page, answered

<!-- Written by \`npm run docs:help-page\` from test/help-page/answers.yaml and the knowledge. Do not edit. -->

Causeway began with a help page, "API & Webhook Issues". Below is every line of it, in its order, with what
Causeway says and does where the line applies. Under each stands the evidence that a test gives to the real
engine (*in italics*), and what must come out. \`npx vitest run test/help-page\` checks all of it: a change of
knowledge that loses a line's answer fails there.
`;

/** docs/help-page.md: the page, line by line, with what answers it. */
export function pageText(answers: readonly LineAnswer[], knowledge: Knowledge, cases: readonly LabelledCase[]): string {
  const [title, ...rest] = answers;
  const lines = rest.map((answer) => lineText(answer, knowledge, cases));
  return `${[opening.trimEnd(), `*The page's title: ${title?.line ?? ''}*`, ...lines].join('\n\n')}\n`;
}

function lineText(answer: LineAnswer, knowledge: Knowledge, cases: readonly LabelledCase[]): string {
  if ('heading' in answer) return `## ${answer.line}`;
  if ('says_nothing' in answer) return `### ${answer.line}\n\nNothing to answer. ${answer.says_nothing}`;
  const shares = (answer.shares ?? []).map((claim) => {
    const groups = sharesOf(claim, knowledge, cases);
    const row = (name: string, assumed: number, measured: number) =>
      `| ${name} | ${tenths(assumed)} | ${tenths(measured)} |`;
    const sum = (of: (share: (typeof groups)[number]) => number) => groups.reduce((all, share) => all + of(share), 0);
    return [
      '| causes of | assumed before any evidence | in the labelled cases |',
      '| --- | --- | --- |',
      ...groups.map((g) => row(g.group, g.assumed, g.measured)),
      row(
        'together',
        sum((g) => g.assumed),
        sum((g) => g.measured),
      ),
      '',
      `Test: *${claim.name}*`,
    ].join('\n');
  });
  const scenarios = (answer.scenarios ?? []).map((scenario) => scenarioText(scenario, knowledge));
  return [
    `### ${answer.line}`,
    ...(answer.note ? [answer.note] : []),
    ...shares,
    ...(scenarios.length > 0 ? [scenarios.join('\n')] : []),
  ].join('\n\n');
}

/** To five in a hundred: closer would be false precision, and would change with every new cause. */
function tenths(share: number): string {
  return `about ${Math.round(share * 20) * 5} %`;
}

function scenarioText({ name, provider, expect }: Scenario, knowledge: Knowledge): string {
  const vendor = knowledge.providers.get(provider ?? expect.provider ?? '');
  const said = [
    ...symptomText(expect, knowledge),
    ...causeText(expect, knowledge),
    ...nextStepText(expect, knowledge, vendor),
    ...adviceText(expect, knowledge),
    ...vendorText(expect, vendor),
  ];
  return [`- *${name}*`, ...said.map((s) => `  - ${s}`)].join('\n');
}

function symptomText({ symptom }: Expectation, knowledge: Knowledge): string[] {
  return symptom ? [`Symptom: ${knowledge.symptoms.get(symptom)?.title ?? symptom}`] : [];
}

function causeText(expect: Expectation, knowledge: Knowledge): string[] {
  const open = expect.conclusive === false ? ['Not settled by this alone.'] : [];
  if (!expect.cause) return open;
  if (expect.cause === 'none') return [`Says: **${knowledge.none.title}**`, ...open];
  const cause = knowledge.causes.get(expect.cause);
  if (!cause) return [`Says: ${expect.cause}`];
  const place = expect.conclusive ? 'Settled' : expect.within ? `Among the first ${expect.within}` : 'Most likely';
  return [
    `${place}: **${cause.title}** (\`${cause.id}\`)`,
    `Fix: ${stepThatSays(expect.fix_says, cause)}`,
    ...(expect.verify_says ? [`Verify: ${oneLine(cause.fix.verify)}`] : []),
    ...(expect.prevent_says ? [`Prevent: ${oneLine(cause.fix.prevent ?? '')}`] : []),
    ...(expect.command_says && cause.fix.command ? [`Command: \`${cause.fix.command}\``] : []),
    ...open,
  ];
}

/** The step of the fix that has the most of these words; the first where none are asked for. */
function stepThatSays(words: readonly string[] | undefined, cause: Cause): string {
  const steps = cause.fix.steps
    .split(/^\d+\. +/m)
    .map(oneLine)
    .filter((step) => step !== '');
  const hits = (step: string) => (words ?? []).filter((w) => step.toLowerCase().includes(w.toLowerCase())).length;
  return steps.toSorted((a, b) => hits(b) - hits(a))[0] ?? '';
}

function nextStepText(expect: Expectation, knowledge: Knowledge, vendor: Provider | undefined): string[] {
  const request = knowledge.requests.find((r) => r.id === expect.request);
  const ask = knowledge.facts.get(expect.question ?? '')?.ask;
  const where = vendor?.find?.[expect.question ?? ''];
  return [
    ...(ask ? [`Asks: ${ask.text}`] : []),
    ...(where ? [`Where to look: ${where}`] : []),
    ...(request ? [`Asks for a text (\`${request.id}\`): ${oneLine(request.instructions)}`] : []),
    ...(expect.escalates ? ['Hands over to a success manager, with everything collected and the reason.'] : []),
    ...(expect.reproduction
      ? [
          'Gives the failing request as a curl command and as a Postman collection (v2.1, which Insomnia imports too); secrets are variables.',
        ]
      : []),
  ];
}

function adviceText({ advice, no_advice }: Expectation, knowledge: Knowledge): string[] {
  const all = knowledge.advice;
  const titles = (ids: readonly string[]) =>
    ids.map((id) => `**${all.find((a) => a.id === id)?.title ?? id}**`).join(', ');
  const text = advice?.length === 1 ? `: ${oneLine(all.find((a) => a.id === advice[0])?.text ?? '')}` : '';
  return [
    ...(advice ? [`Advises ${titles(advice)}${text}`] : []),
    ...(no_advice ? [`Leaves unsaid: ${titles(no_advice)}`] : []),
  ];
}

function vendorText(expect: Expectation, vendor: Provider | undefined): string[] {
  return [
    ...(expect.provider && vendor ? [`Knows the vendor: ${vendor.name}`] : []),
    ...(expect.provider_setting ? [`Shows where webhooks are set: ${expect.provider_setting}`] : []),
    ...(expect.api_reference ? [`Links the API reference: ${expect.api_reference}`] : []),
    ...(expect.api_reference === null ? ['Links no API reference, for none is known.'] : []),
    ...Object.keys(expect.finds ?? {}).map((fact) => `Where to look: ${vendor?.find?.[fact] ?? ''}`),
  ];
}

function oneLine(markdown: string): string {
  return markdown.replace(/\s+/g, ' ').trim();
}
