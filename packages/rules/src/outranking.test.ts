import { describe, expect, it } from 'vitest';
import { madeKnowledge, rule } from './knowledge/made-knowledge.ts';
import { movesOn } from './made-situation.ts';

describe('a cause that outranks another', () => {
  const facts = ['general', 'other', 'special', 'sign'].map((name) => ({ id: `f.${name}` }));
  const generic = {
    rules: [
      rule('moderate', { 'f.general': true }),
      rule('weak', { 'f.general': true, 'f.other': true }),
      rule('weakly_against', { 'f.special': true }),
    ],
  };
  const withSpecific = (...rules: ReturnType<typeof rule>[]) =>
    madeKnowledge({
      facts,
      causes: { 'test.generic': generic, 'test.specific': { rules, outranks: ['test.generic'] } },
    });
  const strongOne = rule('strong', { 'f.general': true, 'f.special': true });

  it('takes over what it explains, but not what speaks against the other', () => {
    const moves = movesOn({ 'f.general': true, 'f.special': true }, withSpecific(strongOne));
    expect(moves).toEqual({ 'test.generic': 0.5, 'test.specific': 20, none: 1 });
  });

  it('leaves what rests on something that it does not explain', () => {
    const moves = movesOn({ 'f.general': true, 'f.special': true, 'f.other': true }, withSpecific(strongOne));
    expect(moves).toMatchObject({ 'test.generic': 1, 'test.specific': 20 });
  });

  it('takes nothing while it is not at work itself', () => {
    expect(movesOn({ 'f.general': true }, withSpecific(strongOne))).toMatchObject({ 'test.generic': 5 });
  });

  it('takes nothing from causes that it does not outrank', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: { 'test.generic': generic, 'test.specific': { rules: [strongOne] } },
      none: [rule('weak', { 'f.general': true })],
    });
    expect(movesOn({ 'f.general': true, 'f.special': true }, knowledge)).toMatchObject({
      'test.generic': 2.5,
      none: 2,
    });
  });

  it('needs one finding that is strong: several general ones add up without explaining anything', () => {
    const knowledge = withSpecific(rule('moderate', { 'f.general': true }), rule('moderate', { 'f.sign': true }));
    expect(movesOn({ 'f.general': true, 'f.sign': true }, knowledge)).toMatchObject({
      'test.generic': 5,
      'test.specific': 25,
    });
  });

  it('needs one that the other cause does not have as well: what is true of both explains neither', () => {
    const both = (...shared: ReturnType<typeof rule>[]) =>
      madeKnowledge({
        facts,
        causes: {
          'test.generic': { rules: [rule('strong', { 'f.general': true }), ...shared] },
          'test.specific': { rules: [rule('strong', { 'f.general': true })], outranks: ['test.generic'] },
        },
      });
    expect(movesOn({ 'f.general': true }, both())).toEqual({ 'test.generic': 20, 'test.specific': 20, none: 1 });
    // What the other has by a weaker finding only is explained.
    const knowledge = madeKnowledge({
      facts,
      causes: {
        'test.generic': { rules: [rule('moderate', { 'f.general': true }), rule('strong', { 'f.other': true })] },
        'test.specific': { rules: [rule('strong', { 'f.general': true })], outranks: ['test.generic'] },
      },
    });
    expect(movesOn({ 'f.general': true, 'f.other': true }, knowledge)).toMatchObject({ 'test.generic': 20 });
  });

  it('explains with a finding on more than what both have', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: {
        'test.generic': { rules: [rule('strong', { 'f.general': true })] },
        'test.specific': {
          rules: [rule('strong', { 'f.general': true, 'f.special': true })],
          outranks: ['test.generic'],
        },
      },
    });
    expect(movesOn({ 'f.general': true, 'f.special': true }, knowledge)).toMatchObject({ 'test.generic': 1 });
  });

  it('needs strong evidence on the whole: a strong finding that others contradict explains nothing', () => {
    const strong = rule('strong', { 'f.general': true });
    const against = withSpecific(strong, rule('weakly_against', { 'f.sign': true }));
    expect(movesOn({ 'f.general': true, 'f.sign': true }, against)).toMatchObject({ 'test.generic': 5 });
    const along = withSpecific(strong, rule('weak', { 'f.sign': true }));
    expect(movesOn({ 'f.general': true, 'f.sign': true }, along)).toMatchObject({ 'test.generic': 1 });
  });

  it('explains what speaks for it, not what speaks against it', () => {
    const knowledge = withSpecific(rule('decisive', { 'f.sign': true }), rule('weakly_against', { 'f.general': true }));
    expect(movesOn({ 'f.general': true, 'f.sign': true }, knowledge)).toMatchObject({
      'test.generic': 5,
      'test.specific': 50,
    });
  });

  it('takes over together with others that do', () => {
    const knowledge = madeKnowledge({
      facts,
      causes: {
        'test.generic': { rules: [rule('moderate', { 'f.general': true, 'f.other': true })] },
        'test.one': { rules: [rule('strong', { 'f.general': true })], outranks: ['test.generic'] },
        'test.two': { rules: [rule('strong', { 'f.other': true })], outranks: ['test.generic'] },
      },
    });
    expect(movesOn({ 'f.general': true, 'f.other': true }, knowledge)['test.generic']).toBe(1);
  });
});
