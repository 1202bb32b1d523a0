import { describe, expect, it } from 'vitest';
import { runExamples } from '../examples.ts';
import { shippedKnowledge } from '../shipped.ts';

describe('the examples of the shipped knowledge', async () => {
  const results = await runExamples(shippedKnowledge());

  it('are there', () => {
    expect(results.length).toBeGreaterThan(300);
  });

  it.each(Object.entries(Object.groupBy(results, (r) => r.cause)))(
    'of %s lead where they must, and nowhere else',
    (_, own = []) => {
      const wrong = own
        .filter((r) => !r.passed)
        .map((r) => `${r.name}: expected ${r.expected}, got ${JSON.stringify(r.got)}`);
      expect(wrong).toEqual([]);
    },
  );
});
