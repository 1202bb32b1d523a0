import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { KnowledgeFiles } from '@causeway/rules';

/** What leads to each cause in its example. */
const evidenceOf: Record<string, string> = {
  'auth/refused': 'artifact: "> GET /a HTTP/1.1\\n> Host: api.acme.com\\n>\\n< HTTP/1.1 401 No\\n<\\n"',
  'hook/not_ticked': 'report: our webhook stopped, answers: { hook.ticked: false }',
  'hook/switched_off': 'report: our webhook stopped, artifact: "10:00 hook switched off by the sender"',
  'hook/broken_endpoint': 'report: our webhook stopped, answers: { hook.attempt: failed }',
};

/**
 * A small knowledge for tests, so that they hold whatever is shipped: a 401 is settled at once, a report
 * of a webhook needs a question, and a request for a log follows what the question leaves open.
 */
export const sampleKnowledge: KnowledgeFiles = {
  'facts/sample.yaml': `
- { id: response.status, type: number, scope: exchange, says: 'the answer was {value}' }
- id: hook.silent
  type: boolean
  scope: case
  says: { true: no event arrives, false: events arrive }
  cues: [ { value: true, say: [webhook stopped] } ]
- id: hook.attempt
  type: enum
  values: [failed, none]
  scope: case
  says: { failed: the sender tried and failed, none: the sender never tried }
  ask:
    text: Does the sender's log show an attempt?
    help: Open the webhook at the sender.
    choices: { "Yes, with an error": failed, "No attempt": none }
    cost: 1
- id: hook.ticked
  type: boolean
  scope: case
  says: { true: the event is ticked, false: the event is not ticked }
  ask: { text: Is the event ticked?, choices: { "Yes": true, "No": false }, cost: 2 }
- id: hook.logged
  type: boolean
  scope: case
  says: { true: the log names the hook, false: the log does not name the hook }
  cues: [ { value: true, match: ['hook switched off'], in: [log] } ]
`,
  'symptoms.yaml': '- { id: refused, title: Calls are refused }\n- { id: silence, title: Nothing arrives }\n',
  'none.yaml': `
title: Nothing that I know
rules:
  - says: The answer was a teapot
    when: { all: [ { fact: response.status, operator: equal, value: 418 } ] }
    strength: decisive
`,
  'weighing.yaml': `
base_rates: { very_common: 8, common: 4, uncommon: 2, rare: 1 }
none: 0.1
temperature: 1
conclusive: 0.75
margin: 3
worth_asking_bits: 0.02
questions: 6
unknown_by_cost: [0.1, 0.2, 0.3, 0.45, 0.6]
`,
  'requests.yaml': `
- id: sender_log
  formats: [text-log]
  instructions: Copy the log of the sender.
  why: It says whether the sender tried.
  reveals: [hook.logged]
  cost: 2
`,
  'advice.yaml': `
- id: keep_logs
  title: Log what arrives
  text: Keep a line for every delivery.
  when: { all: [ { fact: hook.silent, operator: equal, value: true } ] }
`,
  'providers/acme.yaml': `
name: Acme
hosts: [api.acme.com]
find: { hook.attempt: Acme → Settings → Webhooks → Attempts }
docs: { api: 'https://docs.acme.com/api' }
settings: { webhooks: Settings → Webhooks }
sources: [https://docs.acme.com/]
`,
  ...cause('auth/refused', 'The server refused the credential', 'refused', 'curl -i -X {method} "{url}"', [
    ['The server answered 401', 'response.status', 401, 'decisive'],
    ['The sender never tried', 'hook.attempt', 'none', 'strongly_against'],
  ]),
  ...cause('hook/not_ticked', 'The event is not ticked', 'silence', undefined, [
    ['No event arrives', 'hook.silent', true, 'strong'],
    ['The sender never tried', 'hook.attempt', 'none', 'strong'],
    ['The event is not ticked', 'hook.ticked', false, 'decisive'],
    ['The event is ticked', 'hook.ticked', true, 'strongly_against'],
  ]),
  ...cause('hook/switched_off', 'The webhook is switched off', 'silence', undefined, [
    ['No event arrives', 'hook.silent', true, 'strong'],
    ['The sender never tried', 'hook.attempt', 'none', 'strong'],
    ['The log says so', 'hook.logged', true, 'decisive'],
  ]),
  ...cause('hook/broken_endpoint', 'The endpoint is broken', 'silence', undefined, [
    ['No event arrives', 'hook.silent', true, 'strong'],
    ['The sender tried and failed', 'hook.attempt', 'failed', 'strong'],
  ]),
};

type Rule = readonly [says: string, fact: string, value: string | number | boolean, strength: string];

function cause(path: string, title: string, symptom: string, command: string | undefined, rules: readonly Rule[]) {
  const folder = `causes/${path}`;
  const written = rules.map(
    ([says, fact, value, strength]) =>
      `  - says: ${says}\n    when: { all: [ { fact: ${fact}, operator: equal, value: ${value} } ] }\n    strength: ${strength}\n`,
  );
  const check = command === undefined ? '' : `command: '${command}'\n`;
  const [says] = rules[0] ?? [''];
  const example = `{ name: ${says}, ${evidenceOf[path] ?? 'report: it fails'} }`;
  return {
    [`${folder}/cause.yaml`]: `title: ${title}\nbase_rate: common\nsymptoms: [${symptom}]\nrules:\n${written.join('')}${check}sources: [https://example.org/]\n`,
    [`${folder}/fix.md`]: `## Fix\n1. Mend **it** in the [settings](https://example.org/settings).\n2. Restart.\n## Verify\nIt answers \`200\`.\n`,
    [`${folder}/cases.yaml`]: `leads_here: [ ${example} ]\nnot_here: [ { name: a teapot, artifact: "> GET /a HTTP/1.1\\n> Host: a.example\\n>\\n< HTTP/1.1 418 No\\n<\\n" } ]\n`,
  };
}

/** Writes the sample knowledge, with files replaced, into a folder of its own. */
export function sampleFolder(replaced: KnowledgeFiles = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-knowledge-'));
  for (const [path, text] of Object.entries({ ...sampleKnowledge, ...replaced })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A transcript of a call that is refused, with a key in it. */
export const refusedCall = `> POST /v2/contacts?page=2 HTTP/1.1
> Host: api.acme.com
> Authorization: Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc
> Content-Type: application/json
>
< HTTP/1.1 401 Unauthorized
< Content-Type: application/json
<
{"message":"no"}
`;
