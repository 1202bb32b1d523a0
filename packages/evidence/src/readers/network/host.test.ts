import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { host } from './host.ts';

const { readText } = readingBy(host);
const only = (text: string) => theOnly(readText(text).lookups);
const shown = (name: string) => sample('host', `${name}.txt`);

describe('what host 9.18 printed', () => {
  it('reads an alias and the addresses behind it', () => {
    expect(only(shown('found'))).toEqual({
      artifact: 'a',
      reader: 'host',
      firstLine: 1,
      lastLine: 4,
      name: 'hooks.example.com',
      status: 'NOERROR',
      records: [
        { name: 'hooks.example.com', type: 'CNAME', value: 'edge.example.net', line: 2 },
        { name: 'edge.example.net', type: 'A', value: '203.0.113.10', line: 3 },
        { name: 'edge.example.net', type: 'AAAA', value: '2001:db8::10', line: 4 },
      ],
    });
  });

  it.each([
    ['nxdomain', 'hoooks.example.com', 'NXDOMAIN', undefined],
    ['refused', 'hooks.example.org', 'REFUSED', undefined],
    ['servfail', 'hooks.example.com', 'SERVFAIL', '192.0.2.55'],
    ['timeout', 'hooks.example.com', 'TIMEOUT', '203.0.113.99'],
  ])('tells what became of it: %s', (name, asked, status, server) => {
    const lookup = only(shown(name));
    expect(lookup).toMatchObject({ name: asked, status, records: [] });
    expect(lookup?.server).toBe(server);
  });
});

describe('host among other text', () => {
  it('reads several, with and without their commands', () => {
    const bare = shown('found').split('\n').slice(1).join('\n');
    const { lookups } = readText(`${shown('nxdomain')}${bare}${shown('found')}\napi.example.com has no AAAA record\n`);
    expect(lookups.map((one) => [one.name, one.status, one.records.length])).toEqual([
      ['hoooks.example.com', 'NXDOMAIN', 0],
      ['hooks.example.com', 'NOERROR', 3],
      ['hooks.example.com', 'NOERROR', 3],
      ['api.example.com', 'NOERROR', 0],
    ]);
  });

  it.each([
    'The host has address problems',
    'our host is an alias for trouble here',
    'Everyone has address books',
    'host api.example.com is down',
    '$ host api.example.com',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
