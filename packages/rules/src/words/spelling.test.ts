import { describe, expect, it } from 'vitest';
import { hear } from './sample-listener.ts';

describe('a typing mistake', () => {
  it.each([
    ['webhook stop', 'our webhok stopped'],
    ['webhook stop', 'our wehbook stopped'],
    ['webhook stop', 'our webhhoks stoped'],
    ['signature wrong', 'the singature is wrong'],
    ['signature wrong', 'Signiture is wrong'],
    ['payload missing', 'the paylod is missing'],
    ['never receive', 'we never recieve it'],
    ['authorization header', 'the authoriaztion header'],
    ['certificate expire', 'certifcate expird'],
    ['endpoint ... timeout', 'the endpiont runs into a timeuot'],
    ['sometimes fail', 'it somtimes fails'],
    ['secret (rotate|regenerate)', 'secret was regenrated'],
  ])('is taken for %j in %j', (phrase, text) => {
    expect(hear(phrase, text)).toBe('said');
  });

  it.each([
    ['a word that everybody knows', 'header posed', 'the heater posed'],
    ['another such word', 'server charge', 'the server changed'],
    ['a short word', 'key lost', 'the kye lost'],
    ['a word of code', 'token wrong', 'cfg.tocken is wrong'],
    ['a name with capitals inside', 'webhook stop', 'webHok stopped'],
    ['a word with a digit', 'token wrong', 'tok3n wrong'],
    ['what is like two words', 'router stop', 'the roster stopped'],
    ['a name', 'capital letter', 'on El Capitan letters'],
    ['a word in capitals', 'token wrong', 'TOCKEN wrong'],
  ])('is not seen in %s', (_, phrase, text) => {
    expect(hear(phrase, text)).toBeUndefined();
  });
});
