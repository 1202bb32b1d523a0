import type { Exchange } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../knowledge/compile.ts';
import { smallKnowledge } from '../knowledge/small-knowledge.ts';
import { recogniseProvider } from './provider.ts';

const sources = 'sources: [https://example.org/docs]';
const knowledge = compileKnowledge({
  ...smallKnowledge,
  'providers/acme.yaml': `name: Acme\naliases: [Acme Cloud]\nhosts: [api.acme.test]\nheaders: [x-acme-request]\nuser_agents: [AcmeHooks/]\nkeys: [ { prefix: sk_live_, kind: secret, mode: live } ]\n${sources}\n`,
  'providers/other.yaml': `name: Other\nhosts: [other.test]\n${sources}\n`,
  'providers/other-cloud.yaml': `name: Other Cloud\n${sources}\n`,
});
const by = (given: string | undefined, exchanges: Parameters<typeof recogniseProvider>[1], text = '') => {
  const found = recogniseProvider(given, exchanges, text, knowledge);
  return found && `${found.provider.id} by ${found.by}`;
};
const call = (url: string, headers: Record<string, string> = {}): Exchange => ({
  reader: 'test',
  artifact: 'test',
  seenFrom: 'client',
  firstLine: 1,
  lastLine: 2,
  request: {
    method: 'GET',
    url,
    line: 1,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value, line: 2 })),
  },
});

describe('the vendor', () => {
  it('is the one that was named with the evidence, whatever else it shows', () => {
    expect(by('other', [call('https://api.acme.test/v1')])).toBe('other by given');
  });

  it('is known by its host and hosts below it, not by hosts that only end alike', () => {
    expect(by(undefined, [call('https://eu.api.acme.test/v1')])).toBe('acme by host');
    expect(by(undefined, [call('https://notapi.acme.test.evil.example/')])).toBeUndefined();
    expect(by(undefined, [call('https://xapi.acme.test/')])).toBeUndefined();
  });

  it('is known by a header, a sender, a masked key, a name', () => {
    expect(by(undefined, [call('https://my.example/', { 'X-Acme-Request': '1' })])).toBe('acme by header');
    expect(by(undefined, [call('https://my.example/', { 'User-Agent': 'AcmeHooks/2.1' })])).toBe('acme by sender');
    expect(by(undefined, [], 'key sk_live_…[24,#a41f]')).toBe('acme by key');
    expect(by(undefined, [], 'since we moved to ACME Cloud')).toBe('acme by name');
    expect(by(undefined, [], 'the acmeist poets and another thing')).toBeUndefined();
  });

  it('is the one that is named first where several are', () => {
    expect(by(undefined, [], 'Other answers 401 since we moved from Acme')).toBe('other by name');
    expect(by(undefined, [], 'Acme answers 401, Other does not')).toBe('acme by name');
    expect(by(undefined, [], 'anOther thing: Acme, and then Other')).toBe('acme by name');
    expect(by(undefined, [], 'the Other Cloud fails')).toBe('other-cloud by name');
  });

  it('is not known by how a key begins where the call goes to another host', () => {
    const key = 'Authorization: Bearer sk_live_…[24,#a41f]';
    expect(by(undefined, [call('https://api.elsewhere.io/v1')], key)).toBeUndefined();
    expect(by(undefined, [call('http://localhost:8080/v1')], key)).toBe('acme by key');
  });

  it('that no profile has is refused with the nearest', () => {
    expect(() => by('acmee', [])).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_PROVIDER', hint: expect.stringContaining('acme') }),
    );
  });
});
