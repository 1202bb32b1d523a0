import { describe, expect, it } from 'vitest';
import type { Fact } from '../knowledge/compile.ts';
import { compilePhrase } from './phrase.ts';
import { PhraseIndex } from './phrase-index.ts';
import { hear, shippedLexicon } from './sample-listener.ts';

describe('a phrase', () => {
  it.each([
    ['webhook stop', 'Our webhooks have stopped!', 'said'],
    ['webhook ... stop', 'the webhook of our biggest customer in Spain stopped', 'said'],
    ['webhook stop', 'the webhook of our biggest customer in Spain stopped', undefined],
    ['(webhook|hook) ... (stop|quit)', 'hooks quit working', 'said'],
    ['token expire', 'stop. The token. Expired milk.', undefined],
    ['not arrive', "the events don't arrive", 'said'],
    ['not arrive', 'the events dont arrive', 'said'],
    ['not arrive', 'the events arrive', undefined],
    ['key ... right', 'not sure, but the key is right', 'said'],
    ['content type', 'the Content-Type is off', 'said'],
    ['body-parser', 'we mount body-parser globally', 'said'],
    ['body-parser', 'we mount bodyparser globally', 'said'],
    ['127.0.0.1', 'it listens on 127.0.0.1 only', 'said'],
    ['(two|2) handler', 'since 7.5.2 our handler fails', undefined],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });

  it('is found where it stands', () => {
    const fact: Fact = { id: 'x.y', slot: 0, type: 'boolean', scope: 'case', says: 'x' };
    const lexicon = shippedLexicon();
    const text = 'Since Monday our webhooks have stopped.';
    const [match] = new PhraseIndex([compilePhrase('webhook stop', fact, true, lexicon)], lexicon).hear(text).phrases;
    expect(text.slice(match?.start, match?.end)).toBe('webhooks have stopped');
  });

  it('that is said twice is taken where it is said most firmly', () => {
    expect(hear('token expire', 'Maybe the token expired? I looked: the token expired.')).toBe('said');
  });
});

describe('words that say the same', () => {
  it.each([
    ['webhook ... (stop|die)', 'web hook has quit on us', 'said'],
    ['webhook ... not arrive', 'the callbacks never get through', 'said'],
    ['webhook ... not arrive', 'our hook no longer reaches the server', 'said'],
    ['webhook ... not arrive', 'webhooks fail to show up', 'said'],
    ['webhook ... fail', 'the hook does not work', 'said'],
    ['webhook ... fail', 'the callback stopped working', 'said'],
    ['webhook ... fail', 'the hook works', undefined],
    ['(sometimes|flaky) fail', 'now and then it breaks', 'said'],
    ['(sometimes|flaky) fail', 'every now and then it goes wrong', 'said'],
    ['event twice', 'each event three times', 'said'],
    ['secret ... rotated', 'the signing key was regenerated', 'said'],
    ['dashboard ... says', 'the admin panel claims so', 'said'],
    ['key ... rotated', 'we log in and the keys were reissued', 'said'],
    ['disabled webhook', 'they switched off the webhook', 'said'],
    ['turned off webhook', 'they deactivated the webhook', 'said'],
    ['retry ... over', 'It says "Try again later." Tried over two days.', undefined],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });

  it('do so in one direction only where they are kinds of a thing', () => {
    expect(hear('token expired', 'the jwt expired')).toBe('said');
    expect(hear('jwt expired', 'the token expired')).toBeUndefined();
  });

  it('do not stand for a word that is marked', () => {
    expect(hear('=webhook fails', 'the callback fails')).toBeUndefined();
    expect(hear('(=webhook|call) fails', 'the webhook fails')).toBe('said');
  });

  it('mean nothing of their own in a fixed expression', () => {
    expect(hear('webhook ... double', 'the webhook url was double-checked')).toBeUndefined();
    expect(hear('fails once', 'it fails at once')).toBeUndefined();
  });
});
