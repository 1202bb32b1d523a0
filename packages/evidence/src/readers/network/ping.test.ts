import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { ping } from './ping.ts';

const { readText } = readingBy(ping);
const only = (text: string) => theOnly(readText(text).routes);
const shown = (name: string) => sample('ping', `${name}.txt`);

describe('what ping printed', () => {
  it('reads who answered how often', () => {
    expect(only(shown('linux'))).toEqual({
      artifact: 'a',
      reader: 'ping',
      firstLine: 1,
      lastLine: 10,
      host: 'api.example.com',
      address: '203.0.113.10',
      reached: true,
      sent: 4,
      received: 4,
    });
  });

  it.each([
    ['linux-lost', 'blackhole.example.com', false, 3, 0, undefined],
    ['linux-unreachable', '192.0.2.77', false, 2, 0, 'Destination Host Unreachable'],
    ['linux-unresolved', 'api.example.invalid', false, undefined, undefined, 'Temporary failure in name resolution'],
    ['linux-no-route', '192.0.2.50', false, undefined, undefined, 'connect: No route to host'],
    ['linux-no-network', '100.64.1.1', false, undefined, undefined, 'connect: Network is unreachable'],
    ['macos', 'api.example.com', true, 3, 2, undefined],
    ['macos-unresolved', 'api.example.invalid', false, undefined, undefined, 'cannot resolve'],
    ['windows', 'api.example.com', true, 4, 4, undefined],
    ['windows-lost', 'blackhole.example.com', false, 4, 0, undefined],
    ['windows-unreachable', '203.0.113.77', false, 2, 0, 'Destination host unreachable'],
    ['windows-unresolved', 'api.example.invalid', false, undefined, undefined, 'could not find host'],
  ])('tells whether it is reached: %s', (name, host, reached, sent, received, error) => {
    const route = only(shown(name));
    expect([route?.host, route?.reached, route?.sent, route?.received]).toEqual([host, reached, sent, received]);
    if (error) expect(route?.error?.message).toContain(error);
    else expect(route?.error).toBeUndefined();
  });
});

describe('ping among other text', () => {
  it('reads several, one after another', () => {
    const text = [shown('linux'), shown('windows-lost'), shown('macos'), shown('linux-no-route')].join('\n');
    expect(readText(text).routes.map((route) => [route.host, route.reached])).toEqual([
      ['api.example.com', true],
      ['blackhole.example.com', false],
      ['api.example.com', true],
      ['192.0.2.50', false],
    ]);
  });

  it('reads one that lost its top or its bottom', () => {
    const lines = shown('linux').split('\n');
    expect(only(lines.slice(0, 4).join('\n'))).toMatchObject({ host: 'api.example.com', reached: true });
    expect(only(lines.slice(6).join('\n'))).toMatchObject({ host: 'api.example.com', reached: true, sent: 4 });
    expect(only(lines.slice(0, 2).join('\n'))?.reached).toBeUndefined();
  });

  it.each([
    'ping me when the deploy is done',
    'Please ping api.example.com and tell us.',
    '64 bytes from memory, 2 packets transmitted',
    'GET /ping HTTP/1.1',
    '$ ping api.example.com',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
