import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '../shipped.ts';

describe('the shipped knowledge', () => {
  const { causes, symptoms } = shippedKnowledge();

  it('knows causes in every area', () => {
    const areas = new Set([...causes.values()].map((c) => c.area));
    for (const area of [
      'auth',
      'request',
      'rate',
      'server',
      'dns',
      'network',
      'tls',
      'webhook',
      'signature',
      'delivery',
      'payload',
      'automation',
      'vendor',
    ]) {
      expect(areas).toContain(area);
    }
    expect(causes.size).toBeGreaterThanOrEqual(45);
  });

  it('has a cause for every symptom', () => {
    const shown = new Set([...causes.values()].flatMap((c) => c.symptoms));
    expect([...symptoms.keys()].filter((id) => !shown.has(id))).toEqual([]);
  });
});
