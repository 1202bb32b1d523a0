import { read, toDocument } from '@causeway/evidence';
import { sample } from '@causeway/evidence/testing';
import { describe, expect, it } from 'vitest';
import { observeRoutes } from './routes-seen.ts';

function facts(text: string): Record<string, unknown> {
  const documents = [toDocument('a', text)];
  return Object.fromEntries(observeRoutes(read(documents), documents).map(({ fact, value }) => [fact, value]));
}

describe('what a ping or a traced route shows', () => {
  it('is where the name leads, and whether packets come back', () => {
    expect(facts(sample('ping', 'linux.txt'))).toEqual({
      'network.dns_result': 'resolves',
      'network.packets_arrive': true,
    });
    expect(facts(sample('ping', 'linux-lost.txt'))).toEqual({
      'network.dns_result': 'resolves',
      'network.packets_arrive': false,
    });
    expect(facts(sample('ping', 'windows.txt').replaceAll('203.0.113.10', '10.4.0.7'))).toEqual({
      'network.dns_result': 'private',
      'network.packets_arrive': true,
    });
  });

  it('is that the name is unknown, or the network without a way', () => {
    expect(facts(sample('ping', 'linux-unresolved.txt'))).toEqual({
      'error.kind': 'dns',
      'network.dns_result': 'temporary',
    });
    expect(facts(sample('ping', 'macos-unresolved.txt'))).toEqual({
      'error.kind': 'dns',
      'network.dns_result': 'not_found',
    });
    expect(facts(sample('ping', 'windows-unresolved.txt'))).toEqual({
      'error.kind': 'dns',
      'network.dns_result': 'not_found',
    });
    expect(facts(sample('ping', 'linux-no-route.txt'))).toMatchObject({ 'error.kind': 'unreachable' });
  });

  it('is quoted with its lines', () => {
    const documents = [toDocument('a', sample('ping', 'linux-lost.txt'))];
    expect(observeRoutes(read(documents), documents)[0]?.source).toMatchObject({
      kind: 'lines',
      artifact: 'a',
      quote: expect.stringContaining('blackhole.example.com'),
    });
  });
});
