import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { nslookup } from './nslookup.ts';

const { readText } = readingBy(nslookup);
const only = (text: string) => theOnly(readText(text).lookups);
const shown = (name: string) => sample('nslookup', `${name}.txt`);

describe('what nslookup printed', () => {
  it('reads an alias and both addresses behind it', () => {
    expect(only(shown('found'))).toEqual({
      artifact: 'a',
      reader: 'nslookup',
      firstLine: 1,
      lastLine: 9,
      name: 'hooks.example.com',
      status: 'NOERROR',
      server: '192.0.2.53',
      records: [
        { name: 'hooks.example.com', type: 'CNAME', value: 'edge.example.net', line: 5 },
        { name: 'edge.example.net', type: 'A', value: '203.0.113.10', line: 7 },
        { name: 'edge.example.net', type: 'AAAA', value: '2001:db8::10', line: 9 },
      ],
    });
  });

  it.each([
    ['nxdomain', 'hoooks.example.com', 'NXDOMAIN', '192.0.2.53'],
    ['refused', 'hooks.example.org', 'REFUSED', '192.0.2.53'],
    ['servfail', 'hooks.example.com', 'SERVFAIL', '192.0.2.55'],
    ['timeout', 'hooks.example.com', 'TIMEOUT', '203.0.113.99'],
    ['windows-nxdomain', 'hoooks.example.com', 'NXDOMAIN', '192.0.2.53'],
    ['windows-timeout', 'hooks.example.com', 'TIMEOUT', '203.0.113.99'],
    ['busybox', 'payments.default', 'OTHER', '10.96.0.10'],
  ])('tells what became of it: %s', (name, asked, status, server) => {
    expect(only(shown(name))).toMatchObject({ name: asked, status, server, records: [] });
  });

  it('reads other types', () => {
    expect(only(shown('txt'))).toMatchObject({
      name: 'example.com',
      type: 'TXT',
      records: [{ value: '"v=spf1 -all"' }],
    });
    expect(only(shown('mx'))).toMatchObject({ type: 'MX', records: [{ value: '10 mail.example.com' }] });
  });

  it('reads the alias that Windows names last', () => {
    expect(only(shown('windows'))).toMatchObject({
      name: 'hooks.example.com',
      server: '192.0.2.53',
      records: [
        { name: 'hooks.example.com', type: 'CNAME', value: 'edge.example.net' },
        { type: 'AAAA', value: '2001:db8::10' },
        { type: 'A', value: '203.0.113.10' },
      ],
    });
  });
});

describe('nslookup among other text', () => {
  it('reads several, one after another', () => {
    const { lookups } = readText([shown('found'), shown('nxdomain'), shown('windows'), shown('txt')].join('\n'));
    expect(lookups.map((one) => [one.name, one.status])).toEqual([
      ['hooks.example.com', 'NOERROR'],
      ['hoooks.example.com', 'NXDOMAIN'],
      ['hooks.example.com', 'NOERROR'],
      ['example.com', 'NOERROR'],
    ]);
  });

  it('reads an answer that lost its top or its bottom', () => {
    expect(only(shown('found').split('\n').slice(1).join('\n'))).toMatchObject({ name: 'hooks.example.com' });
    expect(only(shown('found').split('\n').slice(0, 7).join('\n'))?.records).toHaveLength(2);
    expect(only("** server can't find hoooks.example.com: NXDOMAIN")).toMatchObject({ status: 'NXDOMAIN' });
  });

  it.each([
    'nslookup says the name is fine, so it must be the firewall.',
    'Server: nginx\nAddress: 12 Main Street',
    'Name: Ada\nAddress: 192.0.2.1',
    'Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
