import type { KnowledgeFiles } from '@causeway/rules';

/** The least knowledge that leads a 401 to a cause: tests of the service do not depend on what is shipped. */
export const tinyKnowledge: KnowledgeFiles = {
  'facts/exchange.yaml': `
- { id: request.method, type: text, scope: exchange, says: 'the method is {value}' }
- { id: response.status, type: number, scope: exchange, says: 'the answer is {value}' }
- id: light.on
  type: boolean
  scope: case
  says: { true: the light is on, false: the light is off }
  ask: { text: Is the light on?, help: Look up., choices: { "Yes": true, "No": false }, cost: 1 }
- id: light.lumen
  type: number
  unit: lm
  scope: case
  says: it gives {value}
  ask: { text: How bright is it?, choices: { "Dim": 100, "Bright": 800 }, cost: 1 }
`,
  'symptoms.yaml': '- { id: api_4xx, title: API request fails }\n',
  'none.yaml':
    'title: None of these\nrules:\n  - says: The light is off\n    when: { all: [ { fact: light.on, operator: equal, value: false } ] }\n    strength: weak\n',
  'weighing.yaml': `
base_rates: { very_common: 8, common: 4, uncommon: 2, rare: 1 }
none: 0.3
temperature: 1
conclusive: 0.75
margin: 3
worth_asking_bits: 0.001
questions: 6
unknown_by_cost: [0.1, 0.2, 0.3, 0.45, 0.6]
`,
  'causes/auth/refused/cause.yaml': `
title: The server refused the credential
base_rate: common
symptoms: [api_4xx]
rules:
  - says: The server answered 401
    when: { all: [ { fact: response.status, operator: equal, value: 401 } ] }
    strength: strong
  - says: The light is on
    when: { all: [ { fact: light.on, operator: equal, value: true } ] }
    strength: moderate
command: curl -i "{url}"
sources: [https://www.rfc-editor.org/rfc/rfc9110]
`,
  'causes/auth/refused/fix.md':
    '## Fix\n1. Send the right key.\n## Verify\nIt answers 200.\n## Prevent\nRotate keys with care.\n',
  'causes/auth/refused/cases.yaml':
    'leads_here: [ { name: on, answers: { light.on: true } } ]\nnot_here: [ { name: off, answers: { light.on: false } } ]\n',
};
