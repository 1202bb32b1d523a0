import { describe, expect, it } from 'vitest';
import { knowledgeDifference } from './difference.ts';
import type { KnowledgeFiles } from './load.ts';
import { smallKnowledge } from './small-knowledge.ts';

const cause = 'causes/house/door_open/cause.yaml';

/** The difference that replaced parts of files make. */
function differenceOf(...replacements: [file: string, from: string, to: string][]) {
  const after: KnowledgeFiles = { ...smallKnowledge };
  for (const [file, from, to] of replacements) {
    expect(after[file]).toContain(from);
    after[file] = (after[file] ?? '').replace(from, to);
  }
  const all = knowledgeDifference(smallKnowledge, after);
  return Object.fromEntries(
    Object.entries(all).filter(([, d]) => d.added.length + d.removed.length + d.changed.length > 0),
  );
}

const none = { added: [], removed: [], changed: [] };

describe('the difference between two knowledges', () => {
  it('is nothing where only the writing differs', () => {
    expect(differenceOf()).toEqual({});
    expect(
      differenceOf([
        'symptoms.yaml',
        '- { id: draught, title: There is a draught }',
        '- title: There is a draught\n  id: draught',
      ]),
    ).toEqual({});
  });

  it('names the parts of a cause, a fact and a question that changed', () => {
    expect(
      differenceOf(
        [cause, 'base_rate: common', 'base_rate: rare'],
        ['causes/house/door_open/fix.md', 'Shut it.', 'Shut it, and lock it.'],
        ['facts/door.yaml', 'the door is shut', 'the door stands shut'],
        ['facts/door.yaml', 'Is the door open?', 'Does the door stand open?'],
        ['weighing.yaml', 'none: 0.05', 'none: 0.1'],
      ),
    ).toEqual({
      causes: { ...none, changed: [{ id: 'house.door_open', parts: ['base_rate', 'fix'] }] },
      facts: { ...none, changed: [{ id: 'door.open', parts: ['says'] }] },
      questions: { ...none, changed: [{ id: 'door.open', parts: ['text'] }] },
      weighing: { ...none, changed: [{ id: 'weighing', parts: ['none'] }] },
    });
  });

  it('knows a rule again by its conditions where its words changed', () => {
    expect(differenceOf([cause, 'says: The door is open', 'says: It stands open'])).toEqual({
      rules: { ...none, changed: [{ id: 'house.door_open/it-stands-open', parts: ['says'] }] },
    });
    expect(differenceOf([cause, 'strength: decisive', 'strength: strong'])).toEqual({
      rules: { ...none, changed: [{ id: 'house.door_open/the-door-is-open', parts: ['strength'] }] },
    });
    expect(
      differenceOf(
        [cause, 'says: The door is open', 'says: It is red'],
        [cause, 'fact: door.open, operator: equal, value: true', 'fact: door.colour, operator: equal, value: red'],
      ),
    ).toEqual({
      rules: { ...none, added: ['house.door_open/it-is-red'], removed: ['house.door_open/the-door-is-open'] },
    });
  });

  it('names what was added and what was removed', () => {
    const more = {
      ...smallKnowledge,
      'requests.yaml': '- { id: plan, formats: [text], instructions: x, why: x, reveals: [door.open], cost: 1 }\n',
    };
    expect(knowledgeDifference(smallKnowledge, more).requests).toEqual({ ...none, added: ['plan'] });
    expect(knowledgeDifference(more, smallKnowledge).requests).toEqual({ ...none, removed: ['plan'] });
  });
});
