import { describe, expect, it } from 'vitest';
import type { Answer } from '../evidence-input.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { smallKnowledge } from '../knowledge/small-knowledge.ts';
import { choicesOf, readAnswers } from './answers.ts';

const knowledge = compileKnowledge({
  ...smallKnowledge,
  'facts/more.yaml': `
- { id: door.width, type: number, unit: cm, scope: case, says: x, ask: { text: 'How wide?', choices: { "90": 90, "120": 120 }, cost: 1 } }
- { id: door.parts, type: set, scope: case, says: x, ask: { text: 'What is loose?', choices: { Hinge: hinge, Lock: lock }, cost: 1 } }
`,
  'requests.yaml':
    '- { id: door_photo, formats: [photo], instructions: Take one., why: It shows the door., reveals: [door.open], cost: 2 }\n',
});
const read = (...answers: Answer[]) => Object.fromEntries(readAnswers(answers, knowledge));

describe('answers', () => {
  it('are chosen by id or by label', () => {
    expect(read({ question: 'door.open', choice: 'yes' })).toEqual({ 'door.open': true });
    expect(read({ question: 'door.colour', choice: 'Green' })).toEqual({ 'door.colour': 'green' });
  });

  it('of a number may be given as a value, of a set as one member', () => {
    expect(read({ question: 'door.width', value: '101.5' })).toEqual({ 'door.width': 101.5 });
    expect(read({ question: 'door.parts', choice: 'hinge' })).toEqual({ 'door.parts': ['hinge'] });
  });

  it('"I don\'t know" is an answer without a value, however it is said', () => {
    for (const choice of [null, undefined, 'dont_know']) {
      expect(read({ question: 'door.open', choice })).toEqual({ 'door.open': undefined });
    }
    expect(read({ question: 'door_photo', choice: null })).toEqual({ door_photo: undefined });
  });

  it('that come later replace earlier ones', () => {
    expect(read({ question: 'door.open', choice: 'yes' }, { question: 'door.open', choice: 'no' })).toEqual({
      'door.open': false,
    });
  });

  it('always have "I don\'t know" among their choices, last', () => {
    const fact = knowledge.facts.get('door.open');
    expect(fact && choicesOf(fact).map((c) => c.id)).toEqual(['yes', 'no', 'dont_know']);
  });

  it.each<[string, Answer, string]>([
    ['an unknown question', { question: 'door.opens', choice: 'yes' }, 'UNKNOWN_QUESTION'],
    ['an unknown choice', { question: 'door.open', choice: 'ajar' }, 'UNKNOWN_CHOICE'],
    ['words for a number', { question: 'door.width', value: 'wide' }, 'NOT_A_NUMBER'],
    ['a value where there are choices', { question: 'door.open', value: 'yes' }, 'CHOICE_NEEDED'],
  ])('with %s are refused, with the place and the mend', (_, answer, code) => {
    expect(() => read(answer)).toThrow(
      expect.objectContaining({
        code,
        field: expect.arrayContaining(['answers', '0']),
        hint: expect.stringMatching(/\w{3}/),
      }),
    );
  });
});
