import type { KnowledgeFiles } from './load.ts';

/** A whole knowledge of two causes, for tests: replace a file to see what becomes of it. */
export const smallKnowledge: KnowledgeFiles = {
  'facts/door.yaml': `
- id: door.open
  type: boolean
  scope: case
  says: { true: the door is open, false: the door is shut }
  ask: { text: Is the door open?, choices: { "Yes": true, "No": false }, cost: 1 }
- id: door.colour
  type: enum
  values: [red, green]
  scope: case
  says: the door is {value}
  ask: { text: Which colour?, choices: { Red: red, Green: green }, cost: 1 }
- id: door.height
  type: number
  unit: cm
  scope: case
  says: the door measures {value}
  cues:
    - { value: 200, match: ['tall door'], in: [words, log] }
`,
  'symptoms.yaml': '- { id: draught, title: There is a draught }\n',
  'none.yaml': `
title: None of these
rules:
  - says: The door is red
    when: { all: [ { fact: door.colour, operator: equal, value: red } ] }
    strength: weak
`,
  'weighing.yaml': `
base_rates: { very_common: 8, common: 4, uncommon: 2, rare: 1 }
none: 0.05
temperature: 1
conclusive: 0.75
margin: 3
worth_asking_bits: 0.02
questions: 6
unknown_by_cost: [0.1, 0.2, 0.3, 0.45, 0.6]
`,
  'causes/house/door_open/cause.yaml': `title: Somebody left the door open
base_rate: common
symptoms: [draught]
rules:
  - says: The door is open
    when: { all: [ { fact: door.open, operator: equal, value: true } ] }
    strength: decisive
sources: [https://example.org/doors]
`,
  'causes/house/door_open/fix.md': '## Fix\n1. Shut it.\n## Verify\nFeel for a draught.\n',
  'causes/house/door_open/cases.yaml': `
leads_here: [ { name: open, answers: { door.open: true } } ]
not_here: [ { name: shut, answers: { door.open: false } } ]
`,
  'causes/house/door_tall/cause.yaml': `title: The door is too tall
base_rate: rare
symptoms: [draught]
rules:
  - says: The door is taller than two metres
    when: { all: [ { fact: door.height, operator: greaterThan, value: 200 } ] }
    strength: strong
sources: [https://example.org/doors]
`,
  'causes/house/door_tall/fix.md': '## Fix\n1. Saw.\n## Verify\nMeasure.\n',
  'causes/house/door_tall/cases.yaml': `
leads_here: [ { name: tall, answers: { door.open: false } } ]
not_here: [ { name: open, answers: { door.open: true } } ]
`,
};
