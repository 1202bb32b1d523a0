import { describe, expect, it } from 'vitest';
import type { Fact } from './compile.ts';
import { compilePhrase, negatedAt, PhraseIndex } from './phrases.ts';

const fact: Fact = { id: 'x.y', slot: 0, type: 'boolean', scope: 'case', says: 'x' };

/** What a phrase makes of a text: said, denied, or not there. */
function hear(phrase: string, text: string): 'said' | 'denied' | undefined {
  const found = new PhraseIndex([compilePhrase(phrase, fact, true)]).find(text)[0];
  return found && (found.negated ? 'denied' : 'said');
}

describe('a phrase', () => {
  it.each([
    ['webhook stop', 'Our webhooks have stopped!', 'said'],
    ['webhook ... stop', 'the webhook of our biggest customer in Spain stopped', 'said'],
    ['webhook stop', 'the webhook of our biggest customer in Spain stopped', undefined],
    ['(webhook|hook) ... (stop|quit)', 'hooks quit working', 'said'],
    ['token expire', 'Is it possible that the token just expired?', 'said'],
    ['token expire', 'stop. The token. Expired milk.', undefined],
    ['timeout', "it's not a timeout", 'denied'],
    ['timeout', 'there was never any timeout', 'denied'],
    ['timeout', 'it is a timeout, not a refusal', 'said'],
    ['not arrive', "the events don't arrive", 'said'],
    ['not arrive', 'the events dont arrive', 'said'],
    ['not arrive', 'the events arrive', undefined],
    ['key ... right', 'not sure, but the key is right', 'said'],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });

  it('is found where it stands', () => {
    const text = 'Since Monday our webhooks have stopped.';
    const [match] = new PhraseIndex([compilePhrase('webhook stop', fact, true)]).find(text);
    expect(text.slice(match?.start, match?.end)).toBe('webhooks have stopped');
  });
});

describe('a negation', () => {
  it('reaches a few words on in its own clause, and no further', () => {
    expect(negatedAt('it is not a timeout', 12)).toBe(true);
    expect(negatedAt('this is not it: a timeout', 18)).toBe(false);
  });
});
