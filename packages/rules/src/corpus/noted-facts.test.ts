import { expect, it } from 'vitest';
import { runExamples } from '../examples.ts';
import { obtainableValues } from '../knowledge/obtainable.ts';
import { notedFacts } from '../observe/noted-facts.ts';
import { shippedKnowledge } from '../shipped.ts';

it('every value that an example shows comes from a cue, an answer or code that is known to note it', async () => {
  const { facts } = shippedKnowledge();
  const unexplained = new Set<string>();
  await runExamples(shippedKnowledge(), undefined, ({ diagnosis }) => {
    for (const { fact: id, value, source } of diagnosis.observations) {
      const fact = facts.get(id);
      const values = fact && obtainableValues(fact, notedFacts);
      if (source.kind === 'answer' || !values) continue;
      for (const one of [value].flat()) if (!values.includes(one)) unexplained.add(`${id}: ${one}`);
    }
  });
  expect([...unexplained]).toEqual([]);
});
