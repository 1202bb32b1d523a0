import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { dig } from './dig.ts';

const { readText } = readingBy(dig);
const only = (text: string) => theOnly(readText(text).lookups);
const shown = (name: string) => sample('dig', `${name}.txt`);

describe('what dig 9.18 printed', () => {
  it('reads an alias and the address behind it', () => {
    expect(only(shown('cname'))).toEqual({
      artifact: 'a',
      reader: 'dig',
      firstLine: 2,
      lastLine: 20,
      name: 'hooks.example.com',
      type: 'A',
      status: 'NOERROR',
      server: '192.0.2.53',
      records: [
        { name: 'hooks.example.com', type: 'CNAME', value: 'edge.example.net', ttlSeconds: 300, line: 14 },
        { name: 'edge.example.net', type: 'A', value: '203.0.113.10', ttlSeconds: 120, line: 15 },
      ],
    });
  });

  it.each([
    ['nxdomain', 'hoooks.example.com', 'A', 'NXDOMAIN', '192.0.2.53'],
    ['no-data', 'api.example.com', 'AAAA', 'NOERROR', '192.0.2.53'],
    ['servfail', 'hooks.example.com', 'A', 'SERVFAIL', '192.0.2.55'],
    ['refused', 'hooks.example.org', 'A', 'REFUSED', '192.0.2.53'],
  ])('tells what the server said: %s', (name, asked, type, status, server) => {
    expect(only(shown(name))).toMatchObject({ name: asked, type, status, server, records: [] });
  });

  it('tells silence from a refused connection', () => {
    expect(only(shown('timeout'))).toMatchObject({
      name: 'hooks.example.com',
      status: 'TIMEOUT',
      server: '203.0.113.99',
      error: { message: 'communications error to 203.0.113.99#53: timed out', line: 1 },
      firstLine: 1,
      lastLine: 6,
    });
    expect(only(shown('connection-refused'))).toMatchObject({
      status: 'OTHER',
      server: '203.0.113.10',
      error: { message: 'communications error to 203.0.113.10#53: connection refused' },
    });
  });

  it('keeps the extended error', () => {
    expect(only(shown('refused'))?.error).toEqual({ message: 'EDE 14 (Not Ready)', line: 10 });
  });

  it('reads the bare values of +short', () => {
    expect(only(shown('short'))).toMatchObject({
      name: 'hooks.example.com',
      status: 'NOERROR',
      records: [
        { name: 'hooks.example.com', type: 'CNAME', value: 'edge.example.net', line: 2 },
        { name: 'edge.example.net', type: 'A', value: '203.0.113.10', line: 3 },
      ],
    });
  });

  it('tells that +short printed nothing only where a prompt follows', () => {
    const { lookups } = readText(shown('short-empty'));
    expect(lookups.map((one) => [one.name, one.status, one.records.length])).toEqual([
      ['hoooks.example.com', 'OTHER', 0],
      ['hooks.example.com', 'NOERROR', 2],
    ]);
    expect(readText('$ dig +short hoooks.example.com\n').lookups).toEqual([]);
  });

  it('reads records without any comment', () => {
    expect(only(shown('noall-answer'))).toMatchObject({ name: 'hooks.example.com', type: 'A', status: 'NOERROR' });
    expect(only(shown('noall-answer'))?.records).toHaveLength(2);
  });

  it('takes of +trace the answer, not the way to it', () => {
    expect(only(shown('trace'))).toMatchObject({
      name: 'hooks.example.com',
      status: 'NOERROR',
      server: '198.51.100.53',
      records: [{ type: 'CNAME' }, { type: 'A', value: '203.0.113.10' }],
    });
    expect(only(shown('trace-nxdomain'))).toMatchObject({ name: 'hoooks.example.com', records: [] });
  });

  it('keeps two questions apart', () => {
    const { lookups } = readText(shown('two'));
    expect(lookups.map((one) => [one.name, one.type, one.records.map((record) => record.value)])).toEqual([
      ['api.example.com', 'A', ['203.0.113.10']],
      ['edge.example.net', 'AAAA', ['2001:db8::10']],
    ]);
  });

  it('reads host -v', () => {
    expect(only(shown('host-verbose'))).toMatchObject({
      name: 'api.example.com',
      server: '192.0.2.53',
      records: [{ value: '203.0.113.10' }],
    });
  });
});

describe('dig among other text', () => {
  it('reads several, one after another', () => {
    const { lookups } = readText([shown('cname'), shown('nxdomain'), shown('timeout'), shown('short')].join('\n'));
    expect(lookups.map((one) => one.status)).toEqual(['NOERROR', 'NXDOMAIN', 'TIMEOUT', 'NOERROR']);
  });

  it('reads an answer that lost its top or its bottom', () => {
    const lines = shown('cname').split('\n');
    expect(only(lines.slice(4).join('\n'))).toMatchObject({ name: 'hooks.example.com', status: 'NOERROR' });
    expect(only(lines.slice(11).join('\n'))).toMatchObject({ name: 'hooks.example.com', status: 'NOERROR' });
    expect(only(lines.slice(0, 14).join('\n'))?.records).toHaveLength(1);
    expect(only(lines.slice(0, 5).join('\n'))).toMatchObject({ name: 'hooks.example.com', status: 'NOERROR' });
  });

  it.each([
    'dig into the logs and you will see it',
    'Run dig +short hooks.example.com and tell us what it says.',
    '; a comment of an ini file\n;; another\n[section]',
    '$ORIGIN example.com.\nwww 3600 IN A 203.0.113.10',
    ';; communications error to 203.0.113.99#53: timed out',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
