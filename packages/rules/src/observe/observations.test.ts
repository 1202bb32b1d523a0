import { describe, expect, it } from 'vitest';
import type { Fact } from '../knowledge/compile.ts';
import type { ObservationSource } from './observation.ts';
import { Observations } from './observations.ts';

const facts = new Map<string, Fact>([
  ['a.status', { id: 'a.status', slot: 0, type: 'number', scope: 'exchange', says: 'the answer is {value}' }],
  ['a.names', { id: 'a.names', slot: 1, type: 'set', scope: 'exchange', says: 'it names {value}' }],
]);
const source: ObservationSource = { kind: 'report', quote: 'x' };

describe('of several observations of one fact', () => {
  it('the most believed counts, whichever comes first', () => {
    for (const order of [
      ['report', 'exchange', 'log'],
      ['exchange', 'log', 'report'],
    ] as const) {
      const all = new Observations(facts);
      for (const belief of order) all.add('a.status', { report: 500, exchange: 401, log: 502 }[belief], source, belief);
      expect(all.record[0]).toBe(401);
      expect(all.byFact.get('a.status')?.statement).toBe('the answer is 401');
    }
  });

  it('the first of equals counts', () => {
    const all = new Observations(facts);
    all.add('a.status', 401, source, 'log');
    all.add('a.status', 500, source, 'log');
    expect(all.record[0]).toBe(401);
  });

  it('an exchange that did not fail is believed less than the person who reports', () => {
    const all = new Observations(facts);
    all.add('a.status', 200, source, 'bystander');
    all.add('a.status', 500, source, 'report');
    expect(all.record[0]).toBe(500);
  });

  it('the members of sets come together, but for an answer, which replaces them', () => {
    const all = new Observations(facts);
    all.add('a.names', ['x'], source, 'exchange');
    all.add('a.names', ['y', 'x'], source, 'log');
    expect(all.record[1]).toEqual(['x', 'y']);
    all.add('a.names', ['z'], source, 'answer');
    expect(all.record[1]).toEqual(['z']);
  });

  it('one of a fact that the knowledge does not have is left out', () => {
    const all = new Observations(facts);
    all.add('b.unknown', true, source, 'answer');
    expect(all.byFact.size).toBe(0);
  });
});
