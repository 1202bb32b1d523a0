import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { traceroute } from './traceroute.ts';

const { readText } = readingBy(traceroute);
const only = (text: string) => theOnly(readText(text).routes);
const shown = (name: string) => sample('traceroute', `${name}.txt`);

describe('what traceroute, tracert and mtr printed', () => {
  it('reads the way to a goal that answers', () => {
    expect(only(shown('linux'))).toEqual({
      artifact: 'a',
      reader: 'traceroute',
      firstLine: 1,
      lastLine: 5,
      host: 'api.example.com',
      address: '203.0.113.10',
      reached: true,
      lastHop: { number: 3, address: '203.0.113.10', line: 5 },
    });
  });

  it.each([
    ['numeric', 'api.example.com', true, 8, undefined],
    ['tcp', 'api.example.com', true, 3, undefined],
    ['lost', 'blackhole.example.com', false, 1, undefined],
    ['unreachable', '203.0.113.77', false, 3, 'Host unreachable'],
    ['unresolved', 'api.example.invalid', false, undefined, 'Name or service not known'],
    ['windows', 'api.example.com', true, 4, undefined],
    ['windows-unreachable', '203.0.113.77', false, 2, 'Destination host unreachable'],
    ['windows-unresolved', 'api.example.invalid', false, undefined, 'Unable to resolve'],
    ['mtr', 'api.example.com', true, 3, undefined],
    ['mtr-wide', 'api.example.com', true, 3, undefined],
    ['mtr-lost', 'blackhole.example.com', false, 1, undefined],
  ])('tells how far it comes: %s', (name, host, reached, hop, error) => {
    const route = only(shown(name));
    expect([route?.host, route?.reached, route?.lastHop?.number]).toEqual([host, reached, hop]);
    if (error) expect(route?.error?.message).toContain(error);
    else expect(route?.error).toBeUndefined();
  });
});

describe('traceroute among other text', () => {
  it('reads several, one after another', () => {
    const text = [shown('linux'), shown('windows'), shown('mtr'), shown('lost')].join('\n');
    expect(readText(text).routes.map((route) => [route.host, route.reached])).toEqual([
      ['api.example.com', true],
      ['api.example.com', true],
      ['api.example.com', true],
      ['blackhole.example.com', false],
    ]);
  });

  it('does not say what a cut off trace came to', () => {
    const lines = shown('numeric').split('\n');
    expect(only(lines.slice(0, 6).join('\n'))).toMatchObject({ host: 'api.example.com', lastHop: { number: 2 } });
    expect(only(lines.slice(0, 6).join('\n'))?.reached).toBeUndefined();
  });

  it.each([
    '1  first step\n2  second step',
    'a traceroute to the office would help',
    'Run mtr -rw api.example.com for a while.',
    '$ traceroute api.example.com',
    'HOST: api.example.com\nAccept: */*',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
