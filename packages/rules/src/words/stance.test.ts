import { describe, expect, it } from 'vitest';
import { hear } from './sample-listener.ts';

describe('a denial', () => {
  it.each([
    ['timeout', "it's not a timeout", 'denied'],
    ['timeout', 'there was never any timeout', 'denied'],
    ['timeout', 'it is a timeout, not a refusal', 'said'],
    ['timeout', 'it is not a refusal but a timeout', 'said'],
    ['key expired', 'not the certificate but the key expired', 'said'],
    ['webhook arrive', 'the webhook no longer arrives', 'denied'],
    ['webhook arrive', 'we run fine without any webhook arriving', 'denied'],
    ['receive webhook', 'we stopped receiving webhooks', 'denied'],
    ['key changed', 'it stopped after the key changed', 'said'],
    ['key changed', 'it does not work since the key changed', 'said'],
    ['key changed', 'nothing works because the key changed', 'said'],
    ['key changed', "it isn't the case that the key changed", 'denied'],
    ['key changed', "I don't think the key changed", 'denied'],
    ['old key', 'we use the new key instead of the old key', 'denied'],
    ['token expire', 'token expiry is not the problem', 'denied'],
    ['token expired', 'an expired token is ruled out', undefined],
    ['expired token', 'an expired token is ruled out', 'denied'],
    ['expired token', 'expired token: no', 'denied'],
    ['expired token', 'Expired token? Nope.', 'denied'],
    ['expired token', 'Expired token? Yes.', 'said'],
    ['webhook arrive', 'not once did a webhook arrive', 'denied'],
    ['webhook fails', 'the webhook never fails', 'denied'],
    ['webhook fails', 'the webhook does not only fail on Mondays', 'said'],
    ['only ... development', "it isn't only in development", 'denied'],
    ['only ... development', 'it fails only in development', 'said'],
    ['webhook fails', 'no idea why the webhook fails', 'said'],
    ['problem ... signature', 'there is no problem with the signature', 'denied'],
    ['no (event|events) arrive', 'no events arrive', 'said'],
    ['no (event|events) arrive', 'no new events arrive', 'said'],
    ['no (event|events) arrive', 'no duplicate events arrive', undefined],
    ['events arrive', 'no duplicate events arrive', 'said'],
    ['duplicate events', 'no duplicate events arrive', 'denied'],
    ['failed deliveries', 'there are no failed deliveries', 'denied'],
    ['every delivery', 'nearly every delivery is red', undefined],
    ['request fails', 'my pull request fails', undefined],
    ['webhook fails', 'the webhook does not work', 'said'],
    ['retry', 'it is not without a retry', 'said'],
    ['hidden fields', 'answers that nobody gave and without our hidden fields', 'denied'],
    ['not arrive', "it is not that events don't arrive", 'denied'],
    ['body changed', 'not a line was touched and the body changed', 'said'],
    ['body changed', 'nothing in between, although the body changed', 'said'],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });
});

describe('a guess', () => {
  it.each([
    ['token expire', 'Is it possible that the token just expired?', 'guessed said'],
    ['token expired', 'maybe the token expired', 'guessed said'],
    ['hook off', "I'm afraid they will switch my hook off", 'guessed said'],
    ['hook off', 'one day they switched my hook off', 'said'],
    ['hook off', 'GitHub will one day switch my hook off', 'guessed said'],
    ['token expired', 'the token expired, maybe', 'said'],
    ['token expired', 'the token expired maybe', 'guessed said'],
    ['token expired', 'I suspect that the token expired', 'guessed said'],
    ['token expired', 'I guess the token has expired, 401 since noon', 'guessed said'],
    ['401 noon', 'I guess the token has expired, 401 since noon', 'said'],
    ['token expired', 'could it be that our token expired', 'guessed said'],
    ['token expired', 'Did the token expire?', 'guessed said'],
    ['wrong secret', "It's red right from the start. Wrong secret?", 'guessed said'],
    ['webhook stop', 'Why did the webhook stop?', 'said'],
    ['webhook stop', 'Any idea why our webhook stopped?', 'said'],
    ['webhook stop', 'Our webhook stopped, can you help?', 'said'],
    ['webhook stop', 'Our webhook stopped and I suspect the key is wrong', 'said'],
    ['key wrong', 'Our webhook stopped and I suspect the key is wrong', 'guessed said'],
    ['token expired', 'maybe because the token expired', 'guessed said'],
    ['token expired', 'not sure whether the token expired', 'guessed said'],
    ['token expired', 'I think that the token expired', 'said'],
    ['token expired', "I wonder if it's a timeout. The token expired.", 'said'],
    ['proxy drops', "probably the proxy doesn't drop it", 'guessed denied'],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });
});

describe('what is beside the failure', () => {
  it.each([
    ['webhook arrive', 'webhooks arrive fine on our staging, production gets nothing', 'beside'],
    ['webhook arrive', 'webhooks arrive locally but not in production', 'beside'],
    ['signature valid', 'with curl the signature is valid and all works', 'beside'],
    ['works ... curl', 'it works with curl', 'said'],
    ['works ... (locally|laptop)', 'works locally but not on the server', 'said'],
    ['calls fail', 'locally the calls fail', 'said'],
    ['payload empty', 'On the other server it works and no payload is empty', 'beside'],
    ['theme broken', 'Also the theme is broken, but that is another story', 'beside'],
    ['token expired', 'Two years ago our token expired once.', 'beside'],
    ['token expired', 'Two hours ago our token expired.', 'said'],
  ])('%j in %j is %s', (phrase, text, expected) => {
    expect(hear(phrase, text)).toBe(expected);
  });
});

describe('what was tried and changed nothing', () => {
  it.each([
    ['secret', 'I rotated the secret, same error'],
    ['secret', 'Rotated the secret twice. No difference.'],
    ['secret', 'a new secret does not help'],
    ['(restart|reboot) ... server', 'restarting the server changed nothing, still the same'],
    ['proxy', 'we switched the proxy off without any effect'],
    ['firewall', 'tried to disable the firewall, rebooted, to no avail'],
  ])('%j in %j is a deed without effect, and no more', (phrase, text) => {
    expect(hear(phrase, text, { tried: true })).toBe('said');
    expect(hear(phrase, text)).toBeUndefined();
  });

  it.each([
    ['secret', 'I rotated the secret and it works again'],
    ['secret', 'Since the secret was rotated every call fails'],
    ['new secret ... same', 'new secret, same error'],
    ['secret ... not help', 'a new secret does not help'],
  ])('%j in %j is not', (phrase, text) => {
    expect(hear(phrase, text, { tried: true })).toBeUndefined();
  });

  it('is heard by phrases that tell of it themselves', () => {
    expect(hear('new secret ... not help', 'a new secret does not help')).toBe('said');
  });
});
