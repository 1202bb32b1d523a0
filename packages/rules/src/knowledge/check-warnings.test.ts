import { describe, expect, it } from 'vitest';
import { knowledgeWarnings } from './check-warnings.ts';
import { compileKnowledge } from './compile.ts';
import type { KnowledgeFiles } from './load.ts';
import { smallKnowledge } from './small-knowledge.ts';

const nothing = new Set<string>();
/** Rules use what the small knowledge declares, and two causes are told apart by the question of the door. */
const sound: KnowledgeFiles = {
  ...smallKnowledge,
  'facts/door.yaml': smallKnowledge['facts/door.yaml']?.replace('value: 200', 'value: 210') ?? '',
  'causes/house/door_tall/cause.yaml': causeOf([
    ['The door is taller than two metres', '{ fact: door.height, operator: greaterThan, value: 200 }', 'decisive'],
    ['The door is green', '{ fact: door.colour, operator: equal, value: green }', 'moderate'],
  ]),
};

type Rule = readonly [says: string, comparisons: string, strength: string, level?: 'any'];

/** The rules begin on line 5, and each has three lines. */
function causeOf(rules: readonly Rule[]): string {
  const written = rules.map(
    ([says, comparisons, strength, level = 'all']) =>
      `  - says: ${says}\n    when: { ${level}: [ ${comparisons} ] }\n    strength: ${strength}\n`,
  );
  return `title: A cause\nbase_rate: common\nsymptoms: [draught]\nrules:\n${written.join('')}sources: [https://example.org/]\n`;
}

function warningsOf(changes: KnowledgeFiles): string[] {
  const files = { ...sound, ...changes };
  return knowledgeWarnings(files, compileKnowledge(files, nothing), nothing).map(
    ({ kind, file, line, message, mend }) => `${kind} ${file}:${line} ${message} → ${mend}`,
  );
}

const open = '{ fact: door.open, operator: equal, value: true }';
const shut = '{ fact: door.open, operator: equal, value: false }';
const red = '{ fact: door.colour, operator: equal, value: red }';
const green = '{ fact: door.colour, operator: equal, value: green }';
const tall = '{ fact: door.height, operator: greaterThan, value: 200 }';

/** The cause of the open door with its rules replaced, or the facts with some added. */
function rules(...list: Rule[]): KnowledgeFiles {
  return { 'causes/house/door_open/cause.yaml': causeOf([['The door is open', open, 'decisive'], ...list]) };
}
function facts(more: string): KnowledgeFiles {
  return { 'facts/more.yaml': more };
}

describe('knowledge without mistakes', () => {
  it('gets no warning when nothing is amiss', () => {
    expect(warningsOf({})).toEqual([]);
  });

  it.each<[string, KnowledgeFiles, RegExp]>([
    [
      'a rule whose stronger twin has fewer conditions on the same facts',
      rules(
        ['It is open and red', `${open}, ${red}`, 'strong'],
        ['It is open, red, and not green', `${open}, { fact: door.colour, operator: notEqual, value: green }`, 'weak'],
      ),
      /^shadowed causes\/house\/door_open\/cause\.yaml:11 never counts: "It is open and red" holds .* → remove it, or give it a condition on another fact$/,
    ],
    [
      'a rule of which two others have used the facts between them',
      rules(['It is red', red, 'strong'], ['It is open and red', `${open}, ${red}`, 'moderate']),
      /^shadowed .*cause\.yaml:11 never counts: "The door is open" and "It is red" hold .* → remove it, or make it stronger/,
    ],
    [
      'a weaker rule that says the opposite in narrower cases',
      rules(['It is no other than open', `{ fact: door.open, operator: notEqual, value: false }, ${open}`, 'weak']),
      /^shadowed .*cause\.yaml:8 never counts: "The door is open" holds/,
    ],
    [
      'rules that say the opposite of the same conditions',
      rules([
        'It is not shut',
        '{ fact: door.open, operator: notEqual, value: false }, { any: [ { fact: door.open, operator: equal, value: true } ] }',
        'strongly_against',
      ]),
      /^contradicting .*cause\.yaml:8 says the opposite of "The door is open".* → keep the one that is true$/,
    ],
    [
      'a cause that another outweighs whenever it is spoken for',
      {
        'causes/house/door_tall/cause.yaml': causeOf([
          ['It is tall', tall, 'strong'],
          ['It is shut', shut, 'weak'],
        ]),
        ...rules(['It is tall', tall, 'strong']),
      },
      /^out_of_reach causes\/house\/door_tall\/cause\.yaml:4 no evidence was found that settles it: at best it has \d+ %, beside house\.door_open/,
    ],
    [
      'causes that answers move alike',
      {
        'causes/house/door_tall/cause.yaml': causeOf([
          ['It is open', open, 'decisive'],
          ['It is tall', tall, 'decisive'],
          ['It is green', green, 'weak'],
        ]),
      },
      /^not_told_apart causes\/house\/door_open\/cause\.yaml:4 no question and no request tells it from house\.door_tall → add a question/,
    ],
    [
      'a rule with a value that nothing gives its fact',
      rules(['It is low', '{ fact: door.height, operator: lessThan, value: 100 }', 'weak']),
      /^unobtainable .*cause\.yaml:9 no cue, choice or observer makes door\.height lessThan 100: the rule never holds →/,
    ],
    [
      'a condition inside a rule that nothing makes hold',
      rules(['It is low or red', `{ fact: door.height, operator: lessThan, value: 100 }, ${red}`, 'strong', 'any']),
      /^unobtainable .*cause\.yaml:9 no cue, choice or observer makes door\.height lessThan 100 →/,
    ],
    [
      'a question without a choice for a value that rules use',
      {
        ...facts(
          `- { id: door.kind, type: enum, values: [front, back, side], scope: case, says: x, ask: { text: Which?, choices: { Front: front, Back: back }, cost: 1 }, cues: [ { value: side, say: [side door] } ] }\n`,
        ),
        ...rules(['It is the side door', '{ fact: door.kind, operator: in, value: [side, back] }', 'moderate']),
      },
      /^missing_choice facts\/more\.yaml:1 rules use door\.kind with side, which no choice of its question gives → add a choice/,
    ],
    [
      'a question that no rule uses',
      {
        ...facts(
          '- { id: door.old, type: boolean, scope: case, says: x, ask: { text: Old?, choices: { "Yes": true, "No": false }, cost: 1 } }\n',
        ),
        'advice.yaml':
          '- { id: oil, title: Oil it, text: Oil., when: { all: [ { fact: door.old, operator: equal, value: true } ] } }\n',
      },
      /^no_benefit facts\/more\.yaml:1 the answer to the question of door\.old is of no use: no rule names it →/,
    ],
    [
      'a question of which every choice says the same to the rules',
      {
        ...facts(
          '- { id: door.kind, type: enum, values: [front, back, side], scope: case, says: x, ask: { text: Which?, choices: { Front: front, Back: back }, cost: 1 }, cues: [ { value: side, say: [side door] } ] }\n',
        ),
        ...rules(['It is no side door', '{ fact: door.kind, operator: notEqual, value: side }', 'moderate']),
      },
      /^no_benefit facts\/more\.yaml:1 every choice of the question of door\.kind makes the same difference/,
    ],
    [
      'a fact that nothing uses',
      facts('- { id: door.old, type: boolean, scope: case, says: x, cues: [ { value: true, say: [old door] } ] }\n'),
      /^unused facts\/more\.yaml:1 nothing uses door\.old/,
    ],
  ])('gets a warning with place and mend for %s', (_, changes, expected) => {
    const warnings = warningsOf(changes);
    expect(
      warnings.some((warning) => expected.test(warning)),
      `${expected} among:\n${warnings.join('\n')}`,
    ).toBe(true);
  });

  it.each<[string, KnowledgeFiles]>([
    ['rests on one more fact', rules(['It is open and red', `${open}, ${red}`, 'moderate'])],
    [
      'is the stronger',
      rules([
        'It is open and not shut',
        `${open}, { fact: door.colour, operator: in, value: [red, green] }`,
        'decisive',
      ]),
    ],
    ['holds in other cases too', rules(['It is open or shut', `${open}, ${shut}`, 'weak', 'any'])],
  ])('gets no warning of %s for a rule that %s', (_, changes) => {
    expect(warningsOf(changes).filter((warning) => warning.startsWith('shadowed'))).toEqual([]);
  });

  it('gets none for a fact that only a request reveals or a symptom shows', () => {
    const old = '- { id: door.old, type: boolean, scope: case, says: x, cues: [ { value: true, say: [old door] } ] }\n';
    const symptom =
      '- { id: draught, title: There is a draught, when: { all: [ { fact: door.old, operator: equal, value: true } ] } }\n';
    expect(warningsOf({ ...facts(old), 'symptoms.yaml': symptom })).toEqual([]);
    const request = '- { id: plan, formats: [text], instructions: x, why: x, reveals: [door.old], cost: 1 }\n';
    expect(warningsOf({ ...facts(old), 'requests.yaml': request })).toEqual([]);
  });

  it('takes causes for told apart by what a request reveals', () => {
    const alike = {
      'causes/house/door_tall/cause.yaml': causeOf([
        ['It is open', open, 'decisive'],
        ['It is tall', tall, 'decisive'],
        ['It is green', green, 'weak'],
      ]),
    };
    const request = '- { id: plan, formats: [text], instructions: x, why: x, reveals: [door.height], cost: 1 }\n';
    expect(warningsOf(alike).some((warning) => warning.startsWith('not_told_apart'))).toBe(true);
    expect(
      warningsOf({ ...alike, 'requests.yaml': request }).some((warning) => warning.startsWith('not_told_apart')),
    ).toBe(false);
  });
});
