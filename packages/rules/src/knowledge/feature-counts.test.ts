import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureCounts } from './feature-counts.ts';

test('says who has a feature and how often, as counting by hand does', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'a b', '@1');
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 6 }), word, (members, asked) => {
      const counts = new FeatureCounts(members);
      const byHand = members
        .map((features, member) => [member, features.filter((f) => f === asked).length])
        .filter(([, count]) => count);
      const found = counts.of(asked);
      expect(found ? [...found.members].map((member, i) => [member, found.counts[i]]) : []).toEqual(byHand);
      expect(counts.sizes).toEqual(members.map((features) => features.length));
    }),
  );
});

test('has nothing where there are no members', () => {
  expect(new FeatureCounts([]).of('a')).toBeUndefined();
});
