import { describe, expect, it } from 'vitest';
import { compileKnowledge } from './compile.ts';
import type { KnowledgeFiles } from './load.ts';
import { KnowledgeError, type Problem } from './problem.ts';
import { smallKnowledge } from './small-knowledge.ts';

const cause = 'causes/house/door_open/cause.yaml';
const cases = 'causes/house/door_open/cases.yaml';

function problemsOf(changes: KnowledgeFiles): readonly Problem[] {
  try {
    compileKnowledge({ ...smallKnowledge, ...changes }, new Set());
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems;
    throw error;
  }
}

/** The one rule of the cause, with its conditions replaced. Its `when` stands on line 6. */
function withWhen(when: string): KnowledgeFiles {
  return {
    [cause]: (smallKnowledge[cause] ?? '').replace(/when: .*/, `when: ${when}`),
  };
}

describe('a knowledge file', () => {
  it('compiles when nothing is wrong', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, KnowledgeFiles, { at: string; says: RegExp; mend: RegExp }]>([
    [
      'an unknown fact',
      withWhen('{ all: [ { fact: door.opened, operator: equal, value: true } ] }'),
      { at: `${cause}:6:22`, says: /unknown fact "door\.opened"/, mend: /did you mean door\.open/ },
    ],
    [
      'an area without causes',
      { 'areas.yaml': '- { id: housee, title: Houses, text: What is wrong with a house. }\n' },
      { at: 'areas.yaml:1:5', says: /unknown area "housee"/, mend: /did you mean house/ },
    ],
    [
      'a former id that is another cause now',
      { [cause]: `${smallKnowledge[cause]}formerly: [house.gate_open, house.door_open]\n` },
      { at: `${cause}:9:29`, says: /house\.door_open leads to house\.door_open already/, mend: /remove/ },
    ],
    [
      'an unknown operator',
      withWhen('{ all: [ { fact: door.open, operator: equals, value: true } ] }'),
      { at: `${cause}:6:39`, says: /"operator" has a value that is not allowed/, mend: /use one of: equal, notEqual/ },
    ],
    [
      'an operator that its type does not have',
      withWhen('{ all: [ { fact: door.open, operator: lessThan, value: 3 } ] }'),
      { at: `${cause}:6:39`, says: /lessThan means nothing for door\.open/, mend: /use one of: equal, notEqual/ },
    ],
    [
      'an unknown key',
      withWhen('{ all: [ { fact: door.open, operator: equal, value: true, path: $.x } ] }'),
      { at: `${cause}:6:69`, says: /unknown key "path"/, mend: /remove it/ },
    ],
    [
      'an unknown key at the top',
      { [cause]: `${smallKnowledge[cause]}priority: 3\n` },
      { at: `${cause}:9:1`, says: /unknown key "priority"/, mend: /remove it/ },
    ],
    [
      'a value of the wrong type',
      withWhen('{ all: [ { fact: door.open, operator: equal, value: "yes" } ] }'),
      { at: `${cause}:6:56`, says: /"yes" is not a value of door\.open, which is a boolean/, mend: /write a boolean/ },
    ],
    [
      'a value that an enum does not have',
      withWhen('{ all: [ { fact: door.colour, operator: equal, value: blue } ] }'),
      { at: `${cause}:6:58`, says: /door\.colour never is "blue"/, mend: /use one of: red, green/ },
    ],
    [
      'one value where a list is needed',
      withWhen('{ all: [ { fact: door.colour, operator: in, value: red } ] }'),
      { at: `${cause}:6:55`, says: /in takes a list/, mend: /write value: \[a, b\]/ },
    ],
    [
      'an empty any',
      withWhen('{ any: [] }'),
      { at: `${cause}:6:13`, says: /needs at least one condition/, mend: /docs\/knowledge\.md/ },
    ],
    [
      'any beside all',
      withWhen(
        '{ all: [ { fact: door.open, operator: equal, value: true } ], any: [ { fact: door.open, operator: equal, value: true } ] }',
      ),
      { at: `${cause}:6:73`, says: /unknown key "any"/, mend: /remove it/ },
    ],
    [
      'a rule that stands twice',
      {
        [cause]: (smallKnowledge[cause] ?? '').replace(
          'sources:',
          '  - says: The door stands open\n    when: { all: [ { fact: door.open, operator: equal, value: true } ] }\n    strength: weak\nsources:',
        ),
      },
      { at: `${cause}:8:5`, says: /same conditions as "The door is open"/, mend: /keep one/ },
    ],
    [
      'a fact that is declared twice',
      {
        'facts/more.yaml':
          '- { id: door.open, type: boolean, scope: case, says: x, cues: [ { value: true, say: [open] } ] }\n',
      },
      { at: 'facts/more.yaml:1:5', says: /"door\.open" is declared twice/, mend: /remove or rename/ },
    ],
    [
      'a rule that can never hold',
      withWhen(
        '{ all: [ { fact: door.colour, operator: equal, value: red }, { fact: door.colour, operator: equal, value: green } ] }',
      ),
      { at: `${cause}:6:5`, says: /can never hold: no value of door\.colour fits/, mend: /change or remove/ },
    ],
    [
      'a range with nothing in it',
      withWhen(
        '{ all: [ { fact: door.height, operator: greaterThan, value: 5 }, { any: [ { fact: door.height, operator: lessThan, value: 5 } ] } ] }',
      ),
      { at: `${cause}:6:5`, says: /can never hold: no number is above 5 and below 5/, mend: /change or remove/ },
    ],
    [
      'a fact that nothing can observe',
      { 'facts/more.yaml': '- { id: door.locked, type: boolean, scope: case, says: it is locked }\n' },
      { at: 'facts/more.yaml:1:5', says: /nothing can ever observe door\.locked/, mend: /cues or a question/ },
    ],
    [
      'a cause that nothing supports',
      { [cause]: (smallKnowledge[cause] ?? '').replace('decisive', 'strongly_against') },
      { at: `${cause}:4:1`, says: /nothing can ever speak for house\.door_open/, mend: /add a rule that supports it/ },
    ],
    [
      'a pattern outside the linear-time dialect',
      {
        'facts/more.yaml':
          "- { id: door.locked, type: boolean, scope: case, says: x, cues: [ { value: true, match: ['(?=key)lock'], in: [log] } ] }\n",
      },
      { at: 'facts/more.yaml:1:90', says: /not in the linear-time dialect/, mend: /RE2 syntax/ },
    ],
    [
      'a symptom that is not declared',
      { [cause]: (smallKnowledge[cause] ?? '').replace('[draught]', '[drought]') },
      { at: `${cause}:3:12`, says: /unknown symptom "drought"/, mend: /did you mean draught/ },
    ],
    [
      'a cause without a fix',
      { 'causes/house/door_open/fix.md': '' },
      { at: `${cause}:1:1`, says: /has no fix/, mend: /write one/ },
    ],
    [
      'a missing key',
      { [cause]: (smallKnowledge[cause] ?? '').replace('base_rate: common\n', '') },
      { at: `${cause}:1:1`, says: /"base_rate"/, mend: /very_common, common, uncommon, rare/ },
    ],
    [
      'an example that answers what nobody is asked',
      {
        [cases]: (smallKnowledge[cases] ?? '').replace('answers: { door.open: true }', 'answers: { door.height: 200 }'),
      },
      { at: `${cases}:2:40`, says: /nobody is asked for door\.height/, mend: /let the artifact or the report show it/ },
    ],
    [
      'an example that answers an unknown question',
      {
        [cases]: (smallKnowledge[cases] ?? '').replace(
          'answers: { door.open: true }',
          'answers: { door.opened: true }',
        ),
      },
      { at: `${cases}:2:40`, says: /unknown question "door\.opened"/, mend: /did you mean door\.open/ },
    ],
    [
      'an example with an answer that no choice gives',
      {
        [cases]: (smallKnowledge[cases] ?? '').replace(
          'answers: { door.open: true }',
          'answers: { door.colour: blue }',
        ),
      },
      {
        at: `${cases}:2:40`,
        says: /no choice of the question of door\.colour is "blue"/,
        mend: /use one of: red, green/,
      },
    ],
    [
      'a near miss of a cause that is not there',
      { [cases]: (smallKnowledge[cases] ?? '').replace('{ name: shut,', '{ name: shut, instead: house.door_high,') },
      { at: `${cases}:3:27`, says: /unknown cause "house\.door_high"/, mend: /did you mean .*house\.door_tall/ },
    ],
    [
      'a pattern in a rule outside the linear-time dialect',
      {
        'facts/more.yaml':
          '- { id: door.sign, type: text, scope: case, says: x, cues: [ { value: x, say: [sign] } ] }\n',
        ...withWhen("{ all: [ { fact: door.sign, operator: matches, value: '(a)\\1' } ] }"),
      },
      { at: `${cause}:6:58`, says: /not in the linear-time dialect/, mend: /no backreference/ },
    ],
    [
      'YAML that does not parse',
      { [cause]: 'title: [unclosed' },
      { at: `${cause}:1:`, says: /./, mend: /mend the YAML/ },
    ],
    [
      'a key that stands twice',
      { [cause]: `title: x\n${smallKnowledge[cause]}` },
      { at: `${cause}:2:1`, says: /unique/, mend: /remove one of the two keys/ },
    ],
    [
      'a file that belongs nowhere',
      { 'cause/auth/x.yaml': 'title: x' },
      { at: 'cause/auth/x.yaml:1:1', says: /no part of the knowledge/, mend: /move it/ },
    ],
  ])('with %s gets an error with its place and its mend', (_, changes, expected) => {
    const found = problemsOf(changes);
    const described = found.map((p) => `${p.file}:${p.line}:${p.column}  ${p.message} → ${p.mend}`).join('\n');
    const fits = found.some(
      (p) =>
        `${p.file}:${p.line}:${p.column}`.startsWith(expected.at) &&
        expected.says.test(p.message) &&
        expected.mend.test(p.mend),
    );
    expect(fits, `${expected.at} ${expected.says} ${expected.mend} among:\n${described}`).toBe(true);
  });
});
